-- Complaints (pengaduan): register, content, history, clock, authority, forwarding, answers.
-- Columns of `complaints` and of the history hold codes and references; what is personal stands in complaint_contents,
-- complaint_notes and the file vault, so that it can be masked or destroyed without breaking the chain.

alter table files drop constraint files_kind_check;
alter table files add constraint files_kind_check check (kind in ('portrait', 'signature', 'document',
  'receiver_signature', 'complaint_attachment', 'complaint_signature'));

create table agencies (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  name text not null check (length(name) between 3 and 200),
  kind text not null check (kind in ('regional', 'village', 'vertical', 'inspectorate', 'ombudsman', 'other')),
  address text check (length(address) <= 300),
  phone text check (length(phone) <= 40),
  email text check (length(email) <= 200),
  website text check (length(website) <= 200),
  active boolean not null default true,
  created_at timestamptz not null,
  unique (office_code, name)
);
comment on table agencies is 'Directory of agencies that complaints outside the office''s authority are forwarded to';
grant select, insert, update on agencies to {{app}};

create table complaint_limits (
  office_code text not null references offices (code),
  code text not null,
  days int not null check (days > 0),
  day_kind text not null check (day_kind in ('working', 'calendar')),
  starts_from text not null check (starts_from in ('receipt', 'completeness', 'request', 'answer', 'forwarding', 'lateness')),
  legal_basis text not null,
  valid_from date not null,
  primary key (office_code, code, valid_from)
);
comment on table complaint_limits is
  'Every limit with its legal basis, effective-dated; response is the office''s published promise, the others run beside it';
grant select, insert on complaint_limits to {{app}};

create function complaint_limits_of_office() returns trigger language plpgsql security definer as $$
begin
  insert into complaint_limits (office_code, code, days, day_kind, starts_from, legal_basis, valid_from)
  select new.code, l.code, l.days, l.day_kind, l.starts_from, l.legal_basis, date '2020-01-01'
    from (values
      ('response', 3, 'working', 'receipt', 'Standar pelayanan yang diumumkan'),
      ('completeness_answer', 14, 'calendar', 'receipt', 'UU 25/2009'),
      ('decision', 60, 'calendar', 'completeness', 'UU 25/2009; Perpres 76/2013'),
      ('completion', 30, 'calendar', 'request', 'UU 25/2009'),
      ('sp4n_forwarding', 3, 'working', 'receipt', 'Pedoman SP4N'),
      ('sp4n_information', 5, 'working', 'receipt', 'Pedoman SP4N'),
      ('sp4n_complaint', 14, 'working', 'receipt', 'Pedoman SP4N'),
      ('sp4n_supervision', 60, 'working', 'receipt', 'Pedoman SP4N'),
      ('silence', 10, 'working', 'answer', 'Pedoman SP4N'),
      ('reopening', 10, 'working', 'answer', 'Aturan kantor'),
      ('agency', 14, 'working', 'forwarding', 'Pedoman SP4N')
    ) as l (code, days, day_kind, starts_from, legal_basis);
  return null;
end $$;
create trigger complaint_limits_of_office after insert on offices
  for each row execute function complaint_limits_of_office();
insert into complaint_limits (office_code, code, days, day_kind, starts_from, legal_basis, valid_from)
select o.code, l.code, l.days, l.day_kind, l.starts_from, l.legal_basis, date '2020-01-01'
  from offices o, (values
      ('response', 3, 'working', 'receipt', 'Standar pelayanan yang diumumkan'),
      ('completeness_answer', 14, 'calendar', 'receipt', 'UU 25/2009'),
      ('decision', 60, 'calendar', 'completeness', 'UU 25/2009; Perpres 76/2013'),
      ('completion', 30, 'calendar', 'request', 'UU 25/2009'),
      ('sp4n_forwarding', 3, 'working', 'receipt', 'Pedoman SP4N'),
      ('sp4n_information', 5, 'working', 'receipt', 'Pedoman SP4N'),
      ('sp4n_complaint', 14, 'working', 'receipt', 'Pedoman SP4N'),
      ('sp4n_supervision', 60, 'working', 'receipt', 'Pedoman SP4N'),
      ('silence', 10, 'working', 'answer', 'Pedoman SP4N'),
      ('reopening', 10, 'working', 'answer', 'Aturan kantor'),
      ('agency', 14, 'working', 'forwarding', 'Pedoman SP4N')
    ) as l (code, days, day_kind, starts_from, legal_basis);

create table box_openings (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  opened_at timestamptz not null,
  place text not null check (length(place) between 2 and 200),
  first_officer uuid not null references employees (id),
  second_officer uuid not null references employees (id),
  slip_count int not null check (slip_count >= 0 and slip_count <= 500),
  recorded_by uuid not null references employees (id),
  recorded_at timestamptz not null,
  check (first_officer <> second_officer),
  check (opened_at <= recorded_at)
);
comment on table box_openings is 'The complaint box is opened by two officers; as many slips as counted are booked, each numbered';
create index box_openings_of_office on box_openings (office_code, opened_at);
grant select, insert on box_openings to {{app}};

create table complaints (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  number text not null,
  tracking_code text not null unique check (tracking_code ~ '^[0-9A-HJKMNP-TV-Z]{13}$'),
  channel text not null check (channel in ('box', 'letter', 'telephone', 'counter', 'web', 'email')),
  state text not null check (state in ('held', 'received', 'awaiting_complainant', 'disposition', 'examination',
    'accepted', 'in_progress', 'answered', 'closed', 'outside', 'forwarded', 'informed', 'archived', 'merged',
    'withdrawn', 'deemed_withdrawn', 'rejected', 'reopened')),
  last_seq int not null,
  round int not null default 1 check (round > 0),
  received_at timestamptz not null,
  received_on date not null,
  completed_on date,
  component text check (component in ('requirements', 'procedure', 'time', 'cost', 'product', 'complaint_handling',
    'legal_basis', 'facilities', 'competence', 'internal_control', 'staffing', 'service_guarantee', 'safety', 'evaluation')),
  anonymous boolean not null default false,
  confidential boolean not null default false,
  identity_refused boolean not null default false,
  handler_id uuid references employees (id),
  application_id uuid references applications (id),
  merged_into uuid references complaints (id),
  box_opening_id uuid references box_openings (id),
  slip_number int check (slip_number > 0),
  booked_by uuid references employees (id),
  state_since timestamptz not null,
  closed_at timestamptz,
  legal_hold boolean not null default false,
  unique (office_code, number),
  unique (box_opening_id, slip_number),
  foreign key (office_code, handler_id) references employees (office_code, id),
  check ((channel = 'box') = (box_opening_id is not null)),
  check ((box_opening_id is null) = (slip_number is null)),
  check ((state = 'merged') = (merged_into is not null)),
  check (merged_into <> id),
  check (not identity_refused or channel = 'telephone'),
  check ((closed_at is not null) = (state in ('closed', 'informed', 'archived', 'merged', 'withdrawn', 'deemed_withdrawn', 'rejected')))
);
comment on column complaints.tracking_code is 'Secret of the complainant, 65 random bits; the only key to the public page';
comment on column complaints.received_on is 'Day of receipt in the office''s zone: day 0 of the clock';
comment on column complaints.completed_on is 'When its fields were complete (triage): legal limits that run from completeness start here';
comment on column complaints.round is 'One more each time the complaint is reopened or revived; each round has a clock of its own';
comment on column complaints.anonymous is 'anonim: the complainant''s identity is hidden from all but who unmasks it with a reason';
comment on column complaints.confidential is 'rahasia: the complaint appears in no public list';
comment on column complaints.booked_by is 'Null when it came by the web form';
create index complaints_work on complaints (office_code, state, received_on);
create index complaints_received on complaints (office_code, received_on);
create index complaints_application on complaints (application_id) where application_id is not null;
grant select, insert, update on complaints to {{app}};

create table complaint_contents (
  complaint_id uuid primary key references complaints (id),
  office_code text not null references offices (code),
  name text check (length(name) <= 200),
  address text check (length(address) <= 500),
  phone text check (length(phone) <= 40),
  phone_e164 text check (phone_e164 ~ '^\+[0-9]{6,15}$'),
  email text check (length(email) <= 200),
  description text check (length(description) <= 20000),
  remedy text check (length(remedy) <= 2000),
  submitted_place text check (length(submitted_place) <= 300),
  submitted_on date,
  submitted_time text check (submitted_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  immediate_response text check (length(immediate_response) <= 4000),
  signature text check (signature in ('scan', 'seen', 'declared')),
  signature_file_id uuid references files (id),
  signature_seen_by uuid references employees (id),
  preferred_channel text check (preferred_channel in ('email', 'whatsapp', 'sms', 'letter', 'call')),
  locale text not null default 'id' check (locale in ('id', 'en')),
  masked_at timestamptz,
  check ((signature = 'scan') = (signature_file_id is not null) or masked_at is not null),
  check (signature is distinct from 'seen' or signature_seen_by is not null)
);
comment on table complaint_contents is
  'What the complainant wrote or said, as submitted; the personal part, masked when retention ends. NIK is not asked for';
comment on column complaint_contents.submitted_on is 'As the paper or the caller says; received_on in complaints is when the office had it';
comment on column complaint_contents.phone_e164 is 'Null when the number is none that can be called';
create index complaint_contents_phone on complaint_contents (office_code, phone_e164);
grant select, insert, update on complaint_contents to {{app}};

create table complaint_events (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  seq int not null check (seq > 0),
  round int not null check (round > 0),
  action text not null,
  from_state text,
  to_state text not null,
  actor_id uuid references employees (id),
  acting_role text,
  delegation_id uuid references delegations (id),
  at timestamptz not null,
  data jsonb not null default '{}',
  request_id text,
  unique (complaint_id, seq),
  check ((actor_id is null) = (acting_role is null))
);
comment on table complaint_events is
  'Append-only history: ids, codes and references, never names. No actor: the complainant, an agency or the passing of time';
create index complaint_events_at on complaint_events (office_code, at);
grant select, insert on complaint_events to {{app}};

create table complaint_event_notes (
  event_id bigint primary key references complaint_events (id),
  words text not null check (length(words) <= 4000)
);
comment on table complaint_event_notes is 'Free words of an officer, an agency or the complainant, apart from the history';
grant select, insert on complaint_event_notes to {{app}};

create table complaint_rounds (
  complaint_id uuid not null references complaints (id),
  round int not null check (round > 0),
  office_code text not null references offices (code),
  started_on date not null,
  due_on date,
  tentative boolean not null,
  calendar_version int not null,
  days int not null check (days > 0),
  ended_at timestamptz,
  ended_on date,
  ended_by text check (ended_by in ('answered', 'informed', 'archived', 'merged', 'withdrawn', 'deemed_withdrawn', 'rejected')),
  late_days int check (late_days >= 0),
  primary key (complaint_id, round),
  check ((ended_at is null) = (ended_on is null) and (ended_at is null) = (ended_by is null)
     and (ended_at is null) = (late_days is null)),
  check (ended_on >= started_on)
);
comment on table complaint_rounds is
  'The clock of the published promise, one row a round: receipt or reopening is day 0; stopped by the answer or the notice of forwarding';
comment on column complaint_rounds.due_on is 'Null while the complainant must complete: the clock is paused';
comment on column complaint_rounds.tentative is 'Reaches into a year whose holidays are not loaded yet';
comment on column complaint_rounds.late_days is 'Working days after the due date, frozen at the end';
create index complaint_rounds_running on complaint_rounds (office_code, due_on) where ended_at is null;
grant select, insert, update (due_on, tentative, calendar_version, ended_at, ended_on, ended_by, late_days) on complaint_rounds to {{app}};

create table complaint_due_changes (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  complaint_id uuid not null,
  round int not null,
  old_due_on date,
  new_due_on date,
  calendar_version int not null,
  cause text not null check (cause in ('calendar', 'pause', 'resume')),
  at timestamptz not null,
  foreign key (complaint_id, round) references complaint_rounds (complaint_id, round)
);
comment on table complaint_due_changes is 'Every move of a due date and why; insert-only';
grant select, insert on complaint_due_changes to {{app}};

create table complaint_pauses (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  complaint_id uuid not null,
  round int not null,
  asked_at timestamptz not null,
  asked_on date not null,
  respond_by date not null,
  warned_at timestamptz,
  ended_at timestamptz,
  ended_on date,
  foreign key (complaint_id, round) references complaint_rounds (complaint_id, round),
  check ((ended_at is null) = (ended_on is null)),
  check (ended_at >= asked_at)
);
comment on table complaint_pauses is 'The one reason that pauses the clock: the complainant must complete';
comment on column complaint_pauses.warned_at is 'When the complainant was told that silence will count as withdrawal; without it nothing lapses';
create unique index complaint_pauses_one_open on complaint_pauses (complaint_id) where ended_at is null;
create index complaint_pauses_of on complaint_pauses (complaint_id, round);
grant select, insert, update (warned_at, ended_at, ended_on) on complaint_pauses to {{app}};

create table complaint_calls (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  outcome text not null check (outcome in ('reached', 'no_answer', 'wrong_number', 'switched_off')),
  called_by uuid not null references employees (id),
  at timestamptz not null
);
comment on table complaint_calls is 'Attempts to reach the complainant by telephone';
create index complaint_calls_of on complaint_calls (complaint_id, at);
grant select, insert on complaint_calls to {{app}};

create table complaint_subjects (
  complaint_id uuid not null references complaints (id),
  employee_id uuid not null,
  office_code text not null references offices (code),
  named_by uuid not null references employees (id),
  named_at timestamptz not null,
  primary key (complaint_id, employee_id),
  foreign key (office_code, employee_id) references employees (office_code, id)
);
comment on table complaint_subjects is 'Officers complained about: they can neither handle nor read the complaint';
create index complaint_subjects_employee on complaint_subjects (employee_id);
grant select, insert on complaint_subjects to {{app}};

create table complaint_assignments (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  employee_id uuid not null,
  assigned_by uuid not null references employees (id),
  at timestamptz not null,
  foreign key (office_code, employee_id) references employees (office_code, id)
);
create index complaint_assignments_of on complaint_assignments (complaint_id, at);
grant select, insert on complaint_assignments to {{app}};

create table complaint_authority (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  round int not null,
  decision text not null check (decision in ('in', 'out')),
  decided_by uuid not null references employees (id),
  at timestamptz not null
);
comment on table complaint_authority is 'Whether the substance is within the office''s authority: who decided and when; why stands beside the event';
create index complaint_authority_of on complaint_authority (complaint_id, at);
grant select, insert on complaint_authority to {{app}};

create table complaint_answers (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  round int not null,
  at_once boolean not null default false,
  answered_by uuid not null references employees (id),
  at timestamptz not null,
  unique (complaint_id, round)
);
grant select, insert on complaint_answers to {{app}};

create table complaint_answer_texts (
  answer_id uuid primary key references complaint_answers (id),
  words text not null check (length(words) between 3 and 10000)
);
comment on table complaint_answer_texts is 'What the complainant was answered; apart, so that it can be destroyed';
grant select, insert, delete on complaint_answer_texts to {{app}};

create table complaint_referrals (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  round int not null,
  agency_id uuid not null references agencies (id),
  letter_number text not null check (length(letter_number) between 3 and 100),
  letter_on date not null,
  token text not null unique check (token ~ '^[0-9A-HJKMNP-TV-Z]{26}$'),
  due_on date not null,
  tentative boolean not null,
  calendar_version int not null,
  forwarded_by uuid not null references employees (id),
  at timestamptz not null,
  signed_by uuid references employees (id),
  agency_state text check (agency_state in ('received', 'in_progress', 'done', 'not_ours')),
  agency_state_at timestamptz,
  unique (complaint_id, round),
  unique (office_code, letter_number),
  check ((agency_state is null) = (agency_state_at is null))
);
comment on table complaint_referrals is 'Forwarding to the competent agency: letter and link, and the agency''s own clock';
comment on column complaint_referrals.token is 'Secret of the receiving agency''s page, 130 random bits';
create index complaint_referrals_due on complaint_referrals (office_code, due_on);
grant select, insert, update (agency_state, agency_state_at, due_on, tentative, calendar_version) on complaint_referrals to {{app}};

create table complaint_notices (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  round int not null,
  referral_id uuid not null references complaint_referrals (id),
  channel text not null check (channel in ('telephone', 'letter', 'whatsapp', 'sms', 'email', 'in_person')),
  told_at timestamptz not null,
  told_by uuid not null references employees (id),
  at timestamptz not null,
  unique (referral_id),
  check (told_at <= at)
);
comment on table complaint_notices is 'The complainant was told that the complaint was forwarded: by what channel, when, by whom';
grant select, insert on complaint_notices to {{app}};

create table complaint_archivings (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  round int not null,
  reason text not null check (reason in ('identity_unclear', 'identity_refused')),
  archived_by uuid not null references employees (id),
  at timestamptz not null,
  unique (complaint_id, round)
);
grant select, insert on complaint_archivings to {{app}};

create table complaint_merges (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  into_id uuid not null references complaints (id),
  from_state text not null,
  merged_by uuid not null references employees (id),
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid references employees (id),
  check (complaint_id <> into_id),
  check ((undone_at is null) = (undone_by is null))
);
create unique index complaint_merges_current on complaint_merges (complaint_id) where undone_at is null;
create index complaint_merges_into on complaint_merges (into_id);
grant select, insert, update (undone_at, undone_by) on complaint_merges to {{app}};

create table complaint_attachments (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  position int not null check (position between 1 and 5),
  file_id uuid not null references files (id),
  added_by uuid references employees (id),
  added_at timestamptz not null,
  unique (complaint_id, position)
);
comment on column complaint_attachments.added_by is 'Null when the complainant sent it';
grant select, insert on complaint_attachments to {{app}};

create table complaint_ratings (
  complaint_id uuid not null references complaints (id),
  round int not null,
  office_code text not null references offices (code),
  satisfied boolean not null,
  at timestamptz not null,
  primary key (complaint_id, round)
);
grant select, insert on complaint_ratings to {{app}};

create table complaint_reminders (
  complaint_id uuid not null,
  round int not null,
  office_code text not null references offices (code),
  step text not null check (step in ('share_50', 'share_75', 'share_100', 'ladder_1', 'ladder_2', 'ladder_3', 'ladder_4', 'agency_late')),
  at timestamptz not null,
  primary key (complaint_id, round, step),
  foreign key (complaint_id, round) references complaint_rounds (complaint_id, round)
);
comment on table complaint_reminders is 'Reminders and rungs of the ladder that have been given, each once a round';
grant select, insert on complaint_reminders to {{app}};

create table escalation_rungs (
  office_code text not null references offices (code),
  rung int not null check (rung between 1 and 4),
  late_days int not null check (late_days >= 0),
  role text check (role in ('section_head', 'secretary', 'head_of_office')),
  agency_id uuid references agencies (id),
  title text not null check (length(title) between 2 and 120),
  primary key (office_code, rung)
);
comment on table escalation_rungs is 'Who is told when an answer is late: Kasi, Sekretaris, Kepala Dinas, Inspektorat; titles are data';
grant select, insert, update on escalation_rungs to {{app}};
create function escalation_rungs_of_office() returns trigger language plpgsql security definer as $$
begin
  insert into escalation_rungs (office_code, rung, late_days, role, title) values
    (new.code, 1, 0, 'section_head', 'Kepala Seksi'), (new.code, 2, 1, 'secretary', 'Sekretaris'),
    (new.code, 3, 2, 'head_of_office', 'Kepala Dinas'), (new.code, 4, 5, null, 'Inspektorat');
  return null;
end $$;
create trigger escalation_rungs_of_office after insert on offices
  for each row execute function escalation_rungs_of_office();
insert into escalation_rungs (office_code, rung, late_days, role, title)
select o.code, r.* from offices o, (values
  (1, 0, 'section_head', 'Kepala Seksi'), (2, 1, 'secretary', 'Sekretaris'),
  (3, 2, 'head_of_office', 'Kepala Dinas'), (4, 5, null, 'Inspektorat')) as r (rung, late_days, role, title);

create table reply_templates (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  code text not null check (code ~ '^[a-z0-9_]{3,40}$'),
  version int not null check (version > 0),
  title text not null check (length(title) between 3 and 120),
  component text,
  body text not null check (length(body) between 3 and 10000),
  made_by uuid references employees (id),
  made_at timestamptz not null,
  active boolean not null default true,
  unique (office_code, code, version)
);
comment on table reply_templates is 'Answers written once, with {placeholders}; a change is a new version';
grant select, insert, update (active) on reply_templates to {{app}};

create table web_submissions (
  form_token text primary key check (length(form_token) between 16 and 100),
  office_code text not null references offices (code),
  complaint_id uuid not null references complaints (id),
  device_hash text not null,
  phone_hash text not null,
  content_hash text not null,
  proof boolean not null,
  at timestamptz not null
);
comment on table web_submissions is
  'One complaint per form and per text: the same form sent again finds its first number. Limits are per telephone and device, never per address alone: many share one';
create index web_submissions_content on web_submissions (office_code, content_hash, at);
create index web_submissions_phone on web_submissions (office_code, phone_hash, at);
create index web_submissions_device on web_submissions (office_code, device_hash, at);
grant select, insert on web_submissions to {{app}};

-- State and history move together.
create function complaints_state_has_event() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from complaint_events e
                  where e.complaint_id = new.id and e.seq = new.last_seq and e.to_state = new.state) then
    raise exception 'complaint % is in state % without the event that says so', new.id, new.state
      using errcode = 'integrity_constraint_violation', constraint = 'complaints_state_has_event';
  end if;
  return null;
end $$;
create constraint trigger complaints_state_has_event
  after insert or update of state, last_seq on complaints
  deferrable initially deferred
  for each row execute function complaints_state_has_event();

-- What the page forbids, whatever the code forgot: no answer without a decision on authority, no end of a forwarded
-- complaint without its notice, nothing archived without an officer, a reason and two calls where a number is given.
create function complaints_lawful() returns trigger language plpgsql as $$
declare
  decided text;
  fault text;
begin
  select decision into decided from complaint_authority
   where complaint_id = new.id order by at desc, id desc limit 1;
  if new.state in ('accepted', 'in_progress', 'answered') and decided is distinct from 'in' then
    fault := 'complaints_authority_in';
  elsif new.state in ('outside', 'forwarded', 'informed') and decided is distinct from 'out' then
    fault := 'complaints_authority_out';
  elsif new.state in ('answered', 'closed') and not exists (
    select 1 from complaint_answers where complaint_id = new.id and round = new.round) then
    fault := 'complaints_answered';
  elsif new.state in ('forwarded', 'informed') and not exists (
    select 1 from complaint_referrals where complaint_id = new.id and round = new.round) then
    fault := 'complaints_forwarded';
  elsif new.state <> 'forwarded' and exists (
    select 1 from complaint_referrals r where r.complaint_id = new.id and r.round = new.round
       and not exists (select 1 from complaint_notices n where n.referral_id = r.id)) then
    fault := 'complaints_told';
  elsif new.state = 'archived' and not exists (
    select 1 from complaint_archivings where complaint_id = new.id and round = new.round) then
    fault := 'complaints_archived_by';
  elsif new.state = 'archived' and new.channel <> 'telephone'
    and exists (select 1 from complaint_contents where complaint_id = new.id and phone_e164 is not null)
    and (select count(*) from complaint_calls where complaint_id = new.id and outcome <> 'reached') < 2 then
    fault := 'complaints_called';
  end if;
  if fault is not null then
    raise exception 'complaint % cannot be %', new.id, new.state
      using errcode = 'integrity_constraint_violation', constraint = fault;
  end if;
  return null;
end $$;
create constraint trigger complaints_lawful
  after insert or update of state on complaints
  deferrable initially deferred
  for each row execute function complaints_lawful();

-- An answer may not even be written without the decision that the office is competent.
create function complaint_answers_lawful() returns trigger language plpgsql as $$
begin
  if (select decision from complaint_authority where complaint_id = new.complaint_id
       order by at desc, id desc limit 1) is distinct from 'in' then
    raise exception 'complaint % has no decision that it is within authority', new.complaint_id
      using errcode = 'integrity_constraint_violation', constraint = 'complaint_answers_authority';
  end if;
  return new;
end $$;
create trigger complaint_answers_lawful before insert on complaint_answers
  for each row execute function complaint_answers_lawful();

-- Whoever is complained about does not handle the complaint, whichever of the two is written first.
create function complaint_handler_free() returns trigger language plpgsql as $$
begin
  if new.handler_id is not null and exists (
    select 1 from complaint_subjects where complaint_id = new.id and employee_id = new.handler_id) then
    raise exception 'complaint % cannot be handled by whom it is about', new.id
      using errcode = 'integrity_constraint_violation', constraint = 'complaint_handler_free';
  end if;
  return null;
end $$;
create constraint trigger complaint_handler_free
  after insert or update of handler_id on complaints
  deferrable initially deferred
  for each row execute function complaint_handler_free();
create function complaint_subject_free() returns trigger language plpgsql as $$
begin
  if exists (select 1 from complaints where id = new.complaint_id and handler_id = new.employee_id) then
    raise exception 'complaint % is handled by whom it is about', new.complaint_id
      using errcode = 'integrity_constraint_violation', constraint = 'complaint_handler_free';
  end if;
  return null;
end $$;
create constraint trigger complaint_subject_free
  after insert on complaint_subjects
  deferrable initially deferred
  for each row execute function complaint_subject_free();
