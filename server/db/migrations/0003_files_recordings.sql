-- Encrypted files; recordings (perekaman) as far as an application needs them; portraits and signatures.

create table subject_keys (
  subject_id uuid primary key,
  office_code text not null references offices (code),
  wrapped_key bytea,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  check ((wrapped_key is null) = (destroyed_at is not null)),
  check (destroyed_at >= created_at)
);
comment on table subject_keys is
  'One data key per subject (resident or application), wrapped by the master key that lives outside the database; emptying wrapped_key makes every file of the subject unreadable (UU 27/2022)';
grant select, insert, update (wrapped_key, destroyed_at) on subject_keys to {{app}};

create table files (
  id uuid primary key,
  office_code text not null references offices (code),
  subject_id uuid not null references subject_keys (subject_id),
  kind text not null check (kind in ('portrait', 'signature', 'document', 'receiver_signature')),
  media_type text not null,
  byte_length int not null check (byte_length > 0),
  width int check (width > 0),
  height int check (height > 0),
  sha256 bytea not null check (length(sha256) = 32),
  nonce bytea not null check (length(nonce) = 12),
  tag bytea not null check (length(tag) = 16),
  ciphertext bytea not null check (length(ciphertext) = byte_length),
  created_at timestamptz not null,
  created_by uuid references employees (id)
);
comment on table files is
  'AES-256-GCM under the subject key; the file id, subject and kind are authenticated with it, so that a row cannot be passed off as another';
comment on column files.sha256 is 'Of the ciphertext: a fingerprint of the picture itself would outlive its destruction';
comment on column files.created_by is 'Null for an import or the demonstration';
create index files_subject on files (subject_id);
-- Already encrypted bytes do not compress.
alter table files alter column ciphertext set storage external;
grant select, insert on files to {{app}};

create table recording_requirements (
  code text not null,
  valid_from date not null,
  valid_to date,
  position int not null,
  mandatory boolean not null,
  legal_basis text not null,
  primary key (code, valid_from),
  check (valid_to >= valid_from)
);
comment on table recording_requirements is 'What a resident shows before being recorded; a new rule is a new row, never a change';
grant select on recording_requirements to {{app}};

create table requirement_reasons (
  requirement_code text not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  position int not null,
  legal_basis text not null,
  primary key (requirement_code, code, valid_from),
  check (valid_to >= valid_from)
);
comment on table requirement_reasons is 'Coded reasons why a requirement need not be shown';
grant select on requirement_reasons to {{app}};

create table recordings (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  resident_id uuid not null references residents (id),
  captured_at timestamptz not null,
  station_reference text not null check (length(station_reference) between 3 and 60),
  station_operator text not null check (length(station_operator) between 2 and 100),
  noted_by uuid not null references employees (id),
  noted_at timestamptz not null,
  constraint recordings_station_reference unique (office_code, station_reference),
  check (captured_at <= noted_at)
);
comment on table recordings is 'A biometric capture done on the official SIAK station and noted here; biometrics themselves are never here';
comment on column recordings.station_operator is 'Who captured, as the station names them: not always an account of this system';
create index recordings_resident on recordings (resident_id, captured_at);
grant select, insert on recordings to {{app}};

create table recording_checks (
  recording_id uuid not null references recordings (id),
  requirement_code text not null,
  outcome text not null check (outcome in ('seen', 'excused')),
  reason_code text,
  primary key (recording_id, requirement_code),
  check ((outcome = 'excused') = (reason_code is not null))
);
grant select, insert on recording_checks to {{app}};

create table recording_calls (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  resident_id uuid not null references residents (id),
  outcome text not null check (outcome in ('reached', 'message_left', 'not_reached', 'number_wrong')),
  will_come_on date,
  called_by uuid not null references employees (id),
  called_at timestamptz not null,
  check (will_come_on is null or outcome = 'reached')
);
comment on table recording_calls is 'Calls to residents whose card can now be printed';
create index recording_calls_resident on recording_calls (resident_id, called_at);
grant select, insert on recording_calls to {{app}};

create table resident_images (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  resident_id uuid not null references residents (id),
  kind text not null check (kind in ('portrait', 'signature')),
  file_id uuid not null unique references files (id),
  background text check (background in ('red', 'blue', 'other')),
  background_reason text check (length(background_reason) between 3 and 2000),
  replaces_reason text check (replaces_reason in ('physical_change', 'card_damaged', 'not_usable')),
  valid_from timestamptz not null,
  saved_by uuid references employees (id),
  replaced_at timestamptz,
  check ((kind = 'portrait') = (background is not null)),
  check (replaced_at >= valid_from)
);
comment on column resident_images.background is 'As measured: red for odd birth years, blue for even ones (R38)';
comment on column resident_images.background_reason is 'Why a portrait with another background was taken all the same';
comment on column resident_images.replaces_reason is 'Permendagri 74/2015 article 13: a photo is replaced for a lasting change of looks or a damaged card; null for the first one';
create unique index resident_images_current on resident_images (resident_id, kind) where replaced_at is null;
create index resident_images_resident on resident_images (resident_id);
grant select, insert, update (replaced_at) on resident_images to {{app}};

insert into recording_requirements (code, valid_from, position, mandatory, legal_basis) values
  ('family_card', '2011-01-01', 1, true, 'Perpres 96/2018 Pasal 15'),
  ('old_siak_ktp', '2011-01-01', 2, true, 'Standar pelayanan kantor: KK dan KTP SIAK lama');

insert into requirement_reasons (requirement_code, code, valid_from, position, legal_basis) values
  ('old_siak_ktp', 'belum_pernah_memiliki_ktp', '2011-01-01', 1, 'UU 24/2013 Pasal 63 ayat (1)'),
  ('old_siak_ktp', 'hilang_dengan_surat_kepolisian', '2011-01-01', 2, 'Perpres 96/2018'),
  ('old_siak_ktp', 'sudah_ditarik_kantor', '2011-01-01', 3, 'SE Mendagri 470.13/11176/SJ');

-- Those on their way at the centre, and those whose card can be printed: a few thousand of half a million.
create index residents_at_centre on residents (office_code, central_status, central_status_on)
  where central_status not in ('UNREGISTERED', 'CARD_ISSUED', 'CARD_PRINTED', 'CARD_SHIPPED');
