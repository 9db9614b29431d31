-- Ways around the rules of complaints that the database left open: raising the round of a forwarded complaint whose
-- writer was not told, a decision dated ahead of later ones, archiving what is named or was reached, and an answer by
-- whom the complaint is about.

create or replace function complaints_lawful() returns trigger language plpgsql as $$
declare
  decided text;
  fault text;
begin
  select decision into decided from complaint_authority
   where complaint_id = new.id order by id desc limit 1;
  if new.state in ('accepted', 'in_progress', 'answered') and decided is distinct from 'in' then
    fault := 'complaints_authority_in';
  elsif new.state in ('outside', 'forwarded', 'informed') and decided is distinct from 'out' then
    fault := 'complaints_authority_out';
  elsif new.state in ('answered', 'closed') and not exists (
    select 1 from complaint_answers where complaint_id = new.id and round = new.round) then
    fault := 'complaints_answered';
  elsif new.state in ('forwarded', 'informed') and not exists (
    select 1 from complaint_referrals where complaint_id = new.id and round = new.round) then
    fault := 'complaints_forwarded';
  elsif new.state <> 'forwarded' and exists (
    select 1 from complaint_referrals r where r.complaint_id = new.id
       and not exists (select 1 from complaint_notices n where n.referral_id = r.id)) then
    fault := 'complaints_told';
  elsif new.state = 'archived' and not exists (
    select 1 from complaint_archivings where complaint_id = new.id and round = new.round) then
    fault := 'complaints_archived_by';
  elsif new.state = 'archived' and new.channel <> 'telephone'
    and exists (select 1 from complaint_contents where complaint_id = new.id and name is not null) then
    fault := 'complaints_archived_unnamed';
  elsif new.state = 'archived' and new.channel <> 'telephone'
    and exists (select 1 from complaint_contents where complaint_id = new.id and phone_e164 is not null)
    and ((select count(*) from complaint_calls where complaint_id = new.id and outcome <> 'reached') < 2
      or exists (select 1 from complaint_calls where complaint_id = new.id and outcome = 'reached')) then
    fault := 'complaints_called';
  end if;
  if fault is not null then
    raise exception 'complaint % cannot be %', new.id, new.state
      using errcode = 'integrity_constraint_violation', constraint = fault;
  end if;
  return null;
end $$;

create or replace function complaint_answers_lawful() returns trigger language plpgsql as $$
begin
  if (select decision from complaint_authority where complaint_id = new.complaint_id
       order by id desc limit 1) is distinct from 'in' then
    raise exception 'complaint % has no decision that it is within authority', new.complaint_id
      using errcode = 'integrity_constraint_violation', constraint = 'complaint_answers_authority';
  end if;
  if exists (select 1 from complaint_subjects
              where complaint_id = new.complaint_id and employee_id = new.answered_by) then
    raise exception 'complaint % cannot be answered by whom it is about', new.complaint_id
      using errcode = 'integrity_constraint_violation', constraint = 'complaint_answers_free';
  end if;
  return new;
end $$;
