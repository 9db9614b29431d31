-- Working days: each office's own holiday table, versioned. A due date names the version by which it was computed,
-- so what an older version said can always be looked up; nothing here is ever changed or removed, only ended.

create table bundled_holidays (
  on_date date not null,
  kind text not null check (kind in ('libur_nasional', 'cuti_bersama')),
  name_id text not null,
  name_en text not null,
  decree text not null,
  primary key (on_date, kind)
);
comment on table bundled_holidays is 'The joint decrees (SKB) that the software brings along, kept in step with data/calendar by the migrator';
grant select on bundled_holidays to {{app}};

create table calendar_versions (
  office_code text not null references offices (code),
  version int not null check (version > 0),
  -- A version follows the one before it: a gap is no row that could be referred to.
  previous int generated always as (nullif(version - 1, 0)) stored,
  made_at timestamptz,
  made_by uuid references employees (id),
  cause text not null check (cause in ('initial', 'days_added', 'day_removed', 'year_loaded', 'switch_set')),
  reason text check (length(reason) <= 500),
  primary key (office_code, version),
  constraint calendar_versions_no_gap foreign key (office_code, previous)
    references calendar_versions (office_code, version),
  foreign key (office_code, made_by) references employees (office_code, id),
  check ((version = 1) = (cause = 'initial')),
  check ((version = 1) = (made_at is null) and (version = 1) = (made_by is null))
);
comment on column calendar_versions.made_at is 'Null for version 1, which an office has from the beginning';
grant select, insert on calendar_versions to {{app}};

create table calendar_years (
  office_code text not null references offices (code),
  year int not null check (year between 2020 and 2100),
  decree text not null check (length(decree) between 3 and 200),
  loaded_in int not null,
  primary key (office_code, year),
  foreign key (office_code, loaded_in) references calendar_versions (office_code, version)
);
comment on table calendar_years is 'Years whose decree is loaded; a due date that reaches into another year is tentative';
grant select, insert on calendar_years to {{app}};

create table holidays (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  on_date date not null,
  kind text not null check (kind in ('libur_nasional', 'cuti_bersama', 'dispensasi_daerah')),
  name_id text not null check (length(name_id) between 3 and 120),
  name_en text not null check (length(name_en) between 3 and 120),
  decree text not null check (length(decree) between 3 and 200),
  added_in int not null,
  removed_in int,
  foreign key (office_code, added_in) references calendar_versions (office_code, version),
  foreign key (office_code, removed_in) references calendar_versions (office_code, version),
  check (removed_in > added_in),
  constraint holidays_no_overlap exclude using gist
    (office_code with =, on_date with =, kind with =, int4range(added_in, removed_in) with &&)
);
comment on table holidays is 'A day counts in the versions from added_in up to, and without, removed_in';
comment on column holidays.decree is 'The SKB, or for dispensasi_daerah the regional circular (SE), that names the day';
create index holidays_of_office on holidays (office_code, on_date);
grant select, insert, update (removed_in) on holidays to {{app}};

create table calendar_switches (
  office_code text not null references offices (code),
  kind text not null check (kind in ('libur_nasional', 'cuti_bersama', 'dispensasi_daerah')),
  stops_clock boolean not null,
  decree text check (length(decree) between 3 and 200),
  set_in int not null,
  primary key (office_code, kind, set_in),
  foreign key (office_code, set_in) references calendar_versions (office_code, version),
  -- Public holidays and collective leave stop the clock, regional leave does not; the contrary is an order with a number.
  constraint calendar_switches_decree check (stops_clock = (kind <> 'dispensasi_daerah') or decree is not null)
);
comment on table calendar_switches is 'Whether days of a kind stop the clock: the latest row by set_in counts; insert-only';
grant select, insert on calendar_switches to {{app}};

-- A version is complete when its transaction ends. Rows may refer only to the version that is being made,
-- or a date computed by an older version could no longer be explained.
create function calendar_version_is_open() returns trigger language plpgsql as $$
declare
  made_in int := case tg_table_name
    when 'holidays' then case tg_op when 'INSERT' then (to_jsonb(new) ->> 'added_in')::int
                                    else (to_jsonb(new) ->> 'removed_in')::int end
    when 'calendar_years' then (to_jsonb(new) ->> 'loaded_in')::int
    else (to_jsonb(new) ->> 'set_in')::int
  end;
begin
  if not exists (select from calendar_versions v
                  where v.office_code = new.office_code and v.version = made_in
                    and v.xmin = pg_current_xact_id()::xid) then
    raise exception 'version % of the calendar of % is closed', made_in, new.office_code
      using errcode = 'check_violation', constraint = 'calendar_version_open';
  end if;
  return new;
end $$;
create trigger holidays_version_open before insert on holidays
  for each row execute function calendar_version_is_open();
create trigger calendar_years_version_open before insert on calendar_years
  for each row execute function calendar_version_is_open();
create trigger calendar_switches_version_open before insert on calendar_switches
  for each row execute function calendar_version_is_open();

create function holiday_is_ended_once() returns trigger language plpgsql as $$
begin
  if old.removed_in is not null
     or (to_jsonb(new) - 'removed_in') is distinct from (to_jsonb(old) - 'removed_in') then
    raise exception 'the day % of the calendar is history', old.on_date
      using errcode = 'check_violation', constraint = 'holidays_history';
  end if;
  return new;
end $$;
create trigger holidays_history before update on holidays
  for each row execute function holiday_is_ended_once();
create trigger holidays_removal_open before update on holidays
  for each row execute function calendar_version_is_open();

create function calendar_keeps_history() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are history', tg_table_name
    using errcode = 'check_violation', constraint = 'calendar_history';
end $$;
create trigger calendar_versions_kept before update or delete on calendar_versions
  for each row execute function calendar_keeps_history();
create trigger calendar_years_kept before update or delete on calendar_years
  for each row execute function calendar_keeps_history();
create trigger calendar_switches_kept before update or delete on calendar_switches
  for each row execute function calendar_keeps_history();
create trigger holidays_kept before delete on holidays
  for each row execute function calendar_keeps_history();

-- A loaded year with hardly a holiday is a file that was cut off: due dates would come out early for everybody.
create function calendar_year_has_days() returns trigger language plpgsql as $$
declare
  about int := coalesce((to_jsonb(new) ->> 'year')::int, extract(year from (to_jsonb(new) ->> 'on_date')::date)::int);
begin
  if exists (select from calendar_years y where y.office_code = new.office_code and y.year = about)
     and (select count(*) from holidays h
           where h.office_code = new.office_code and h.removed_in is null and h.kind <> 'dispensasi_daerah'
             and h.on_date between make_date(about, 1, 1) and make_date(about, 12, 31)) < 10 then
    raise exception 'the year % of the calendar of % has fewer than ten days', about, new.office_code
      using errcode = 'check_violation', constraint = 'calendar_year_has_days';
  end if;
  return null;
end $$;
create constraint trigger calendar_years_have_days after insert on calendar_years
  deferrable initially deferred for each row execute function calendar_year_has_days();
create constraint trigger holidays_leave_days after update on holidays
  deferrable initially deferred for each row execute function calendar_year_has_days();

-- Every office has a calendar from its first moment: version 1 is what the software brought along then.
create function give_calendar(office text) returns void language sql security definer set search_path = public as $$
  insert into calendar_versions (office_code, version, cause) values (office, 1, 'initial');
  insert into holidays (office_code, on_date, kind, name_id, name_en, decree, added_in)
    select office, b.on_date, b.kind, b.name_id, b.name_en, b.decree, 1 from bundled_holidays b;
  insert into calendar_years (office_code, year, decree, loaded_in)
    select office, extract(year from b.on_date)::int, min(b.decree), 1 from bundled_holidays b group by 2;
  insert into calendar_switches (office_code, kind, stops_clock, set_in) values
    (office, 'libur_nasional', true, 1), (office, 'cuti_bersama', true, 1), (office, 'dispensasi_daerah', false, 1);
$$;
revoke execute on function give_calendar(text) from public;
comment on function give_calendar(text) is
  'By trigger for a new office; by the migrator, once bundled_holidays is filled, for one that was there before';

create function calendar_of_new_office() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform give_calendar(new.code);
  return null;
end $$;
create trigger calendar_of_new_office after insert on offices
  for each row execute function calendar_of_new_office();
