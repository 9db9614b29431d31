import { sql } from 'kysely';
import { type Invariants, violating } from '../invariant.ts';

/** Who did what, by the history alone. */
const acts = sql`(
  select e.application_id, e.actor_id as person, e.data ->> 'printAttemptId' as attempt,
         case when e.action = 'verify' then 'verify'
              when e.action = 'enterData' then 'enter_data'
              when e.action in ('startPrint', 'confirmPrint') then 'print'
              when e.action like '%AsSectionHead' then 'check_section'
              when e.action like '%AsDivisionHead' then 'check_division' end as duty
    from application_events e
   where e.action in ('verify', 'enterData', 'startPrint', 'confirmPrint', 'approveAsSectionHead', 'rejectAsSectionHead',
                      'approveAsDivisionHead', 'rejectAsDivisionHead')
)`;

/** Who did what, by the rows that each act left behind. */
const traces = sql`(
  select application_id, entered_by as person, null as attempt, 'enter_data' as duty from application_entries
  union all select application_id, queued_by, id::text, 'print' from print_attempts
  union all select application_id, checked_by, print_attempt_id::text,
                   case half when 'section' then 'check_section' else 'check_division' end from application_checks
)`;

const duties = sql`(
  select application_id, employee_id as person, print_attempt_id::text as attempt, duty from application_duties
)`;

type Acts = typeof acts;

/** Operator and verifier, maker and checker, and the two heads of one print are never the same person. */
function broken(of: Acts) {
  return sql`
    select a.id, a.number, one.person, string_agg(distinct one.duty || ' + ' || other.duty, ', ') as duties
      from ${of} one
      join ${of} other on other.application_id = one.application_id and other.person = one.person
      join applications a on a.id = one.application_id
     where (one.duty = 'verify' and other.duty in ('enter_data', 'print'))
        or (one.duty in ('enter_data', 'print') and other.duty in ('check_section', 'check_division'))
        or (one.duty = 'check_section' and other.duty = 'check_division' and one.attempt = other.attempt)
     group by a.id, a.number, one.person`;
}

export const fourEyesInvariants = {
  four_eyes_by_duties: violating('application')`${broken(duties)}`,
  four_eyes_by_events: violating('application')`${broken(acts)}`,
  four_eyes_by_traces: violating('application')`${broken(traces)}`,
  event_without_duty: violating('application')`
      select a.id, a.number, e.duty, e.person
        from (select distinct application_id, person, duty, case when duty in ('verify', 'enter_data') then null else attempt end as attempt
                from ${acts} e) e
        join applications a on a.id = e.application_id
       where not exists (select 1 from ${duties} d where d.application_id = e.application_id and d.person = e.person
                            and d.duty = e.duty and d.attempt is not distinct from e.attempt)`,
  duty_without_event: violating('application')`
      select a.id, a.number, d.duty, d.person
        from (select distinct * from ${duties} d) d
        join applications a on a.id = d.application_id
       where not exists (select 1 from ${acts} e where e.application_id = d.application_id and e.person = d.person
                            and e.duty = d.duty and (d.attempt is null or e.attempt = d.attempt))`,
} as const satisfies Partial<Invariants>;
