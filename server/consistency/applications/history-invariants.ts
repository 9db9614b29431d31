import { sql } from 'kysely';
import { closedStates, type Invariants } from '../violation.ts';
import { lawfulMoveList } from './expected-transitions.ts';

/** The newest event of each case, beside the case. */
const newest = sql`applications a left join lateral (
  select e.seq, e.to_state, e.at from application_events e where e.application_id = a.id order by e.seq desc limit 1
) n on true`;

/** Each event with the one before it. */
const chain = sql`(
  select e.id, e.application_id, e.seq, e.action, e.from_state, e.to_state, e.at,
         row_number() over w as place, lag(e.to_state) over w as before_state, lag(e.at) over w as before_at
    from application_events e window w as (partition by e.application_id order by e.seq)
) c join applications a on a.id = c.application_id`;

/** Tables whose rows belong to one case, and so to its office. */
const ofOneCase = [
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
] as const;

/** State and history of the cases: one may not say what the other does not. */
export const historyProbes = {
  state_without_event: {
    subject: 'application',
    query: sql`
      select a.id::text as id, jsonb_build_object('number', a.number, 'state', a.state, 'seq', a.last_seq,
             'eventState', coalesce(n.to_state, '-'), 'eventSeq', coalesce(n.seq, 0)) as facts
        from ${newest}
       where n.seq is null or n.to_state <> a.state or n.seq <> a.last_seq`,
  },
  event_missing: {
    subject: 'application',
    query: sql`
      select a.id::text as id, jsonb_build_object('number', a.number, 'expected', min(c.place)) as facts
        from ${chain} where c.seq <> c.place group by a.id, a.number`,
  },
  event_chain_broken: {
    subject: 'event',
    query: sql`
      select c.id::text as id, jsonb_build_object('number', a.number, 'seq', c.seq,
             'fromState', coalesce(c.from_state, '-'), 'beforeState', coalesce(c.before_state, '-')) as facts
        from ${chain} where c.from_state is distinct from c.before_state`,
  },
  event_unlawful: {
    subject: 'event',
    query: sql`
      select c.id::text as id, jsonb_build_object('number', a.number, 'seq', c.seq, 'action', c.action,
             'fromState', coalesce(c.from_state, '-'), 'toState', c.to_state) as facts
        from ${chain}
       where c.action || ':' || coalesce(c.from_state, '') || '>' || c.to_state not in (${lawfulMoveList})`,
  },
  event_backwards: {
    subject: 'event',
    query: sql`
      select c.id::text as id, jsonb_build_object('number', a.number, 'seq', c.seq) as facts
        from ${chain} where c.at < c.before_at`,
  },
  event_without_actor: {
    subject: 'event',
    query: sql`
      select e.id::text as id, jsonb_build_object('number', a.number, 'seq', e.seq, 'action', e.action) as facts
        from application_events e join applications a on a.id = e.application_id
       where (e.actor_id is null) <> (e.action in ('printHandedOver', 'printFailed'))
          or (e.actor_id is null) <> (e.acting_role is null)`,
  },
  case_times_differ: {
    subject: 'application',
    query: sql`
      select a.id::text as id, jsonb_build_object('number', a.number, 'which', concat_ws(', ',
               case when a.started_at is distinct from t.began then 'started_at' end,
               case when a.state_since is distinct from t.moved then 'state_since' end,
               case when a.closed_at is distinct from t.closed then 'closed_at' end)) as facts
        from applications a cross join lateral (
          select min(e.at) as began,
                 max(e.at) filter (where e.from_state is distinct from e.to_state) as moved,
                 max(e.at) filter (where e.to_state in ${closedStates}) as closed
            from application_events e where e.application_id = a.id
        ) t
       where a.started_at is distinct from t.began or a.state_since is distinct from t.moved
          or a.closed_at is distinct from t.closed or (a.closed_at is not null) <> (a.state in ${closedStates})`,
  },
  closed_case_claimed: {
    subject: 'application',
    query: sql`
      select a.id::text as id, jsonb_build_object('number', a.number) as facts
        from applications a where a.state in ${closedStates} and a.claimed_by is not null`,
  },
  two_open_applications: {
    subject: 'resident',
    query: sql`
      select a.resident_id::text as id, jsonb_build_object('numbers', string_agg(a.number, ', ' order by a.number)) as facts
        from applications a where a.state not in ${closedStates} group by a.resident_id having count(*) > 1`,
  },
  entry_without_event: {
    subject: 'application',
    query: sql`
      select a.id::text as id, jsonb_build_object('number', a.number, 'events', e.told, 'entries', n.written) as facts
        from applications a
        cross join lateral (select count(*) as told from application_events e
                             where e.application_id = a.id and e.action = 'enterData') e
        cross join lateral (select count(*) as written from application_entries n where n.application_id = a.id) n
       where e.told <> n.written`,
  },
  delegation_not_in_force: {
    subject: 'event',
    query: sql`
      select e.id::text as id, jsonb_build_object('number', a.number, 'seq', e.seq, 'role', coalesce(e.acting_role, '-')) as facts
        from application_events e
        join applications a on a.id = e.application_id
        join offices o on o.code = e.office_code
        join delegations d on d.id = e.delegation_id
       where d.to_employee_id is distinct from e.actor_id or d.role is distinct from e.acting_role
          or (e.at at time zone o.zone)::date not between d.starts_on and d.ends_on or d.revoked_at < e.at`,
  },
  number_series_differs: {
    subject: 'office',
    query: sql`
      select s.office_code as id, jsonb_build_object('series', s.series, 'year', s.year, 'last', s.last_number,
             'cases', c.cases, 'highest', c.highest) as facts
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
  },
  office_differs: {
    subject: 'application',
    query: sql`${sql.join(
      ofOneCase.map(
        (table) => sql`
          select distinct a.id::text as id, jsonb_build_object('number', a.number, 'office', a.office_code,
                 'other', x.office_code, 'where', ${table}::text) as facts
            from applications a join ${sql.table(table)} x on x.application_id = a.id
           where x.office_code <> a.office_code`,
      ),
      sql` union all `,
    )}`,
  },
} as const satisfies Partial<Invariants>;
