import { sql } from 'kysely';
import { type Invariants, violating } from './invariant.ts';

/** When each version began to hold, and when the next one did. */
const held = sql`
  select office_code, standard_id, action, at, lead(at) over (partition by office_code order by id) as until
    from standard_events where action in ('installed', 'enacted')`;

/** What an office promises was approved and put into force, and a case keeps what was promised when it began. */
export const standardInvariants = {
  standard_not_in_force: violating('office')`
      select o.code as id, s.number as version, s.state
        from offices o join service_standards s on s.id = o.standard_id
       where s.state <> 'approved' or s.office_code <> o.code
          or o.standard_id is distinct from (
               select e.standard_id from standard_events e
                where e.office_code = o.code and e.action in ('installed', 'enacted') order by e.id desc limit 1)`,
  standard_before_its_day: violating('standard')`
      select s.id, s.number as version, s.effective_on as day
        from standard_events e
        join service_standards s on s.id = e.standard_id
        join offices o on o.code = s.office_code
       where e.action in ('installed', 'enacted') and (e.at at time zone o.zone)::date < s.effective_on`,
  standard_without_approval: violating('standard')`
      select s.id, s.number as version
        from service_standards s
       where s.state = 'approved' and s.number > 1
         and (s.approved_by in (s.drafted_by, s.submitted_by)
              or exists (select 1 from standard_events e where e.standard_id = s.id
                  and e.action in ('begun', 'saved', 'submitted') and e.actor_id = s.approved_by)
              or not exists (select 1 from standard_events e where e.standard_id = s.id
                  and e.action = 'approved' and e.actor_id = s.approved_by))`,
  // A case may begin while a version is being put into force.
  case_standard_differs: violating('application')`
      with held as (${held})
      select a.id, a.number, s.number as version
        from applications a join service_standards s on s.id = a.standard_id
       where not exists (select 1 from held h
              where h.standard_id = a.standard_id and h.office_code = a.office_code
                and (h.action = 'installed' or h.at < a.started_at + interval '1 minute')
                and (h.until is null or h.until > a.started_at - interval '1 minute'))`,
} as const satisfies Partial<Invariants>;
