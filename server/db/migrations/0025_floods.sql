-- A form that waits for a person's look has a number of its own, outside the series, until it is admitted: what is
-- rejected leaves no gap. Both numbers find it. Forms that were numbered before keep their numbers.

alter table complaints add column provisional_number text check (provisional_number ~ '^S-[0-9A-HJKMNP-TV-Z]{8}$');
comment on column complaints.provisional_number is
  'Of a form without proof: its number while it is held or rejected; kept when it gets one of the series';
create unique index complaints_provisional on complaints (office_code, provisional_number)
  where provisional_number is not null;
alter table complaints add constraint complaints_numbered
  check (number is distinct from provisional_number or state in ('held', 'rejected'));

-- A number is given once.
create function complaints_number_stays() returns trigger language plpgsql as $$
begin
  if new.provisional_number is distinct from old.provisional_number
    or (new.number <> old.number and old.number is distinct from old.provisional_number) then
    raise exception 'complaint % has its number', new.id
      using errcode = 'integrity_constraint_violation', constraint = 'complaints_number_stays';
  end if;
  return new;
end $$;
create trigger complaints_number_stays before update of number, provisional_number on complaints
  for each row execute function complaints_number_stays();

-- How many forms came in the last hour, and what was attached in the last day.
create index web_submissions_at on web_submissions (office_code, proof, at);
create index complaint_attachments_sent on complaint_attachments (office_code, added_at) where added_by is null;

-- Whether somebody has signed in on this device, whoever it was: asked before anything else of an attempt.
create index login_attempts_known_device on login_attempts (device_hash, at) where succeeded;
create index login_attempts_address on login_attempts (address, at);
drop index login_attempts_known_address;

grant update (number) on complaints to {{app}};
