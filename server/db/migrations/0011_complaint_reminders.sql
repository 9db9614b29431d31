-- What became of a reminder or a rung of the ladder: given, or why not.

alter table complaint_reminders add column outcome text not null default 'given'
  check (outcome in ('given', 'overtaken', 'complained_about', 'vacant'));
alter table complaint_reminders add constraint complaint_reminders_outcome
  check (outcome in ('given', 'overtaken') or step like 'ladder%');
comment on column complaint_reminders.outcome is
  'given; overtaken: the server stood still and a later reminder says more; complained_about, vacant: this rung was passed over for the next one';

-- What the timekeeper looks for every minute.
create index complaint_pauses_open on complaint_pauses (office_code, respond_by) where ended_at is null;
create index complaints_answered on complaints (office_code) where state = 'answered';
