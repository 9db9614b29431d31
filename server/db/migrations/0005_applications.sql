-- Applications for a card (permohonan pencetakan KTP-el): the six published steps.

create table service_types (
  code text primary key check (code in ('A', 'IV-B', 'C1', 'C2')),
  valid_from date not null,
  valid_to date,
  correctable_elements text[] not null,
  legal_basis text not null
);
comment on column service_types.correctable_elements is
  'Elements that step 3 may change for this service; empty means confirm only';
grant select on service_types to {{app}};

create table service_requirements (
  service_type text not null references service_types (code),
  code text not null,
  valid_from date not null,
  valid_to date,
  mandatory boolean not null,
  legal_basis text not null,
  primary key (service_type, code, valid_from)
);
comment on table service_requirements is 'Checklist of documents per service, effective-dated: a new rule is a new row';
grant select on service_requirements to {{app}};

create table refusal_grounds (
  code text primary key,
  legal_basis text not null
);
comment on table refusal_grounds is 'Legal grounds on which an application may be refused; the words are in the locales';
grant select on refusal_grounds to {{app}};

create table number_series (
  office_code text not null references offices (code),
  series text not null,
  year int not null,
  last_number int not null,
  primary key (office_code, series, year)
);
grant select, insert, update on number_series to {{app}};

create table applications (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  number text not null,
  tracking_code text not null unique check (tracking_code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  resident_id uuid not null references residents (id),
  service_type text not null references service_types (code),
  kk_shown text not null check (kk_shown ~ '^[0-9]{16}$'),
  state text not null check (state in ('intake', 'received', 'incomplete', 'awaiting_centre', 'verified', 'entered',
    'printing', 'printed', 'section_approved', 'ready', 'completed', 'refused', 'withdrawn', 'cancelled')),
  last_seq int not null,
  claimed_by uuid references employees (id),
  claimed_at timestamptz,
  started_at timestamptz not null,
  state_since timestamptz not null,
  closed_at timestamptz,
  box_number text,
  unique (office_code, number),
  check ((claimed_by is null) = (claimed_at is null)),
  check ((closed_at is not null) = (state in ('completed', 'refused', 'withdrawn', 'cancelled')))
);
comment on column applications.tracking_code is 'Unguessable public code on the receipt (60 random bits); no personal data in it';
comment on column applications.kk_shown is 'Number of the family card that the applicant showed (R10, R11)';
comment on column applications.last_seq is 'Sequence number of the newest event: state and history move together';
create unique index applications_one_open_per_resident on applications (resident_id)
  where state not in ('completed', 'refused', 'withdrawn', 'cancelled');
create index applications_work on applications (office_code, state, started_at);
create index applications_resident on applications (resident_id, started_at);
create index applications_closed on applications (office_code, closed_at);
grant select, insert, update on applications to {{app}};

create table application_events (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  application_id uuid not null references applications (id),
  seq int not null check (seq > 0),
  action text not null,
  from_state text,
  to_state text not null,
  actor_id uuid references employees (id),
  acting_role text,
  delegation_id uuid references delegations (id),
  at timestamptz not null,
  data jsonb not null default '{}',
  request_id text,
  unique (application_id, seq)
);
comment on table application_events is
  'Append-only history: ids, codes and references, never names; free words are in application_event_notes';
comment on column application_events.actor_id is 'Null when the system itself acted, for example a failed print job';
create index application_events_at on application_events (office_code, at);
grant select, insert on application_events to {{app}};

create table application_event_notes (
  event_id bigint primary key references application_events (id),
  words text not null check (length(words) <= 2000)
);
comment on table application_event_notes is
  'Free words of an officer, apart from the history so that erasing them never breaks the chain';
grant select, insert on application_event_notes to {{app}};

create table application_pauses (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  application_id uuid not null references applications (id),
  reason text not null check (reason in ('applicant', 'centre')),
  started_at timestamptz not null,
  started_by uuid references employees (id),
  ended_at timestamptz,
  ended_by uuid references employees (id),
  check (ended_at >= started_at),
  check ((ended_at is null) >= (ended_by is null))
);
comment on table application_pauses is
  'Waits that do not count against the office; office-wide stops are in office_stops';
create unique index application_pauses_one_open on application_pauses (application_id) where ended_at is null;
create index application_pauses_of on application_pauses (application_id);
grant select, insert, update on application_pauses to {{app}};

create table application_documents (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  application_id uuid not null references applications (id),
  requirement text not null,
  file_id uuid references files (id),
  added_by uuid not null references employees (id),
  added_at timestamptz not null,
  removed_by uuid references employees (id),
  removed_at timestamptz
);
comment on column application_documents.file_id is 'Null when the document was ticked as seen and not scanned';
create unique index application_documents_current on application_documents (application_id, requirement)
  where removed_at is null;
grant select, insert, update on application_documents to {{app}};

create table application_overrides (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  application_id uuid not null references applications (id),
  code text not null,
  level text not null check (level in ('H', 'I')),
  facts_hash text not null,
  reason text not null check (length(reason) between 3 and 2000),
  overridden_by uuid not null references employees (id),
  at timestamptz not null
);
comment on column application_overrides.facts_hash is
  'Fingerprint of the finding as it was overridden: other facts need a new decision';
create index application_overrides_of on application_overrides (application_id);
grant select, insert on application_overrides to {{app}};

create table application_entries (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  application_id uuid not null references applications (id),
  entered_by uuid not null references employees (id),
  entered_at timestamptz not null,
  siak_reference text,
  changed_elements text[] not null
);
comment on table application_entries is
  'Step 3: the operator confirmed the entry and changed these elements; values are in resident_elements_history';
create index application_entries_of on application_entries (application_id);
grant select, insert on application_entries to {{app}};

create table print_attempts (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  application_id uuid not null references applications (id),
  attempt_no int not null check (attempt_no > 0),
  blank_serial text not null references blanks (serial),
  state text not null check (state in ('queued', 'printing', 'awaiting_confirmation', 'confirmed', 'spoiled', 'failed')),
  queued_at timestamptz not null,
  queued_by uuid not null references employees (id),
  ended_at timestamptz,
  reason text,
  portrait_file_id uuid not null references files (id),
  signature_file_id uuid not null references files (id),
  unique (application_id, attempt_no),
  unique (id, application_id)
);
comment on table print_attempts is 'Nothing is called printed until the operator confirms with the card in hand';
create unique index print_attempts_blank_once on print_attempts (blank_serial) where state <> 'failed';
create unique index print_attempts_one_running on print_attempts (application_id)
  where state in ('queued', 'printing', 'awaiting_confirmation');
grant select, insert, update on print_attempts to {{app}};

create table print_attempt_faces (
  print_attempt_id uuid primary key references print_attempts (id),
  face jsonb not null
);
comment on table print_attempt_faces is
  'The values as they were printed, apart from the attempt so that they can be erased';
grant select, insert on print_attempt_faces to {{app}};

create table application_duties (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  application_id uuid not null references applications (id),
  employee_id uuid not null references employees (id),
  duty text not null check (duty in ('verify', 'enter_data', 'print', 'check_section', 'check_division')),
  print_attempt_id uuid,
  at timestamptz not null,
  foreign key (print_attempt_id, application_id) references print_attempts (id, application_id),
  operator_side text generated always as
    (case duty when 'verify' then 'verifier' when 'enter_data' then 'operator' when 'print' then 'operator' end) stored,
  checker_side text generated always as
    (case duty when 'enter_data' then 'maker' when 'print' then 'maker'
       when 'check_section' then 'checker' when 'check_division' then 'checker' end) stored,
  check ((duty in ('print', 'check_section', 'check_division')) = (print_attempt_id is not null)),
  -- Four eyes, held by the database whatever the code forgets, also between concurrent transactions.
  constraint four_eyes_verifier_operator exclude using gist
    (application_id with =, employee_id with =, operator_side with <>) where (operator_side is not null),
  constraint four_eyes_maker_checker exclude using gist
    (application_id with =, employee_id with =, checker_side with <>) where (checker_side is not null),
  constraint four_eyes_two_heads exclude using gist
    (print_attempt_id with =, employee_id with =, duty with <>)
    where (duty in ('check_section', 'check_division'))
);
comment on table application_duties is
  'Who did what on a case, for the four-eyes rule: operator is not the verifier; nobody who entered data or printed any attempt checks; Kasi and Kabid are two persons per attempt';
create index application_duties_of on application_duties (application_id);
grant select, insert on application_duties to {{app}};

create table application_checks (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  application_id uuid not null references applications (id),
  print_attempt_id uuid not null,
  foreign key (print_attempt_id, application_id) references print_attempts (id, application_id),
  half text not null check (half in ('section', 'division')),
  outcome text not null check (outcome in ('approved', 'rejected')),
  checked_by uuid not null references employees (id),
  photo_ok boolean not null,
  text_ok boolean not null,
  cut_ok boolean not null,
  back_ok boolean not null,
  reason text,
  at timestamptz not null,
  unique (print_attempt_id, half),
  check (outcome = 'rejected' or (photo_ok and text_ok and cut_ok and back_ok)),
  check ((outcome = 'rejected') = (reason is not null))
);
comment on table application_checks is 'Step 5: the re-check of a print with the card in hand, by Kasi then Kabid';
grant select, insert on application_checks to {{app}};

create table handovers (
  application_id uuid primary key references applications (id),
  office_code text not null references offices (code),
  receiver text not null check (receiver in ('self', 'proxy')),
  receiver_name text not null,
  receiver_relation text,
  proxy_letter_seen boolean not null,
  face_compared boolean not null check (face_compared),
  old_card text not null check (old_card in ('withdrawn', 'never_had', 'lost_with_police_letter', 'other')),
  old_card_words text,
  signature_file_id uuid references files (id),
  handed_over_by uuid not null references employees (id),
  handed_over_at timestamptz not null,
  check (receiver = 'self' or (proxy_letter_seen and receiver_relation is not null)),
  check (old_card <> 'other' or length(old_card_words) >= 3)
);
comment on table handovers is 'Step 6; face_compared: the officer compared the receiver with the photo (or the proxy with F-1.07)';
grant select, insert on handovers to {{app}};

create table application_timings (
  application_id uuid primary key references applications (id),
  office_code text not null references offices (code),
  outcome text not null,
  closed_at timestamptz not null,
  gross_ms bigint not null check (gross_ms >= 0),
  net_ms bigint not null check (net_ms >= 0),
  paused_ms bigint not null check (paused_ms >= 0),
  promise_ms bigint not null,
  steps jsonb not null,
  check (gross_ms = net_ms + paused_ms)
);
comment on table application_timings is 'The clock of a closed application as it stood at the end; lontar check recomputes it from the events';
create index application_timings_closed on application_timings (office_code, closed_at);
grant select, insert on application_timings to {{app}};

-- State and history move together: a state that no event tells of cannot be committed.
create function applications_state_has_event() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from application_events e
     where e.application_id = new.id and e.seq = new.last_seq and e.to_state = new.state
  ) then
    raise exception 'application % is in state % without the event that says so', new.id, new.state
      using errcode = 'integrity_constraint_violation', constraint = 'applications_state_has_event';
  end if;
  return null;
end $$;
create constraint trigger applications_state_has_event
  after insert or update of state, last_seq on applications
  deferrable initially deferred
  for each row execute function applications_state_has_event();

-- No card leaves the office, nor comes near it, without the checks of both heads on the print that is in the hand.
create function applications_checked() returns trigger language plpgsql as $$
declare
  attempt uuid;
  approvals int;
begin
  select id into attempt from print_attempts
   where application_id = new.id and state = 'confirmed' order by attempt_no desc limit 1;
  select count(*) into approvals from application_checks
   where print_attempt_id = attempt and outcome = 'approved'
     and half in ('section', case when new.state = 'section_approved' then 'section' else 'division' end);
  if attempt is null or approvals < (case when new.state = 'section_approved' then 1 else 2 end) then
    raise exception 'application % cannot be % without its checks', new.id, new.state
      using errcode = 'integrity_constraint_violation', constraint = 'applications_checked';
  end if;
  return new;
end $$;
create trigger applications_checked_at_birth before insert on applications
  for each row when (new.state in ('section_approved', 'ready', 'completed')) execute function applications_checked();
create trigger applications_checked before update of state on applications
  for each row when (new.state in ('section_approved', 'ready', 'completed') and new.state is distinct from old.state)
  execute function applications_checked();

-- Four eyes rest on application_duties: what was done without its duty cannot be committed.
create function deed_has_duty() returns trigger language plpgsql as $$
declare
  deed jsonb := to_jsonb(new);
  wanted text := coalesce('check_' || (deed ->> 'half'), tg_argv[0]);
  attempt uuid := coalesce(deed ->> 'print_attempt_id', case when tg_argv[0] = 'print' then deed ->> 'id' end);
begin
  if not exists (
    select 1 from application_duties d
     where d.application_id = new.application_id and d.duty = wanted
       and d.employee_id = (deed ->> tg_argv[1])::uuid
       and d.print_attempt_id is not distinct from attempt
  ) then
    raise exception '% on application % has no duty of its doer', wanted, new.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'deed_has_duty';
  end if;
  return null;
end $$;
create constraint trigger application_entries_have_duty after insert on application_entries
  deferrable initially deferred for each row execute function deed_has_duty('enter_data', 'entered_by');
create constraint trigger print_attempts_have_duty after insert on print_attempts
  deferrable initially deferred for each row execute function deed_has_duty('print', 'queued_by');
create constraint trigger application_checks_have_duty after insert on application_checks
  deferrable initially deferred for each row execute function deed_has_duty('check', 'checked_by');

-- Dates from which these rows are offered by the software; an office adds rows when its rules change.
insert into service_types (code, valid_from, correctable_elements, legal_basis) values
  ('A', '2020-01-01', '{blood_type,education,occupation}', 'Perpres 96/2018 Pasal 15'),
  ('IV-B', '2020-01-01', '{name,birth_place,birth_date,blood_type,religion,marital_status,occupation,education,address,rt,rw,village_code}',
    'UU 24/2013 Pasal 64 ayat (8)'),
  ('C1', '2020-01-01', '{}', 'Perpres 96/2018'),
  ('C2', '2020-01-01', '{}', 'Perpres 96/2018');

insert into service_requirements (service_type, code, valid_from, mandatory, legal_basis) values
  ('A', 'family_card', '2020-01-01', true, 'Perpres 96/2018 Pasal 15'),
  ('A', 'form_f102', '2020-01-01', true, 'Permendagri 109/2019'),
  ('A', 'marriage_certificate', '2020-01-01', false, 'UU 24/2013 Pasal 63 ayat (1)'),
  ('IV-B', 'family_card', '2020-01-01', true, 'Permendagri 108/2019'),
  ('IV-B', 'old_card', '2020-01-01', true, 'UU 24/2013 Pasal 64 ayat (8)'),
  ('IV-B', 'change_evidence', '2020-01-01', true, 'Permendagri 108/2019'),
  ('IV-B', 'form_f102', '2020-01-01', true, 'Permendagri 109/2019'),
  ('IV-B', 'form_f106', '2020-01-01', true, 'Permendagri 109/2019'),
  ('IV-B', 'marriage_certificate', '2020-01-01', false, 'UU 24/2013 Pasal 63 ayat (1)'),
  ('C1', 'family_card', '2020-01-01', true, 'Perpres 96/2018'),
  ('C1', 'police_letter', '2020-01-01', true, 'Perpres 96/2018'),
  ('C1', 'form_f102', '2020-01-01', true, 'Permendagri 109/2019'),
  ('C1', 'marriage_certificate', '2020-01-01', false, 'UU 24/2013 Pasal 63 ayat (1)'),
  ('C2', 'family_card', '2020-01-01', true, 'Perpres 96/2018'),
  ('C2', 'old_card', '2020-01-01', true, 'Perpres 96/2018'),
  ('C2', 'form_f102', '2020-01-01', true, 'Permendagri 109/2019'),
  ('C2', 'marriage_certificate', '2020-01-01', false, 'UU 24/2013 Pasal 63 ayat (1)');

insert into refusal_grounds (code, legal_basis) values
  ('not_eligible_age', 'UU 24/2013 Pasal 63 ayat (1)'),
  ('not_office_resident', 'Permendagri 8/2016'),
  ('data_not_valid', 'Permendagri 108/2019'),
  ('documents_not_valid', 'Perpres 96/2018'),
  ('duplicate_record', 'UU 24/2013 Pasal 63');
