-- State and history move together, by one function for every process: a state that no event tells of cannot be
-- committed. The first argument is the event that must be there ($1 is the row), the second the name of the constraint.
create function state_has_event() returns trigger language plpgsql as $$
declare
  told boolean;
begin
  execute format('select exists (select from %s)', tg_argv[0]) into told using new;
  if not told then
    raise exception '% % is in a state without the event that says so', tg_table_name, new.id
      using errcode = 'integrity_constraint_violation', constraint = tg_argv[1];
  end if;
  return null;
end $$;

drop trigger applications_state_has_event on applications;
drop function applications_state_has_event();
create constraint trigger applications_state_has_event
  after insert or update of state, last_seq on applications
  deferrable initially deferred
  for each row execute function state_has_event(
    'application_events e where e.application_id = ($1).id and e.seq = ($1).last_seq and e.to_state = ($1).state',
    'applications_state_has_event');

drop trigger complaints_state_has_event on complaints;
drop function complaints_state_has_event();
create constraint trigger complaints_state_has_event
  after insert or update of state, last_seq on complaints
  deferrable initially deferred
  for each row execute function state_has_event(
    'complaint_events e where e.complaint_id = ($1).id and e.seq = ($1).last_seq and e.to_state = ($1).state',
    'complaints_state_has_event');

drop trigger queue_tickets_state_has_event on queue_tickets;
drop function queue_tickets_state_has_event();
create constraint trigger queue_tickets_state_has_event
  after insert or update of state, last_seq on queue_tickets
  deferrable initially deferred
  for each row execute function state_has_event(
    'queue_events e where e.ticket_id = ($1).id and e.seq = ($1).last_seq and e.to_state = ($1).state',
    'queue_tickets_state_has_event');

-- News is in the state that its instants say: each version of it has its event.
drop trigger news_has_event on news_items;
drop function news_has_event();
create constraint trigger news_has_event
  after insert or update on news_items
  deferrable initially deferred
  for each row execute function state_has_event(
    'news_events e where e.news_id = ($1).id and e.version = ($1).version',
    'news_items_event');
