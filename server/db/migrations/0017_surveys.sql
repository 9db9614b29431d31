-- The satisfaction survey (SKM, PermenPANRB 14/2017): questionnaires by version, one-time codes, responses that lead
-- back to nobody. No table of responses holds a person, a case, a code or a time of day.

create table survey_questionnaires (
  code text not null check (code ~ '^[a-z][a-z0-9]{2,20}$'),
  version int not null check (version > 0),
  valid_from date not null,
  title_id text not null,
  title_en text not null,
  legal_basis text not null,
  primary key (code, version)
);
comment on table survey_questionnaires is 'Brought along in data/surveys; a version that was answered never changes';
grant select on survey_questionnaires to {{app}};

create table survey_items (
  questionnaire text not null,
  version int not null,
  item text not null check (item ~ '^[A-Za-z][0-9]{1,2}$'),
  position int not null check (position > 0),
  question_id text not null,
  question_en text not null,
  options_id text[] not null check (array_length(options_id, 1) = 4),
  options_en text[] not null check (array_length(options_en, 1) = 4),
  primary key (questionnaire, version, item),
  unique (questionnaire, version, position),
  foreign key (questionnaire, version) references survey_questionnaires (code, version)
);
comment on column survey_items.item is
  'What answers are kept by. The paper form of the regulation asks element U9 as its eighth question and U8 as its ninth';
comment on column survey_items.position is 'Where the form asks it; says nothing about the element';
comment on column survey_items.options_id is 'Words of the scores 1 to 4, in this order';
grant select on survey_items to {{app}};

create table survey_mappings (
  questionnaire text not null,
  version int not null,
  mapping text not null check (mapping ~ '^[a-z0-9][a-z0-9-]{2,40}$'),
  item text not null,
  index_code text not null check (index_code in ('ikm', 'ipak')),
  element text check (element ~ '^U[1-9]$'),
  source text not null,
  primary key (questionnaire, version, mapping, item),
  foreign key (questionnaire, version, item) references survey_items (questionnaire, version, item),
  check ((index_code = 'ikm') = (element is not null))
);
comment on table survey_mappings is
  'Which element of the satisfaction index (ikm) an item belongs to, or that it belongs to the index of perceived corruption (ipak), which is computed apart. Offices differ in this, so it is chosen';
grant select on survey_mappings to {{app}};

create table survey_settings (
  office_code text not null references offices (code),
  valid_from date not null,
  questionnaire text not null,
  version int not null,
  mapping text not null,
  set_by uuid references employees (id),
  set_at timestamptz not null,
  primary key (office_code, valid_from),
  foreign key (questionnaire, version) references survey_questionnaires (code, version)
);
comment on table survey_settings is
  'Which questionnaire and mapping an office uses from a day on; an office without a row uses the nine elements';
grant select, insert on survey_settings to {{app}};

create table survey_tokens (
  token_hash text primary key check (token_hash ~ '^[A-Za-z0-9_-]{43}$'),
  office_code text not null references offices (code),
  service text not null check (service in ('card', 'recording', 'complaint', 'other')),
  expires_on date not null
) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
comment on table survey_tokens is
  'One-time codes that are still open. Answering deletes the row; nothing says which case it was printed for. Vacuumed as soon as a row is dead, so that what was deleted does not lie about';
create index survey_tokens_expired on survey_tokens (expires_on);
grant select, insert, delete on survey_tokens to {{app}};

create table survey_responses (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  questionnaire text not null,
  version int not null,
  service text not null check (service in ('card', 'recording', 'complaint', 'other')),
  day date not null,
  time_band text not null check (time_band in ('morning', 'afternoon', 'other')),
  channel text not null check (channel in ('token', 'kiosk', 'import')),
  sex text check (sex in ('male', 'female')),
  age_band text check (age_band in ('under_20', 'from_20', 'from_30', 'from_40', 'from_50', 'from_60', 'from_70')),
  education text check (education in ('sd', 'smp', 'sma', 's1', 's2', 's3')),
  occupation text check (occupation in ('civil_servant', 'military', 'police', 'private_employee', 'entrepreneur', 'other')),
  disability boolean,
  unique (id, office_code, questionnaire, version),
  foreign key (questionnaire, version) references survey_questionnaires (code, version)
);
comment on table survey_responses is
  'Complete, anonymous answers; append-only. The id is random and no column holds a time of day; the order in which rows were written is still visible to whoever administers the database (xmin, ctid)';
comment on column survey_responses.time_band is 'As the regulation''s form: 08.00-12.00, 13.00-17.00, or another hour';
comment on column survey_responses.sex is 'This and the four after it: null when the respondent would rather not say';
create index survey_responses_of_office on survey_responses (office_code, day);
grant select, insert on survey_responses to {{app}};

create table survey_answers (
  response_id uuid not null,
  office_code text not null,
  questionnaire text not null,
  version int not null,
  item text not null,
  score int not null check (score between 1 and 4),
  primary key (response_id, item),
  constraint survey_answers_of_response foreign key (response_id, office_code, questionnaire, version)
    references survey_responses (id, office_code, questionnaire, version),
  constraint survey_answers_of_questionnaire foreign key (questionnaire, version, item)
    references survey_items (questionnaire, version, item)
);
comment on table survey_answers is 'One score an item, by the item''s code; append-only';
grant select, insert on survey_answers to {{app}};

-- The index of the regulation assumes one number of respondents for all elements: a response is whole or it is none.
create function survey_responses_complete() returns trigger language plpgsql as $$
begin
  if exists (
    select from survey_items i
     where i.questionnaire = new.questionnaire and i.version = new.version
       and not exists (select from survey_answers a where a.response_id = new.id and a.item = i.item)) then
    raise exception 'survey response % does not answer every item', new.id
      using errcode = 'integrity_constraint_violation', constraint = 'survey_responses_complete';
  end if;
  return null;
end $$;
create constraint trigger survey_responses_complete after insert on survey_responses
  deferrable initially deferred for each row execute function survey_responses_complete();

-- A version that somebody has answered means what it meant then.
create function survey_versions_keep() returns trigger language plpgsql as $$
declare
  named jsonb := to_jsonb(case when tg_op = 'INSERT' then new else old end);
begin
  if exists (
    select from survey_responses
     where questionnaire = named ->> tg_argv[0] and version = (named ->> 'version')::int) then
    raise exception 'questionnaire % version % was answered', named ->> tg_argv[0], named ->> 'version'
      using errcode = 'integrity_constraint_violation', constraint = 'survey_versions_keep';
  end if;
  return coalesce(new, old);
end $$;
create trigger survey_questionnaires_keep before update or delete on survey_questionnaires
  for each row execute function survey_versions_keep('code');
create trigger survey_items_keep before insert or update or delete on survey_items
  for each row execute function survey_versions_keep('questionnaire');
create trigger survey_mappings_keep before update or delete on survey_mappings
  for each row execute function survey_versions_keep('questionnaire');

create table survey_flags (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  day date not null,
  service text not null check (service in ('card', 'recording', 'complaint', 'other')),
  channel text not null check (channel in ('token', 'kiosk', 'import')),
  questionnaire text not null,
  version int not null,
  item text not null,
  score int not null check (score between 1 and 3),
  seen_by uuid references employees (id),
  seen_at timestamptz,
  measure text check (length(measure) between 3 and 2000),
  foreign key (questionnaire, version, item) references survey_items (questionnaire, version, item),
  check ((seen_by is null) = (seen_at is null) and (seen_by is null) = (measure is null))
);
comment on table survey_flags is
  'Somebody says that a service which is free by law cost something (element U4 below 4). No response and no person: that it happened is what the head must look into';
comment on column survey_flags.measure is 'What the head had done about it';
create index survey_flags_of_office on survey_flags (office_code, day);
grant select, insert, update (seen_by, seen_at, measure) on survey_flags to {{app}};

create table survey_kiosks (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  name text not null check (length(name) between 2 and 60),
  pairing_hash text check (pairing_hash ~ '^[A-Za-z0-9_-]{43}$'),
  pairing_until timestamptz,
  created_by uuid not null references employees (id),
  created_at timestamptz not null,
  paired_at timestamptz,
  stopped_by uuid references employees (id),
  stopped_at timestamptz,
  check ((pairing_hash is null) = (pairing_until is null)),
  check ((stopped_by is null) = (stopped_at is null)),
  check (paired_at is null or pairing_hash is null)
);
comment on table survey_kiosks is
  'Tablets in the hall. A device is paired by a short code that an officer reads off, so that no staff session is ever on it';
create unique index survey_kiosks_pairing on survey_kiosks (pairing_hash) where pairing_hash is not null;
create index survey_kiosks_of_office on survey_kiosks (office_code) where stopped_at is null;
grant select, insert, update (pairing_hash, pairing_until, paired_at, stopped_by, stopped_at) on survey_kiosks to {{app}};

create table survey_kiosk_forms (
  form_hash text primary key check (form_hash ~ '^[A-Za-z0-9_-]{43}$'),
  office_code text not null references offices (code),
  day date not null
) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
comment on table survey_kiosk_forms is
  'Forms of the tablets that were taken in, so that one sent twice counts once; forgotten after a week, and no response refers to them';
grant select, insert, delete on survey_kiosk_forms to {{app}};

create table survey_follow_ups (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  period_from date not null,
  period_to date not null,
  element text not null check (element ~ '^U[1-9]$'),
  plan text not null check (length(plan) between 3 and 2000),
  responsible text not null check (length(responsible) between 2 and 120),
  due_on date not null,
  recorded_by uuid not null references employees (id),
  recorded_at timestamptz not null,
  done_on date,
  done_by uuid references employees (id),
  check (period_to >= period_from),
  check ((done_on is null) = (done_by is null))
);
comment on table survey_follow_ups is 'Plan of what is done about the lowest elements of a period (rencana tindak lanjut)';
create index survey_follow_ups_of_office on survey_follow_ups (office_code, period_from);
grant select, insert, update (plan, responsible, due_on, done_on, done_by) on survey_follow_ups to {{app}};
