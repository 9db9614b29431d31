-- The register: regions and code lists, family cards, residents, and how they came in.

create table regions (
  code text primary key check (code ~ '^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$'),
  parent_code text references regions (code),
  level text not null check (level in ('province', 'regency', 'district', 'village')),
  kind text,
  name text not null,
  valid_from date,
  valid_to date,
  successor_code text,
  provenance text not null,
  check ((level = 'province') = (parent_code is null))
);
comment on table regions is
  'Codes of the Ministry of Home Affairs (not of BPS), installed from data/regions; a row with valid_to is a former code that older NIKs carry';
create index regions_children on regions (parent_code);
grant select on regions to {{app}};

create table code_values (
  list text not null,
  code text not null,
  position int not null,
  label text not null,
  card_label text,
  short text,
  aliases text[] not null,
  primary key (list, code)
);
comment on table code_values is 'Coded values of form F-1.01, installed from data/codes; card_label is what the card prints where it differs';
grant select on code_values to {{app}};

create table family_cards (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  kk_number text collate "C" not null check (kk_number ~ '^[0-9]{16}$'),
  valid_from date not null,
  valid_to date,
  village_code text not null references regions (code),
  address text not null,
  rt text not null check (rt ~ '^[0-9]{3}$'),
  rw text not null check (rw ~ '^[0-9]{3}$'),
  created_at timestamptz not null,
  check (valid_to >= valid_from)
);
comment on table family_cards is 'A KK number changes with a move, a split or a new head: the card is closed and another opened, never renumbered';
create unique index family_cards_active on family_cards (kk_number) where valid_to is null;
grant select, insert, update on family_cards to {{app}};

create table residents (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  nik text collate "C" not null constraint residents_nik_key unique check (nik ~ '^[0-9]{16}$'),
  name text not null check (length(name) between 1 and 200),
  birth_place text not null,
  birth_date date not null,
  sex text not null check (sex in ('L', 'P')),
  blood_type smallint not null check (blood_type between 1 and 13),
  religion smallint not null check (religion between 1 and 7),
  marital_status smallint not null check (marital_status between 1 and 6),
  occupation smallint not null check (occupation between 1 and 99),
  education smallint not null check (education between 1 and 10),
  family_card_id uuid not null references family_cards (id),
  family_relation smallint not null check (family_relation between 1 and 11),
  village_code text not null references regions (code),
  address text not null,
  rt text not null check (rt ~ '^[0-9]{3}$'),
  rw text not null check (rw ~ '^[0-9]{3}$'),
  nationality text not null default 'WNI' check (nationality in ('WNI', 'WNA')),
  status smallint not null default 1 check (status in (1, 2, 3, 4, 6, 9)),
  blocked_reason text,
  father_nik text,
  father_name text,
  mother_nik text,
  mother_name text,
  occupation_note text,
  disability smallint check (disability between 1 and 7),
  passport_number text,
  birth_deed text,
  marriage_deed text,
  marriage_date date,
  divorce_deed text,
  divorce_date date,
  central_status text not null default 'UNREGISTERED',
  central_status_on date,
  recorded_on date,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on column residents.nik is 'PP 40/2019 article 30(2): for life, also where it disagrees with a corrected birth date';
comment on column residents.status is '1 alive, 2 dead, 3 moved, 4 missing, 6 left, 9 not valid';
comment on column residents.central_status is 'Observed, never decided here: the newest row of central_status_history by date';
comment on column residents.recorded_on is 'Day of the biometric recording where it is known';
comment on column residents.version is 'Rises with every change of an element';
create index residents_name_trigrams on residents using gin (name gin_trgm_ops);
create index residents_name on residents (name text_pattern_ops);
create index residents_family_card on residents (family_card_id);
grant select, insert, update on residents to {{app}};

create table resident_elements_history (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  resident_id uuid not null references residents (id),
  element text not null,
  old_value text,
  new_value text,
  version int not null,
  changed_at timestamptz not null,
  changed_by uuid references employees (id),
  application_id uuid,
  source text not null check (source in ('application', 'import_conflict')),
  unique (resident_id, version, element)
);
comment on table resident_elements_history is
  'Insert-only for the application. Values are personal data and stand apart from the events, so that erasing them breaks no chain';
create index resident_elements_history_application on resident_elements_history (application_id);
grant select, insert on resident_elements_history to {{app}};

create table import_runs (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  kind text not null check (kind in ('residents', 'central_status')),
  dry_run boolean not null,
  file_name text not null,
  byte_length bigint not null,
  sha256 text,
  state text not null check (state in ('running', 'done', 'refused', 'failed')),
  bytes_read bigint not null default 0,
  row_count int not null default 0,
  loaded int not null default 0,
  warned int not null default 0,
  rejected int not null default 0,
  unchanged int not null default 0,
  refusal_code text,
  refusal_params jsonb,
  started_by uuid references employees (id),
  started_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'running') = (finished_at is null)),
  check ((state = 'refused') = (refusal_code is not null))
);
comment on column import_runs.started_by is 'Null when started from the terminal of the server';
create index import_runs_newest on import_runs (office_code, started_at);
grant select, insert, update on import_runs to {{app}};

create table import_findings (
  id bigint generated always as identity primary key,
  run_id uuid not null references import_runs (id),
  line int not null check (line > 0),
  code text not null,
  level text not null check (level in ('reject', 'warn')),
  field text not null,
  params jsonb not null default '{}'
);
create index import_findings_run on import_findings (run_id, line);
grant select, insert on import_findings to {{app}};

create table import_conflicts (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  run_id uuid not null references import_runs (id),
  resident_id uuid not null references residents (id),
  line int not null,
  fields text[] not null,
  incoming jsonb not null,
  incoming_hash text not null,
  opened_at timestamptz not null,
  decision text check (decision in ('keep')),
  decided_by uuid references employees (id),
  decided_at timestamptz,
  decision_words text,
  check ((decision is null) = (decided_at is null))
);
comment on table import_conflicts is
  'A known NIK that a file gives with other biodata: nothing is overwritten, the row waits here for a decision';
create unique index import_conflicts_once on import_conflicts (resident_id, incoming_hash);
create index import_conflicts_open on import_conflicts (office_code, opened_at) where decision is null;
grant select, insert, update on import_conflicts to {{app}};

create table resident_findings (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  resident_id uuid not null references residents (id),
  run_id uuid not null references import_runs (id),
  code text not null,
  level text not null check (level in ('H', 'I')),
  field text,
  params jsonb not null default '{}',
  noted_at timestamptz not null
);
comment on table resident_findings is 'Warnings with which a resident was loaded: they are kept until somebody looks';
create index resident_findings_resident on resident_findings (resident_id);
grant select, insert on resident_findings to {{app}};

create table central_status_history (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  resident_id uuid not null references residents (id),
  status text not null check (status ~ '^[A-Z_]{3,40}$'),
  observed_on date not null,
  source text not null check (source in ('siak_export', 'import', 'manual', 'link')),
  evidence text,
  run_id uuid references import_runs (id),
  recorded_by uuid references employees (id),
  recorded_at timestamptz not null,
  constraint central_status_observed_once unique (resident_id, observed_on, status),
  check (source <> 'manual' or (length(evidence) >= 3 and recorded_by is not null))
);
comment on table central_status_history is 'What was seen at the centre and when; insert-only, also when an observation turns out to be wrong';
grant select, insert on central_status_history to {{app}};
