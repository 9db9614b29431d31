-- Blank cards (blangko) by serial number, and the cards made of them.

create table blank_deliveries (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  prefix text collate "C" not null check (prefix ~ '^[A-Z0-9-]{0,16}$'),
  digits int not null check (digits between 1 and 15),
  first_number bigint not null check (first_number >= 0),
  last_number bigint not null,
  quantity int not null generated always as ((last_number - first_number + 1)::int) stored,
  received_on date not null,
  letter_number text not null check (length(letter_number) between 1 and 100),
  received_by uuid not null references employees (id),
  received_at timestamptz not null,
  check (last_number between first_number and first_number + 19999),
  check (length(last_number::text) <= digits),
  check (length(prefix) + digits between 4 and 24),
  constraint blank_deliveries_no_overlap exclude using gist
    (prefix with =, digits with =, int8range(first_number, last_number, '[]') with &&)
);
comment on table blank_deliveries is 'Blanks as they came from the centre: a range of serials and the number of the letter with it';
create index blank_deliveries_office on blank_deliveries (office_code, received_on);
grant select, insert on blank_deliveries to {{app}};

create table blanks (
  serial text collate "C" primary key,
  office_code text not null references offices (code),
  delivery_id uuid not null references blank_deliveries (id),
  number bigint not null,
  state text not null check (state in ('in_store', 'with_operator', 'used', 'spoiled')),
  holder_id uuid references employees (id),
  spoil_reason text check (spoil_reason ~ '^[a-z_]{2,40}$'),
  last_seq int not null check (last_seq > 0),
  updated_at timestamptz not null,
  unique (delivery_id, number),
  check ((state = 'with_operator') = (holder_id is not null)),
  check ((state = 'spoiled') = (spoil_reason is not null))
);
comment on table blanks is
  'Every blank that ever came, in exactly one state; none is ever deleted, so received = in store + with operators + used + spoiled';
comment on column blanks.last_seq is 'Sequence number of the newest movement: state and movements change together';
create index blanks_state on blanks (office_code, state);
create index blanks_holder on blanks (holder_id) where holder_id is not null;
grant select, insert, update (state, holder_id, spoil_reason, last_seq, updated_at) on blanks to {{app}};

create table blank_movements (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  serial text collate "C" not null references blanks (serial),
  seq int not null check (seq > 0),
  from_state text,
  to_state text not null,
  holder_id uuid references employees (id),
  by uuid references employees (id),
  at timestamptz not null,
  reason text check (reason ~ '^[a-z_]{2,40}$'),
  application_id uuid,
  unique (serial, seq),
  check ((seq = 1) = (from_state is null)),
  check ((to_state = 'with_operator') = (holder_id is not null)),
  check (to_state <> 'spoiled' or reason is not null),
  -- What a blank can go through; nothing comes back from spoiled.
  check ((coalesce(from_state, ''), to_state) in (('', 'in_store'), ('in_store', 'with_operator'), ('with_operator', 'in_store'),
    ('with_operator', 'used'), ('used', 'with_operator'), ('in_store', 'spoiled'), ('with_operator', 'spoiled'), ('used', 'spoiled'))),
  check (application_id is not null or (to_state <> 'used' and coalesce(from_state, '') <> 'used'))
);
comment on table blank_movements is 'Append-only: each change of a blank. holder_id is the operator who has it after the movement';
comment on column blank_movements.by is 'Null when the system itself acted, for example after a failed print job';
create index blank_movements_at on blank_movements (office_code, at);
create index blank_movements_application on blank_movements (application_id) where application_id is not null;
grant select, insert on blank_movements to {{app}};

create table blank_movement_notes (
  movement_id bigint primary key references blank_movements (id),
  words text not null check (length(words) between 1 and 2000)
);
comment on table blank_movement_notes is 'Free words of an officer, apart from the ledger so that erasing them never breaks it';
grant select, insert on blank_movement_notes to {{app}};

create table blank_closings (
  office_code text not null references offices (code),
  closed_on date not null,
  received int not null,
  in_store int not null,
  with_operator int not null,
  used int not null,
  spoiled int not null,
  counted_in_store int not null check (counted_in_store >= 0),
  counted_with_operator int not null check (counted_with_operator >= 0),
  explanation text check (length(explanation) between 3 and 2000),
  closed_by uuid not null references employees (id),
  closed_at timestamptz not null,
  primary key (office_code, closed_on),
  constraint blank_closings_balance check (received = in_store + with_operator + used + spoiled),
  constraint blank_closings_explained check
    ((counted_in_store = in_store and counted_with_operator = with_operator) or explanation is not null)
);
comment on table blank_closings is 'The stock at the end of a day: as the ledger has it, and as it was counted';
grant select, insert on blank_closings to {{app}};

-- A blank belongs to its delivery's range, so a delivery can never have more blanks than came.
create function blanks_in_delivery() returns trigger language plpgsql as $$
begin
  perform 1 from blank_deliveries d
   where d.id = new.delivery_id and d.office_code = new.office_code
     and new.number between d.first_number and d.last_number
     and new.serial = d.prefix || lpad(new.number::text, d.digits, '0');
  if not found then
    raise exception 'blank % is not of delivery %', new.serial, new.delivery_id
      using errcode = 'integrity_constraint_violation', constraint = 'blanks_in_delivery';
  end if;
  return new;
end $$;
create trigger blanks_in_delivery before insert on blanks
  for each row execute function blanks_in_delivery();

-- ... nor fewer.
create function blank_deliveries_complete() returns trigger language plpgsql as $$
begin
  if (select count(*) from blanks b where b.delivery_id = new.id) <> new.quantity then
    raise exception 'delivery % does not have its % blanks', new.id, new.quantity
      using errcode = 'integrity_constraint_violation', constraint = 'blank_deliveries_complete';
  end if;
  return null;
end $$;
create constraint trigger blank_deliveries_complete after insert on blank_deliveries
  deferrable initially deferred for each row execute function blank_deliveries_complete();

-- A movement goes on from where the last one ended.
create function blank_movements_chain() returns trigger language plpgsql as $$
begin
  if new.seq > 1 and not exists (
    select 1 from blank_movements m
     where m.serial = new.serial and m.seq = new.seq - 1 and m.to_state = new.from_state
  ) then
    raise exception 'movement % of blank % does not follow the one before', new.seq, new.serial
      using errcode = 'integrity_constraint_violation', constraint = 'blank_movements_chain';
  end if;
  return new;
end $$;
create trigger blank_movements_chain before insert on blank_movements
  for each row execute function blank_movements_chain();

-- State and movements change together: neither can be committed without the other.
create function blanks_state_has_movement() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from blanks b join blank_movements m on m.serial = b.serial and m.seq = b.last_seq
     where b.serial = new.serial and m.to_state = b.state and m.holder_id is not distinct from b.holder_id
       and not exists (select 1 from blank_movements later where later.serial = b.serial and later.seq > b.last_seq)
  ) then
    raise exception 'blank % is not in the state that its movements say', new.serial
      using errcode = 'integrity_constraint_violation', constraint = 'blanks_state_has_movement';
  end if;
  return null;
end $$;
create constraint trigger blanks_state_has_movement
  after insert or update on blanks
  deferrable initially deferred for each row execute function blanks_state_has_movement();
create constraint trigger blank_movements_have_state
  after insert on blank_movements
  deferrable initially deferred for each row execute function blanks_state_has_movement();

create table cards (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  serial text collate "C" not null unique references blanks (serial),
  resident_id uuid not null references residents (id),
  application_id uuid not null unique,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by uuid not null references employees (id),
  state text not null check (state in ('active', 'withdrawn', 'lost')),
  withdrawn_at timestamptz,
  withdrawn_by uuid references employees (id),
  withdrawn_reason text check (withdrawn_reason in ('replaced', 'lost', 'moved', 'died', 'mistaken')),
  check ((state = 'active') = (withdrawn_at is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null)),
  check ((state = 'lost') = coalesce(withdrawn_reason = 'lost', false)),
  check (withdrawn_at >= issued_at)
);
comment on table cards is 'Cards handed over; a resident has one that is in force (UU 24/2013 article 63)';
create unique index cards_one_active on cards (resident_id) where state = 'active';
create index cards_resident on cards (resident_id, issued_at);
grant select, insert, update (state, withdrawn_at, withdrawn_by, withdrawn_reason) on cards to {{app}};
