-- Standar pelayanan (PermenPANRB 15/2014) by version: what the office publishes and what the desk enforces are one row.

create table service_standards (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  number int not null check (number > 0),
  state text not null check (state in ('draft', 'submitted', 'approved', 'discarded')),
  based_on uuid references service_standards (id),
  saves int not null default 0,
  promise_seconds int not null check (promise_seconds between 60 and 86400),
  response_days int not null check (response_days between 1 and 60),
  phone text check (length(phone) between 3 and 60),
  effective_on date,
  drafted_by uuid references employees (id),
  drafted_at timestamptz not null,
  submitted_by uuid references employees (id),
  submitted_at timestamptz,
  approved_by uuid references employees (id),
  approved_at timestamptz,
  unique (office_code, number),
  unique (office_code, id),
  check ((submitted_by is null) = (submitted_at is null)),
  -- The first version of an office comes with its installation: nobody submitted or approved it.
  check (state <> 'approved' or approved_at is not null),
  -- Discarded after its approval: withdrawn before its day.
  check (state in ('approved', 'discarded') or approved_at is null),
  check (state not in ('submitted', 'approved') or effective_on is not null),
  check (state <> 'submitted' or submitted_by is not null),
  constraint service_standards_four_eyes check (approved_by <> submitted_by and approved_by <> drafted_by),
  constraint service_standards_approver check (number = 1 or state <> 'approved' or approved_by is not null)
);
comment on table service_standards is
  'Versions of the service standard. The one that offices.standard_id names is in force: page, desk, receipts and reports read it';
comment on column service_standards.saves is 'Raised with each saving of the draft: a stale editor is refused';
comment on column service_standards.effective_on is 'First day on which it holds, in the office''s zone';
create unique index service_standards_one_open on service_standards (office_code)
  where state in ('draft', 'submitted');
grant select, insert on service_standards to {{app}};
grant update (state, saves, promise_seconds, response_days, phone, effective_on, submitted_by, submitted_at, approved_by, approved_at)
  on service_standards to {{app}};

create table standard_requirements (
  standard_id uuid not null references service_standards (id),
  service text not null check (service in ('recording', 'A', 'IV-B', 'C1', 'C2')),
  code text not null check (code ~ '^[a-z][a-z0-9_]{2,39}$'),
  position int not null check (position >= 0),
  mandatory boolean not null,
  name_id text check (length(name_id) between 3 and 200),
  name_en text check (length(name_en) between 3 and 200),
  legal_basis text not null check (length(legal_basis) between 3 and 300),
  primary key (standard_id, service, code),
  check ((name_id is null) = (name_en is null))
);
comment on table standard_requirements is 'What an applicant shows, for each service: the very list that the desk checks';
comment on column standard_requirements.name_id is 'Null for documents that the desk knows by code; an office''s own requirement brings its name';
grant select, insert, delete on standard_requirements to {{app}};

create table standard_texts (
  standard_id uuid not null references service_standards (id),
  component text not null check (component in ('requirements', 'procedure', 'time', 'cost', 'product', 'complaint_handling',
    'legal_basis', 'facilities', 'competence', 'internal_control', 'staffing', 'service_guarantee', 'safety', 'evaluation')),
  language text not null check (language in ('id', 'en', 'ban')),
  body text not null check (length(body) between 3 and 10000),
  primary key (standard_id, component, language)
);
comment on table standard_texts is
  'What a component says beyond what is enforced: requirements, steps, times and complaint rules are never typed here again';
grant select, insert, delete on standard_texts to {{app}};

create table standard_events (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  standard_id uuid not null references service_standards (id),
  action text not null check (action in ('installed', 'begun', 'saved', 'submitted', 'returned', 'approved', 'discarded',
    'withdrawn', 'enacted')),
  actor_id uuid references employees (id),
  -- Of the head of office: in which role, and by which order Plt./Plh.
  acting_role text check (acting_role in ('head_of_office')),
  delegation_id uuid references delegations (id),
  at timestamptz not null,
  words text check (length(words) between 3 and 2000)
);
comment on table standard_events is 'How each version came about; enacted is the day on which it began to hold, by the office or by the passing of time';
create index standard_events_standard on standard_events (standard_id, id);
grant select, insert on standard_events to {{app}};

-- A version that has left the draft says for ever what was submitted.
create function standard_content_is_kept() returns trigger language plpgsql as $$
declare
  touched uuid := case when tg_op = 'DELETE' then old.standard_id else new.standard_id end;
  owner service_standards;
begin
  select * into owner from service_standards where id = touched;
  -- The installed version is written in one transaction with its row.
  if owner.state <> 'draft' and not (owner.number = 1 and tg_op = 'INSERT'
    and not exists (select from standard_events e where e.standard_id = owner.id)) then
    raise exception 'content of a standard that is no draft' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger standard_requirements_kept after insert or delete on standard_requirements
  for each row execute function standard_content_is_kept();
create trigger standard_texts_kept after insert or delete on standard_texts
  for each row execute function standard_content_is_kept();

create function service_standards_lawful() returns trigger language plpgsql as $$
begin
  if old.state = 'discarded' or (old.state = 'approved' and new.state <> 'discarded') then
    raise exception 'a standard that was approved or discarded is not changed' using errcode = 'check_violation';
  end if;
  if old.state = 'approved' then
    if to_jsonb(new) - 'state' <> to_jsonb(old) - 'state' then
      raise exception 'a standard that was approved is withdrawn as it was' using errcode = 'check_violation';
    end if;
    if exists (select from standard_events e where e.standard_id = old.id and e.action in ('installed', 'enacted'))
      or exists (select from offices o where o.standard_id = old.id) then
      raise exception 'an approved standard that has held is not withdrawn' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.state = 'discarded' and new.approved_at is not null then
    raise exception 'what was never approved says so' using errcode = 'check_violation';
  end if;
  if old.state = 'submitted' and (new.promise_seconds, new.response_days, new.saves) is distinct from
    (old.promise_seconds, old.response_days, old.saves) then
    raise exception 'a submitted standard is not edited' using errcode = 'check_violation';
  end if;
  if old.state = 'submitted' and new.phone is distinct from old.phone then
    raise exception 'a submitted standard is not edited' using errcode = 'check_violation';
  end if;
  if new.state = 'approved' and exists (select from standard_events e where e.standard_id = new.id
    and e.action in ('begun', 'saved', 'submitted') and e.actor_id = new.approved_by) then
    raise exception 'whoever began, saved or submitted a standard does not approve it' using errcode = 'check_violation';
  end if;
  if new.state = 'approved' and old.state <> 'submitted' then
    raise exception 'only what was submitted is approved' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger service_standards_lawful before update on service_standards
  for each row execute function service_standards_lawful();

-- What each office has promised so far becomes its first version.
insert into service_standards (office_code, number, state, promise_seconds, response_days, phone, effective_on, drafted_at, approved_at)
select o.code, 1, 'approved', o.promise_seconds,
    coalesce((select l.days from complaint_limits l where l.office_code = o.code and l.code = 'response'
      order by l.valid_from desc limit 1), 3),
    o.phone, date '2020-01-01', timestamptz '2020-01-01 00:00Z', timestamptz '2020-01-01 00:00Z'
  from offices o;

create function national_requirements() returns table (service text, code text, pos int, mandatory boolean, legal_basis text)
language sql stable as $$
  select 'recording', r.code, r.position, r.mandatory, r.legal_basis from recording_requirements r where r.valid_to is null
  union all
  select r.service_type, r.code, (row_number() over (partition by r.service_type order by r.mandatory desc, r.code))::int,
      r.mandatory, r.legal_basis
    from service_requirements r where r.valid_to is null
$$;
comment on function national_requirements() is 'With which list a new office begins: the law''s own';
grant execute on function national_requirements() to {{app}};

insert into standard_requirements (standard_id, service, code, position, mandatory, legal_basis)
select s.id, n.service, n.code, n.pos, n.mandatory, n.legal_basis from service_standards s, national_requirements() n;
insert into standard_events (office_code, standard_id, action, at)
select office_code, id, 'installed', approved_at from service_standards;

alter table offices add column standard_id uuid;
update offices o set standard_id = s.id from service_standards s where s.office_code = o.code;
alter table offices alter column standard_id set not null;
-- Office and first version name each other, so one of the two waits until the end of the transaction.
alter table offices add constraint offices_standard_fkey foreign key (code, standard_id)
  references service_standards (office_code, id) deferrable initially deferred;
comment on column offices.standard_id is 'The service standard in force';
alter table offices drop column promise_seconds, drop column phone;

create function offices_standard_approved() returns trigger language plpgsql as $$
begin
  if not exists (select from service_standards s where s.id = new.standard_id and s.state = 'approved') then
    raise exception 'a standard in force is an approved one' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger offices_standard_approved after insert or update of standard_id on offices
  deferrable initially deferred for each row execute function offices_standard_approved();

alter table applications add column standard_id uuid;
update applications a set standard_id = o.standard_id from offices o where o.code = a.office_code;
alter table applications alter column standard_id set not null;
alter table applications add constraint applications_standard_fkey foreign key (office_code, standard_id)
  references service_standards (office_code, id);
comment on column applications.standard_id is
  'The standard that was in force when the case began: its promise and its requirements hold for the case to the end';

-- The promise of an answer to complaints follows the standard; on one day the last word counts.
grant update (days) on complaint_limits to {{app}};
