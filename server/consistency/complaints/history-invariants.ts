import { sql } from 'kysely';
import { historyInvariants } from '../history.ts';
import { type Invariants, together, violating } from '../invariant.ts';
import { expectedComplaintTransitions, overStates } from './expected-transitions.ts';

/** What nobody of the office does, and what either an officer or somebody else may do. */
const byNobody = sql`('submit', 'closeBySilence', 'lapse', 'rate', 'agencyReports')`;
const byEither = sql`('recordCompletion', 'withdraw', 'reopen', 'dispose')`;

const history = historyInvariants({
  subject: 'complaint',
  cases: 'complaints',
  events: 'complaint_events',
  key: 'complaint_id',
  expected: expectedComplaintTransitions,
  tables: [
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
  ],
});

/** State and history of complaints: one may not say what the other does not. */
export const complaintHistoryInvariants = {
  complaint_state_without_event: history.stateWithoutEvent,
  complaint_event_missing: history.eventMissing,
  complaint_event_chain_broken: history.chainBroken,
  complaint_event_unlawful: history.unlawful,
  complaint_event_backwards: history.backwards,
  complaint_event_without_actor: violating('event')`
      select e.id, k.number, e.seq, e.action
        from complaint_events e join complaints k on k.id = e.complaint_id
       where (e.actor_id is null) <> (e.acting_role is null)
          or (e.action not in ${byEither} and (e.actor_id is null) <> (e.action in ${byNobody}))`,
  complaint_times_differ: violating('complaint')`
      select k.id, k.number,
             concat_ws(', ', case when not ${together('k.state_since', 't.moved')} then 'state_since' end, case when (k.closed_at is null) <> (t.closed is null) or not ${together('k.closed_at', 't.closed')} then 'closed_at' end) as which
        from complaints k cross join lateral (
          select max(e.at) filter (where e.from_state is distinct from e.to_state) as moved,
                 case when k.state in ${overStates} then
                   max(e.at) filter (where e.from_state is distinct from e.to_state) end as closed
            from complaint_events e where e.complaint_id = k.id
        ) t
       where not ${together('k.state_since', 't.moved')} or (k.closed_at is null) <> (t.closed is null)
          or not ${together('k.closed_at', 't.closed')}`,
  complaint_round_differs: violating('complaint')`
      select k.id, k.number, k.round, t.round_is as events, r.clocks
        from complaints k
        cross join lateral (select 1 + count(*) filter (where e.action in ('reopen', 'revive')) as round_is
                              from complaint_events e where e.complaint_id = k.id) t
        cross join lateral (select count(*) as clocks, coalesce(max(r.round), 0) as last
                              from complaint_rounds r where r.complaint_id = k.id) r
       where k.round <> t.round_is or r.clocks <> k.round or r.last <> k.round
          or exists (
               select 1 from (select e.round, 1 + count(*) filter (where e.action in ('reopen', 'revive')) over (order by e.seq) as round_is
                                from complaint_events e where e.complaint_id = k.id) c where c.round <> c.round_is)`,
  complaint_delegation_not_in_force: history.delegationNotInForce,
  complaint_office_differs: history.officeDiffers,
} as const satisfies Partial<Invariants>;
