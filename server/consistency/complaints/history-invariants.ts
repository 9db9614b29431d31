import { sql } from 'kysely';
import { type Invariants, together } from '../violation.ts';
import { lawfulComplaintMoveList, overStates } from './expected-transitions.ts';

const newest = sql`complaints k left join lateral (
  select e.seq, e.to_state from complaint_events e where e.complaint_id = k.id order by e.seq desc limit 1
) n on true`;

const chain = sql`(
  select e.id, e.complaint_id, e.seq, e.action, e.from_state, e.to_state, e.at, e.round,
         row_number() over w as place, lag(e.to_state) over w as before_state, lag(e.at) over w as before_at,
         1 + count(*) filter (where e.action in ('reopen', 'revive')) over w as round_is
    from complaint_events e window w as (partition by e.complaint_id order by e.seq)
) c join complaints k on k.id = c.complaint_id`;

/** What nobody of the office does, and what either an officer or the complainant may do. */
const byNobody = sql`('submit', 'closeBySilence', 'lapse', 'rate', 'agencyReports')`;
const byEither = sql`('recordCompletion', 'withdraw', 'reopen')`;

const ofOneComplaint = [
  'complaint_contents',
  'complaint_events',
  'complaint_rounds',
  'complaint_due_changes',
  'complaint_pauses',
  'complaint_calls',
  'complaint_subjects',
  'complaint_assignments',
  'complaint_authority',
  'complaint_answers',
  'complaint_referrals',
  'complaint_notices',
  'complaint_archivings',
  'complaint_merges',
  'complaint_attachments',
  'complaint_ratings',
  'complaint_reminders',
  'web_submissions',
] as const;

/** State and history of complaints: one may not say what the other does not. */
export const complaintHistoryProbes = {
  complaint_state_without_event: {
    subject: 'complaint',
    query: sql`
      select k.id::text as id, jsonb_build_object('number', k.number, 'state', k.state, 'seq', k.last_seq,
             'eventState', coalesce(n.to_state, '-'), 'eventSeq', coalesce(n.seq, 0)) as facts
        from ${newest} where n.seq is null or n.to_state <> k.state or n.seq <> k.last_seq`,
  },
  complaint_event_missing: {
    subject: 'complaint',
    query: sql`
      select k.id::text as id, jsonb_build_object('number', k.number, 'expected', min(c.place)) as facts
        from ${chain} where c.seq <> c.place group by k.id, k.number`,
  },
  complaint_event_chain_broken: {
    subject: 'event',
    query: sql`
      select c.id::text as id, jsonb_build_object('number', k.number, 'seq', c.seq,
             'fromState', coalesce(c.from_state, '-'), 'beforeState', coalesce(c.before_state, '-')) as facts
        from ${chain} where c.from_state is distinct from c.before_state`,
  },
  complaint_event_unlawful: {
    subject: 'event',
    query: sql`
      select c.id::text as id, jsonb_build_object('number', k.number, 'seq', c.seq, 'action', c.action,
             'fromState', coalesce(c.from_state, '-'), 'toState', c.to_state) as facts
        from ${chain}
       where c.action || ':' || coalesce(c.from_state, '') || '>' || c.to_state not in (${lawfulComplaintMoveList})`,
  },
  complaint_event_backwards: {
    subject: 'event',
    query: sql`
      select c.id::text as id, jsonb_build_object('number', k.number, 'seq', c.seq) as facts
        from ${chain} where c.at < c.before_at`,
  },
  complaint_event_without_actor: {
    subject: 'event',
    query: sql`
      select e.id::text as id, jsonb_build_object('number', k.number, 'seq', e.seq, 'action', e.action) as facts
        from complaint_events e join complaints k on k.id = e.complaint_id
       where (e.actor_id is null) <> (e.acting_role is null)
          or (e.action not in ${byEither} and (e.actor_id is null) <> (e.action in ${byNobody}))`,
  },
  complaint_times_differ: {
    subject: 'complaint',
    query: sql`
      select k.id::text as id, jsonb_build_object('number', k.number, 'which', concat_ws(', ',
               case when not ${together('k.state_since', 't.moved')} then 'state_since' end,
               case when (k.closed_at is null) <> (t.closed is null) or not ${together('k.closed_at', 't.closed')} then 'closed_at' end)) as facts
        from complaints k cross join lateral (
          select max(e.at) filter (where e.from_state is distinct from e.to_state) as moved,
                 case when k.state in ${overStates} then
                   max(e.at) filter (where e.from_state is distinct from e.to_state) end as closed
            from complaint_events e where e.complaint_id = k.id
        ) t
       where not ${together('k.state_since', 't.moved')} or (k.closed_at is null) <> (t.closed is null)
          or not ${together('k.closed_at', 't.closed')}`,
  },
  complaint_round_differs: {
    subject: 'complaint',
    query: sql`
      select k.id::text as id, jsonb_build_object('number', k.number, 'round', k.round, 'events', t.round_is,
             'clocks', r.clocks) as facts
        from complaints k
        cross join lateral (select 1 + count(*) filter (where e.action in ('reopen', 'revive')) as round_is
                              from complaint_events e where e.complaint_id = k.id) t
        cross join lateral (select count(*) as clocks, coalesce(max(r.round), 0) as last
                              from complaint_rounds r where r.complaint_id = k.id) r
       where k.round <> t.round_is or r.clocks <> k.round or r.last <> k.round
          or exists (select 1 from ${chain} where c.complaint_id = k.id and c.round <> c.round_is)`,
  },
  complaint_delegation_not_in_force: {
    subject: 'event',
    query: sql`
      select e.id::text as id, jsonb_build_object('number', k.number, 'seq', e.seq, 'role', coalesce(e.acting_role, '-')) as facts
        from complaint_events e
        join complaints k on k.id = e.complaint_id
        join offices o on o.code = e.office_code
        join delegations d on d.id = e.delegation_id
       where d.to_employee_id is distinct from e.actor_id or d.role is distinct from e.acting_role
          or (e.at at time zone o.zone)::date not between d.starts_on and d.ends_on or d.revoked_at < e.at`,
  },
  complaint_office_differs: {
    subject: 'complaint',
    query: sql`${sql.join(
      ofOneComplaint.map(
        (table) => sql`
          select distinct k.id::text as id, jsonb_build_object('number', k.number, 'office', k.office_code,
                 'other', x.office_code, 'where', ${table}::text) as facts
            from complaints k join ${sql.table(table)} x on x.complaint_id = k.id
           where x.office_code <> k.office_code`,
      ),
      sql` union all `,
    )}`,
  },
} as const satisfies Partial<Invariants>;
