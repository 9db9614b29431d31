-- Offices, the people who work there, how they sign in, and what they may do.

create table installation (
  only_row boolean primary key default true check (only_row),
  demonstration boolean not null
);
comment on table installation is
  'What this database is. The application may only read it: no office turns into a demonstration by mistake';
comment on column installation.demonstration is
  'Invented people only: simulators, the scaled clock and the published passwords refuse to run elsewhere';
insert into installation (demonstration) values (false);
grant select on installation to {{app}};

create table offices (
  code text primary key check (code ~ '^[0-9]{2}\.[0-9]{2}$'),
  name text not null check (length(name) between 3 and 200),
  region_code text not null,
  province_name text not null,
  regency_name text not null,
  zone text not null check (zone in ('Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura')),
  number_prefix text not null check (number_prefix ~ '^[A-Z]{2,6}$'),
  promise_seconds int not null check (promise_seconds > 0),
  address text,
  phone text
);
comment on column offices.region_code is 'The regency or city that the office serves, as in regions.code';
comment on column offices.zone is 'Days and opening hours are counted in this zone';
comment on column offices.promise_seconds is 'Published service promise, first act of intake to signed handover';
grant select, insert, update on offices to {{app}};

-- Signing in: tables of better-auth under our own names. Only server/http/session.ts and the staff store touch them.

create table auth_user (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text not null unique check (username ~ '^[a-z0-9_.]{3,30}$'),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on column auth_user.email is 'Required by better-auth; a made-up address under .invalid, never written to';
grant select, insert, update on auth_user to {{app}};

create table auth_session (
  id text primary key,
  user_id text not null references auth_user (id),
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  credential_version int,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on column auth_session.credential_version is
  'The employee''s credential_version as it was before the password was compared; a session without it, or with an older one, opens nothing';
create index auth_session_user on auth_session (user_id);
grant select, insert, update, delete on auth_session to {{app}};

create table ended_sessions (
  token text primary key,
  because text not null check (because in ('deactivated', 'password_reset', 'password_changed')),
  at timestamptz not null
);
comment on table ended_sessions is
  'Sessions that were ended from outside, kept a day so that the person can be told why; the token opens nothing any more';
create index ended_sessions_at on ended_sessions (at);
grant select, insert, delete on ended_sessions to {{app}};

create table auth_account (
  id text primary key,
  user_id text not null references auth_user (id),
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (user_id, provider_id)
);
comment on column auth_account.password is 'Salted scrypt hash';
grant select, insert, update on auth_account to {{app}};

create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verification_identifier on auth_verification (identifier);
grant select, insert, update, delete on auth_verification to {{app}};

create table login_attempts (
  id bigint generated always as identity primary key,
  account_hash text not null,
  address text not null,
  device_hash text,
  known boolean not null,
  succeeded boolean not null default false,
  at timestamptz not null
);
comment on table login_attempts is
  'For slowing down those who guess passwords. No office_code: an unknown user name belongs to no office';
comment on column login_attempts.account_hash is 'Hash of the user name as typed: people type passwords into that box too';
comment on column login_attempts.device_hash is 'Hash of the random cookie that a browser was given at its first sign-in';
comment on column login_attempts.known is
  'The account had signed in on this device, or somebody from this address: such attempts have an allowance of their own';
create index login_attempts_account on login_attempts (account_hash, at);
create index login_attempts_known_address on login_attempts (address, at) where succeeded;
create index login_attempts_at on login_attempts (at);
grant select, insert, update, delete on login_attempts to {{app}};

create table employees (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  nip text not null check (nip ~ '^[0-9]{18}$'),
  name text not null check (length(name) between 3 and 120),
  title text not null check (length(title) between 2 and 120),
  user_id text not null references auth_user (id),
  active boolean not null default true,
  must_change_password boolean not null default true,
  credential_version int not null default 1,
  created_at timestamptz not null,
  constraint employees_nip_key unique (nip),
  constraint employees_user_key unique (user_id),
  constraint employees_office_key unique (office_code, id)
);
comment on column employees.nip is 'Nomor Induk Pegawai. One account per number, so that four eyes mean two persons';
comment on column employees.title is 'The post in the office''s own words: Kasi, Ketua Tim, ...';
comment on column employees.credential_version is
  'Raised when the password is set anew or the account is deactivated: every session from before is void';
grant select, insert, update on employees to {{app}};

create table employee_roles (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  employee_id uuid not null references employees (id),
  role text not null check (role in ('front_desk', 'verifier', 'recording_operator', 'data_operator', 'section_head',
    'division_head', 'head_of_office', 'complaints_officer', 'administrator')),
  granted_at timestamptz not null,
  granted_by uuid references employees (id),
  revoked_at timestamptz,
  revoked_by uuid references employees (id),
  check (revoked_at >= granted_at),
  foreign key (office_code, employee_id) references employees (office_code, id)
);
comment on column employee_roles.granted_by is 'Null when the first administrator was made from the terminal';
create unique index employee_roles_current on employee_roles (employee_id, role) where revoked_at is null;
create index employee_roles_holders on employee_roles (office_code, role) where revoked_at is null;
grant select, insert, update (revoked_at, revoked_by) on employee_roles to {{app}};

create table delegations (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  role text not null check (role in ('section_head', 'division_head', 'head_of_office')),
  kind text not null check (kind in ('plt', 'plh')),
  from_employee_id uuid,
  to_employee_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  letter_number text not null check (length(letter_number) between 3 and 100),
  created_by uuid not null references employees (id),
  created_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references employees (id),
  foreign key (office_code, from_employee_id) references employees (office_code, id),
  foreign key (office_code, to_employee_id) references employees (office_code, id),
  check (ends_on >= starts_on),
  check (from_employee_id is distinct from to_employee_id),
  check (kind = 'plt' or from_employee_id is not null),
  check ((revoked_at is null) = (revoked_by is null)),
  constraint delegations_one_per_post exclude using gist (
    office_code with =, role with =,
    coalesce(from_employee_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    daterange(starts_on, ends_on, '[]') with &&
  ) where (revoked_at is null),
  constraint delegations_one_per_holder exclude using gist (
    role with =, to_employee_id with =, daterange(starts_on, ends_on, '[]') with &&
  ) where (revoked_at is null)
);
comment on table delegations is
  'Plt. (the post is vacant) and Plh. (its holder is absent on these days), UU 30/2014 Pasal 14; days of the office''s zone, both included';
comment on column delegations.letter_number is 'Number of the written order (surat perintah)';
create index delegations_days on delegations (office_code, ends_on) where revoked_at is null;
grant select, insert, update (revoked_at, revoked_by) on delegations to {{app}};

create table office_stops (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  reason text not null check (reason in ('power', 'network', 'siak')),
  note text check (length(note) <= 2000),
  started_at timestamptz not null,
  started_by uuid not null references employees (id),
  ended_at timestamptz,
  ended_by uuid references employees (id),
  check (ended_at >= started_at),
  check ((ended_at is null) = (ended_by is null))
);
comment on table office_stops is 'Times when nobody in the office could work; they pause every clock';
create unique index office_stops_one_open on office_stops (office_code) where ended_at is null;
create index office_stops_times on office_stops (office_code, started_at);
grant select, insert, update (ended_at, ended_by) on office_stops to {{app}};

create table idempotency_keys (
  office_code text not null references offices (code),
  employee_id uuid not null references employees (id),
  key text not null check (length(key) <= 100),
  verb text not null,
  input_hash text not null,
  outcome jsonb,
  at timestamptz not null,
  primary key (employee_id, key)
);
comment on table idempotency_keys is 'A repeated request finds its key here and gets the first outcome back';
create index idempotency_keys_at on idempotency_keys (at);
grant select, insert, update (outcome), delete on idempotency_keys to {{app}};

create table audit_events (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  employee_id uuid references employees (id),
  action text not null,
  subject_type text not null,
  subject_id text not null,
  reason text,
  at timestamptz not null,
  request_id text
);
comment on table audit_events is
  'Who did or saw what, outside the history of a case: accounts, unmasked numbers, opened images. Ids and codes, never names';
comment on column audit_events.employee_id is 'Null when it was done from the terminal';
create index audit_events_subject on audit_events (subject_type, subject_id, at);
create index audit_events_of_employee on audit_events (employee_id, at);
create index audit_events_at on audit_events (office_code, at);
grant select, insert on audit_events to {{app}};
