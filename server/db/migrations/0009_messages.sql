-- Messages to residents, agencies and officers: a row each, whatever became of it, so that nobody is silent.
-- `messages` holds codes and references; whom it goes to and its words stand in `message_contents`, which can be destroyed.

create table messages (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  subject_type text not null check (subject_type in ('complaint', 'application', 'office')),
  subject_id text not null check (length(subject_id) between 1 and 80),
  event_ref text check (length(event_ref) between 1 and 80),
  template text not null check (template ~ '^[a-z][a-z0-9_]{2,60}$'),
  locale text not null check (locale in ('id', 'en')),
  channel text not null check (channel in ('email', 'whatsapp', 'sms', 'letter', 'call', 'tracking_only')),
  state text not null check (state in ('queued', 'sent', 'delivered', 'failed', 'to_print', 'printed', 'to_call',
    'told', 'not_sendable')),
  tried text[] not null default '{}',
  attempts int not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz,
  give_up_at timestamptz,
  leased_until timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  last_error_code text check (last_error_code ~ '^[a-z0-9_]{2,60}$'),
  provider_ref text check (length(provider_ref) <= 300),
  printed_by uuid references employees (id),
  told_by uuid references employees (id),
  superseded_by uuid references messages (id),
  constraint messages_state_of_channel check (case channel
    when 'letter' then state in ('to_print', 'printed')
    when 'call' then state in ('to_call', 'told')
    when 'tracking_only' then state = 'not_sendable'
    else state in ('queued', 'sent', 'delivered', 'failed') end),
  constraint messages_ended check ((ended_at is null) = (state in ('queued', 'to_print', 'to_call'))),
  constraint messages_due check ((next_attempt_at is not null) = (state = 'queued')
    and (give_up_at is not null) = (state = 'queued')),
  constraint messages_leased check (leased_until is null or state = 'queued'),
  constraint messages_printed check ((printed_by is not null) = (state = 'printed')),
  constraint messages_told check ((told_by is not null) = (state = 'told')),
  constraint messages_failed check (state <> 'failed' or last_error_code is not null),
  constraint messages_superseded check (superseded_by is null or (state = 'failed' and superseded_by <> id)),
  constraint messages_provider check (provider_ref is null or state in ('sent', 'delivered'))
);
comment on table messages is 'Outgoing messages, letters and calls; not_sendable: the person gave no way to be reached and reads the tracking page';
comment on column messages.event_ref is 'Which event of the subject it tells';
comment on column messages.tried is 'Channels that failed before, in rows that this one supersedes';
comment on column messages.leased_until is 'A process is sending it until then; after a crash another one takes it up, under the same key';
comment on column messages.give_up_at is 'Temporary failures are tried again until then';
create index messages_due_now on messages (next_attempt_at) where state = 'queued';
create index messages_open on messages (office_code, state, created_at) where state in ('queued', 'failed', 'to_print', 'to_call');
create index messages_subject on messages (subject_type, subject_id, created_at);
create unique index messages_of_provider on messages (channel, provider_ref) where provider_ref is not null;
grant select, insert, update (channel, state, attempts, next_attempt_at, give_up_at, leased_until, ended_at,
  last_error_code, provider_ref, printed_by, told_by, superseded_by) on messages to {{app}};

create table message_contents (
  message_id uuid primary key references messages (id),
  name text check (length(name) <= 200),
  email text check (length(email) <= 200),
  phone text check (phone ~ '^\+[0-9]{6,15}$'),
  address text check (length(address) <= 500),
  preferred text check (preferred in ('email', 'whatsapp', 'sms', 'letter', 'call')),
  subject text not null check (length(subject) between 1 and 200),
  body text not null check (length(body) between 1 and 4000)
);
comment on table message_contents is 'Whom a message goes to and what it says; apart, so that it can be destroyed';
grant select, insert, delete on message_contents to {{app}};

create table message_attempts (
  id bigint generated always as identity primary key,
  message_id uuid not null references messages (id),
  at timestamptz not null,
  channel text not null,
  outcome text not null check (outcome in ('sent', 'temporary', 'permanent')),
  error_code text check (error_code ~ '^[a-z0-9_]{2,60}$'),
  check ((error_code is null) = (outcome = 'sent'))
);
comment on table message_attempts is 'Every try to send, append-only; codes, never a word of the message';
create index message_attempts_of on message_attempts (message_id, at);
grant select, insert on message_attempts to {{app}};

-- What was sent, printed or told stays so; a failed one may be tried again unless another took its place.
create function messages_move() returns trigger language plpgsql as $$
begin
  if (old.state in ('printed', 'told', 'not_sendable', 'delivered') and new.state <> old.state)
    or (old.state = 'sent' and new.state not in ('sent', 'delivered', 'failed'))
    or (old.state = 'failed' and new.state not in ('failed', 'queued'))
    or (old.state = 'to_print' and new.state not in ('to_print', 'printed'))
    or (old.state = 'to_call' and new.state not in ('to_call', 'told')) then
    raise exception 'message % cannot go from % to %', new.id, old.state, new.state
      using errcode = 'integrity_constraint_violation', constraint = 'messages_move';
  end if;
  return new;
end $$;
create trigger messages_move before update on messages for each row execute function messages_move();

-- Words that still have to reach somebody are not destroyed.
create function message_contents_kept() returns trigger language plpgsql as $$
begin
  if exists (select 1 from messages where id = old.message_id and ended_at is null) then
    raise exception 'message % has not reached anybody yet', old.message_id
      using errcode = 'integrity_constraint_violation', constraint = 'message_contents_kept';
  end if;
  return old;
end $$;
create trigger message_contents_kept before delete on message_contents
  for each row execute function message_contents_kept();
