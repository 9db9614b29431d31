-- Work that comes again and again runs as jobs; pg-boss keeps those for an hour. This says of each when it last ran.
create table recurring_work (
  name text primary key check (name ~ '^[a-z]+(-[a-z]+)*$'),
  last_started_at timestamptz not null,
  last_ended_at timestamptz not null,
  last_failed_at timestamptz,
  last_failure text check (length(last_failure) between 1 and 200),
  check (last_ended_at >= last_started_at),
  check ((last_failed_at is null) = (last_failure is null))
);
comment on table recurring_work is
  'When each recurring work last ran and last failed, by the office''s clock; last_failure names the kind, never values';
grant select, insert, update on recurring_work to {{app}};
