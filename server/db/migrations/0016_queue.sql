-- The queue (antrean): tickets, counters (loket), calls. No names: a ticket is a number. What leads from it to somebody
-- (the telephone, the form, the kind of priority) is there for its day only, since the application stays beside it.

create table queue_settings (
  office_code text primary key references offices (code),
  opens_at time not null,
  last_ticket_at time not null,
  door_key text unique check (door_key ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
  check (opens_at < last_ticket_at)
);
comment on table queue_settings is 'When tickets are given, in the office''s zone; an office without a row has the usual hours';
comment on column queue_settings.door_key is 'Part of the address of the screen by the door, which takes a ticket for whoever stands there';
grant select, insert, update on queue_settings to {{app}};

create table queue_services (
  office_code text not null references offices (code),
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  letter text not null check (letter ~ '^[A-Z]$'),
  name_id text not null check (length(name_id) between 2 and 80),
  name_en text not null check (length(name_en) between 2 and 80),
  kind text not null check (kind in ('recording', 'application', 'collection', 'complaint')),
  position int not null check (position > 0),
  daily_limit int check (daily_limit > 0),
  active boolean not null default true,
  primary key (office_code, code),
  unique (office_code, letter)
);
comment on table queue_services is 'What one takes a ticket for; a service that is given up is put aside, its tickets name it';
grant select, insert, update on queue_services to {{app}};

create table queue_counters (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  number int not null check (number between 1 and 99),
  name text not null check (length(name) between 2 and 80),
  services text[] not null check (cardinality(services) > 0),
  active boolean not null default true,
  unique (office_code, number),
  unique (id, office_code)
);
comment on column queue_counters.services is 'Codes of the services that are called here';
grant select, insert, update on queue_counters to {{app}};

create table queue_sittings (
  id uuid primary key default gen_random_uuid(),
  office_code text not null,
  counter_id uuid not null,
  foreign key (counter_id, office_code) references queue_counters (id, office_code),
  employee_id uuid not null references employees (id),
  day date not null,
  sat_at timestamptz not null,
  left_at timestamptz check (left_at >= sat_at)
);
comment on table queue_sittings is 'Who sat at which counter from when to when; a sitting does not outlast its day';
create unique index queue_sittings_one_per_counter on queue_sittings (counter_id) where left_at is null;
create unique index queue_sittings_one_per_officer on queue_sittings (employee_id) where left_at is null;
create index queue_sittings_day on queue_sittings (office_code, day);
grant select, insert, update (left_at) on queue_sittings to {{app}};

create table queue_numbers (
  office_code text not null references offices (code),
  day date not null,
  letter text not null,
  last_number int not null check (last_number > 0),
  primary key (office_code, day, letter)
);
comment on table queue_numbers is 'The last number of each letter and day; its row lock makes the numbers gapless';
grant select, insert, update on queue_numbers to {{app}};

create table queue_pulse (
  office_code text primary key references offices (code),
  last_call bigint not null default 0,
  last_change bigint not null default 0
);
comment on table queue_pulse is
  'Counts calls and changes of an office''s queue. Taken last in every transaction: who has seen a number has seen all before it';
grant select, insert, update on queue_pulse to {{app}};

create table queue_tickets (
  id uuid primary key default gen_random_uuid(),
  office_code text not null,
  day date not null,
  letter text not null check (letter ~ '^[A-Z]$'),
  number int not null check (number > 0),
  service text not null,
  foreign key (office_code, service) references queue_services (office_code, code),
  priority text check (priority in ('elderly', 'disabled', 'pregnant', 'some')),
  source text not null check (source in ('phone', 'door', 'officer')),
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{13}$'),
  form_token text unique check (length(form_token) between 16 and 100),
  device_hash text,
  state text not null check (state in ('waiting', 'called', 'serving', 'done', 'skipped', 'cancelled', 'expired')),
  last_seq int not null check (last_seq > 0),
  taken_at timestamptz not null,
  for_counter_id uuid,
  foreign key (for_counter_id, office_code) references queue_counters (id, office_code),
  counter_id uuid,
  foreign key (counter_id, office_code) references queue_counters (id, office_code),
  times_called int not null default 0 check (times_called >= 0),
  first_called_at timestamptz,
  called_at timestamptz,
  serving_at timestamptz,
  ended_at timestamptz,
  application_id uuid unique references applications (id),
  unique (office_code, day, letter, number),
  constraint queue_tickets_times_in_order check (
    first_called_at >= taken_at and called_at >= first_called_at and serving_at >= called_at
    and ended_at >= coalesce(serving_at, called_at, taken_at)),
  constraint queue_tickets_called_somewhere check (
    state not in ('called', 'serving', 'done') or (counter_id is not null and called_at is not null)),
  constraint queue_tickets_waiting_nowhere check (
    state <> 'waiting' or (counter_id is null and called_at is null and serving_at is null)),
  constraint queue_tickets_served check (
    (state not in ('serving', 'done') or serving_at is not null) and (state not in ('called', 'skipped') or serving_at is null)),
  constraint queue_tickets_ended check ((ended_at is not null) = (state in ('done', 'cancelled', 'expired'))),
  constraint queue_tickets_phone check (source = 'phone' or device_hash is null)
);
comment on column queue_tickets.service is 'What it waits for now; a transfer changes it, letter and number stay';
comment on column queue_tickets.priority is 'Why it is called before others; once its day is over only that it was (some)';
comment on column queue_tickets.code is 'Unguessable public code (65 random bits) under which the holder follows the ticket';
comment on column queue_tickets.form_token is 'The public form that made it: the same form sent again finds the ticket; forgotten with its day';
comment on column queue_tickets.device_hash is 'Digest of the device cookie: one open ticket per telephone, and few a day; forgotten with its day';
comment on column queue_tickets.taken_at is 'Its place in time, through every transfer and return';
comment on column queue_tickets.first_called_at is 'Waiting time is taken_at to this, whatever happens afterwards';
comment on column queue_tickets.application_id is 'The application that began with this ticket: waiting and service time are measured apart';
create unique index queue_tickets_one_per_counter on queue_tickets (counter_id) where state in ('called', 'serving');
create unique index queue_tickets_one_per_device on queue_tickets (office_code, day, device_hash)
  where state in ('waiting', 'called', 'serving', 'skipped');
create index queue_tickets_waiting on queue_tickets (office_code, day, service, taken_at) where state = 'waiting';
create index queue_tickets_day on queue_tickets (office_code, day, state);
create index queue_tickets_to_forget on queue_tickets (office_code, day)
  where device_hash is not null or form_token is not null or priority <> 'some';
create index queue_tickets_open on queue_tickets (day) where state in ('waiting', 'called', 'serving', 'skipped');
grant select, insert, update on queue_tickets to {{app}};

create table queue_events (
  id bigint generated always as identity primary key,
  office_code text not null references offices (code),
  ticket_id uuid not null references queue_tickets (id),
  seq int not null check (seq > 0),
  action text not null,
  from_state text,
  to_state text not null,
  actor_id uuid references employees (id),
  acting_role text,
  delegation_id uuid references delegations (id),
  counter_id uuid references queue_counters (id),
  call_number bigint,
  at timestamptz not null,
  data jsonb not null default '{}',
  request_id text,
  unique (ticket_id, seq),
  unique (office_code, call_number),
  constraint queue_events_call check ((call_number is not null) = (action in ('callNext', 'recall'))),
  constraint queue_events_called_at check (call_number is null or counter_id is not null)
);
comment on table queue_events is 'Append-only history of tickets; every call of a display is one of these';
comment on column queue_events.actor_id is 'Null when the holder, the screen by the door or the passing of time acted';
create index queue_events_at_counter on queue_events (counter_id, id) where action = 'callNext';
create index queue_events_at on queue_events (office_code, at);
grant select, insert on queue_events to {{app}};

create table queue_event_notes (
  event_id bigint primary key references queue_events (id),
  words text not null check (length(words) <= 2000)
);
comment on table queue_event_notes is 'Free words of an officer, apart from the history so that erasing them never breaks the chain';
grant select, insert on queue_event_notes to {{app}};

-- State and history move together: a state that no event tells of cannot be committed.
create function queue_tickets_state_has_event() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from queue_events e
                  where e.ticket_id = new.id and e.seq = new.last_seq and e.to_state = new.state) then
    raise exception 'ticket % is in state % without the event that says so', new.id, new.state
      using errcode = 'integrity_constraint_violation', constraint = 'queue_tickets_state_has_event';
  end if;
  return null;
end $$;
create constraint trigger queue_tickets_state_has_event
  after insert or update of state, last_seq on queue_tickets
  deferrable initially deferred
  for each row execute function queue_tickets_state_has_event();
