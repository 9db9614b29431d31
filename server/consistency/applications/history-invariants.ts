import { historyInvariants } from '../history.ts';
import { closedStates, type Invariants, violating } from '../invariant.ts';
import { expectedTransitions } from './expected-transitions.ts';

const history = historyInvariants({
  subject: 'application',
  cases: 'applications',
  events: 'application_events',
  key: 'application_id',
  expected: expectedTransitions,
  tables: [
    'application_events',
    'application_pauses',
    'application_documents',
    'application_entries',
    'application_duties',
    'application_checks',
    'application_timings',
    'print_attempts',
    'blank_movements',
    'handovers',
    'cards',
  ],
});

/** State and history of the cases: one may not say what the other does not. */
export const applicationHistoryInvariants = {
  state_without_event: history.stateWithoutEvent,
  event_missing: history.eventMissing,
  event_chain_broken: history.chainBroken,
  event_unlawful: history.unlawful,
  event_backwards: history.backwards,
  event_without_actor: violating('event')`
      select e.id, a.number, e.seq, e.action
        from application_events e join applications a on a.id = e.application_id
       where (e.actor_id is null) <> (e.action in ('printHandedOver', 'printFailed'))
          or (e.actor_id is null) <> (e.acting_role is null)`,
  case_times_differ: violating('application')`
      select a.id, a.number,
             concat_ws(', ', case when a.started_at is distinct from t.began then 'started_at' end, case when a.state_since is distinct from t.moved then 'state_since' end, case when a.closed_at is distinct from t.closed then 'closed_at' end) as which
        from applications a cross join lateral (
          select min(e.at) as began,
                 max(e.at) filter (where e.from_state is distinct from e.to_state) as moved,
                 max(e.at) filter (where e.to_state in ${closedStates}) as closed
            from application_events e where e.application_id = a.id
        ) t
       where a.started_at is distinct from t.began or a.state_since is distinct from t.moved
          or a.closed_at is distinct from t.closed or (a.closed_at is not null) <> (a.state in ${closedStates})`,
  closed_case_claimed: violating('application')`
      select a.id, a.number
        from applications a where a.state in ${closedStates} and a.claimed_by is not null`,
  two_open_applications: violating('resident')`
      select a.resident_id as id, string_agg(a.number, ', ' order by a.number) as numbers
        from applications a where a.state not in ${closedStates} group by a.resident_id having count(*) > 1`,
  entry_without_event: violating('application')`
      select a.id, a.number, e.told as events, n.written as entries
        from applications a
        cross join lateral (select count(*) as told from application_events e
                             where e.application_id = a.id and e.action = 'enterData') e
        cross join lateral (select count(*) as written from application_entries n where n.application_id = a.id) n
       where e.told <> n.written`,
  delegation_not_in_force: history.delegationNotInForce,
  number_series_differs: violating('office')`
      select s.office_code as id, s.series, s.year, s.last_number as last, c.cases, c.highest
        from number_series s
        join offices o on o.code = s.office_code
        cross join lateral (
          select count(*) as cases, coalesce(max(n.running), 0) as highest from (
            select split_part(a.number, '-', 3)::int as running from applications a
             where s.series = 'application' and a.office_code = s.office_code
               and a.number like o.number_prefix || '-' || lpad((s.year % 100)::text, 2, '0') || '-%'
            union all
            select right(k.number, 6)::int from complaints k
             where s.series = 'complaint' and k.office_code = s.office_code
               and k.number like o.number_prefix || '-ADU-' || s.year || '-%'
          ) n
        ) c
       where s.series in ('application', 'complaint') and (s.last_number <> c.cases or s.last_number <> c.highest)`,
  office_differs: history.officeDiffers,
} as const satisfies Partial<Invariants>;
