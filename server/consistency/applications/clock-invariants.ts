import { sql } from 'kysely';
import { closedStates, type Invariants, violating } from '../invariant.ts';

const stepOfState = sql`(values ('intake', '1'), ('received', '2'), ('incomplete', '2'), ('awaiting_centre', '2'), ('verified', '3'),
  ('entered', '4'), ('printing', '4'), ('printed', '5a'), ('section_approved', '5b'), ('ready', '6')) as s(state, step)`;

const steps = sql`(values ('1'), ('2'), ('3'), ('4'), ('5a'), ('5b'), ('6')) as every_step(step)`;

/** Length of a set of time ranges in whole milliseconds. */
const length = (ranges: ReturnType<typeof sql>) => sql`(
  select coalesce(round(extract(epoch from sum(upper(r) - lower(r))) * 1000), 0)::bigint from unnest(${ranges}) as r
)`;

/**
 * The clock of each closed case once more, from events, pauses and office stops alone, with PostgreSQL's own
 * arithmetic of time ranges instead of the module's.
 */
const recomputed = sql`
  with ways as (
    select e.application_id, e.to_state, e.at as came,
           lead(e.at) over (partition by e.application_id order by e.seq) as went
      from application_events e where e.from_state is distinct from e.to_state
  ), lives as (
    select a.id, a.number, a.state, a.office_code, min(w.came) as began, max(w.came) as ended
      from applications a join ways w on w.application_id = a.id
     where a.state in ${closedStates} group by a.id
  ), waits as (
    select l.*, coalesce((
      select range_agg(tstzrange(p.started_at, p.ended_at)) from (
        select started_at, ended_at from application_pauses where application_id = l.id
        union all select started_at, ended_at from office_stops
         where office_code = l.office_code and started_at < l.ended and coalesce(ended_at, 'infinity') > l.began
      ) p where p.ended_at is null or p.ended_at >= p.started_at
    ), '{}') * tstzmultirange(tstzrange(l.began, l.ended)) as paused
      from lives l
  ), clocks as (
    select v.*, (round(extract(epoch from v.ended - v.began) * 1000))::bigint as gross_ms,
           ${length(sql`v.paused`)} as paused_ms
      from waits v
  ), step_clocks as (
    select c.id, s.step,
           sum(round(extract(epoch from w.went - w.came) * 1000))::bigint as gross_ms,
           sum(round(extract(epoch from w.went - w.came) * 1000)
               - ${length(sql`(c.paused * tstzmultirange(tstzrange(w.came, w.went)))`)})::bigint as net_ms
      from clocks c join ways w on w.application_id = c.id and w.went is not null and w.went >= w.came
      join ${stepOfState} on s.state = w.to_state
     group by c.id, s.step
  )`;

/** The ten-minute clock: every closed case kept one, and it says what events and pauses say. */
export const clockInvariants = {
  clock_missing: violating('application')`
      select a.id, a.number, a.state
        from applications a left join application_timings t on t.application_id = a.id
       where (a.state in ${closedStates}) <> (t.application_id is not null)`,
  clock_differs: violating('application')`${recomputed}
      select c.id, c.number, t.gross_ms as "grossMs", t.net_ms as "netMs", t.paused_ms as "pausedMs",
             c.gross_ms as "grossIs", c.gross_ms - c.paused_ms as "netIs", c.paused_ms as "pausedIs"
        from clocks c join application_timings t on t.application_id = c.id
       where t.gross_ms <> c.gross_ms or t.paused_ms <> c.paused_ms or t.net_ms <> c.gross_ms - c.paused_ms
          or t.gross_ms <> t.net_ms + t.paused_ms or t.outcome <> c.state or t.closed_at <> c.ended`,
  step_clock_differs: violating('application')`${recomputed}
      select c.id, c.number, string_agg(every_step.step, ', ' order by every_step.step) as steps
        from clocks c
        join application_timings t on t.application_id = c.id
        cross join ${steps}
        left join step_clocks k on k.id = c.id and k.step = every_step.step
        left join lateral (
          select (j.value ->> 'grossMs')::bigint as gross_ms, (j.value ->> 'netMs')::bigint as net_ms
            from jsonb_array_elements(t.steps) as j where j.value ->> 'step' = every_step.step
        ) kept on true
       where kept.gross_ms is distinct from coalesce(k.gross_ms, 0) or kept.net_ms is distinct from coalesce(k.net_ms, 0)
       group by c.id, c.number`,
  steps_do_not_add_up: violating('application')`
      select a.id, a.number, t.gross_ms as "grossMs", s.gross_ms as "stepsGrossMs", t.net_ms as "netMs",
             s.net_ms as "stepsNetMs"
        from application_timings t
        join applications a on a.id = t.application_id
        cross join lateral (
          select coalesce(sum((j.value ->> 'grossMs')::bigint), 0) as gross_ms, coalesce(sum((j.value ->> 'netMs')::bigint), 0) as net_ms
            from jsonb_array_elements(t.steps) as j
        ) s
       where s.gross_ms <> t.gross_ms or s.net_ms <> t.net_ms`,
  pause_outside_case: violating('pause')`
      select p.id, a.number, p.reason
        from application_pauses p join applications a on a.id = p.application_id
       where p.started_at < a.started_at or p.ended_at > a.closed_at or p.started_at > a.closed_at or p.ended_at < p.started_at`,
  pause_open_in_closed_case: violating('pause')`
      select p.id, a.number, a.state, p.reason
        from application_pauses p join applications a on a.id = p.application_id
       where p.ended_at is null and a.state in ${closedStates}`,
  pauses_overlap: violating('application')`
      select a.id, a.number
        from applications a
       where exists (
         select 1 from application_pauses p join application_pauses q on q.application_id = p.application_id and q.id > p.id
          where p.application_id = a.id
            and p.started_at < coalesce(q.ended_at, 'infinity') and q.started_at < coalesce(p.ended_at, 'infinity'))`,
  pause_state_differs: violating('application')`
      select a.id, a.number, a.state, coalesce(p.reason, '-') as reason
        from applications a left join application_pauses p on p.application_id = a.id and p.ended_at is null
       where a.state not in ${closedStates}
         and case a.state when 'incomplete' then p.reason is distinct from 'applicant'
                          when 'awaiting_centre' then p.reason is distinct from 'centre'
                          when 'ready' then p.reason = 'centre'
                          else p.reason is not null end`,
  pause_without_event: violating('pause')`
      select p.id, a.number, p.reason
        from application_pauses p join applications a on a.id = p.application_id
       where not exists (
               select 1 from application_events e
                where e.application_id = p.application_id and e.at >= p.started_at and e.actor_id = p.started_by
                  and e.action in ('requestCompletion', 'awaitCentre', 'shelve')
                  and (e.action = 'awaitCentre') = (p.reason = 'centre')
                  and not exists (select 1 from application_events x where x.application_id = p.application_id
                                     and x.at > p.started_at and x.at < e.at))
          or (p.ended_at is not null and not exists (
               select 1 from application_events e
                where e.application_id = p.application_id and e.at >= p.ended_at
                  and e.action in ('completeDocuments', 'resumeFromCentre', 'handOver', 'withdraw', 'refuse', 'cancel')
                  and not exists (select 1 from application_events x where x.application_id = p.application_id
                                     and x.at > p.ended_at and x.at < e.at)))`,
  stops_overlap: violating('officeStop')`
      select s.id, s.reason
        from office_stops s
       where s.ended_at < s.started_at or exists (
         select 1 from office_stops t where t.office_code = s.office_code and t.id <> s.id and t.started_at <= s.started_at
            and coalesce(t.ended_at, 'infinity') > s.started_at and (t.started_at < s.started_at or t.id < s.id))`,
} as const satisfies Partial<Invariants>;
