import { sql } from 'kysely';
import { type Invariants, violating } from './invariant.ts';

/**
 * What complainants are notified about, written down by hand: whatever changes what they read of their case. The answer at
 * once was told on the telephone; the notice of forwarding is given by a person and a message confirms it.
 */
const toBeTold = sql`(
     e.action in ('book', 'admit', 'requestCompletion', 'recordCompletion', 'answer', 'close', 'closeBySilence', 'inform',
                  'archive', 'rejectSpam', 'merge', 'absorb', 'unmerge', 'withdraw', 'lapse', 'reopen', 'revive')
  or (e.action = 'submit' and e.to_state <> 'held')
  or (e.action in ('triage', 'dispose') and e.to_state = 'examination')
  or (e.action = 'decideAuthority' and e.from_state is distinct from e.to_state)
  or (e.action = 'agencyReports' and e.data ->> 'state' = 'done')
  -- Before this release nobody was told when an agency said that it was not competent.
  or (e.action = 'agencyReports' and e.data ->> 'state' = 'not_ours'
      and e.at > (select applied_at from schema_migrations where name = '0028_ways_out')))`;

/** Nobody is left without word, and what is said to have left has left. */
export const messageInvariants = {
  complainant_not_told: violating('event')`
      select e.id, k.number, e.seq, e.action
        from complaint_events e join complaints k on k.id = e.complaint_id
       where ${toBeTold}
         and not exists (select 1 from messages m where m.subject_type = 'complaint' and m.subject_id = e.complaint_id::text
                            and (m.event_ref = e.seq::text or (e.action = 'admit' and m.template = 'complaint_received'))
                            and m.office_code = e.office_code)`,
  message_without_event: violating('message')`
      select m.id, m.template, m.event_ref as event
        from messages m
       where m.subject_type = 'complaint'
         and (not exists (select 1 from complaints k where k.id::text = m.subject_id)
              or (m.event_ref ~ '^[0-9]+$' and not exists (
                   select 1 from complaint_events e where e.complaint_id::text = m.subject_id and e.seq::text = m.event_ref
                      and e.at <= m.created_at)))`,
  message_sent_without_attempt: violating('message')`
      select m.id, m.template, m.state
        from messages m
       where (m.state in ('sent', 'delivered') and not exists (
               select 1 from message_attempts a where a.message_id = m.id and a.outcome = 'sent' and a.channel = m.channel))
          or (m.state = 'failed' and not exists (
               select 1 from message_attempts a where a.message_id = m.id))`,
  message_state_differs: violating('message')`
      select m.id, m.template, m.state, m.channel
        from messages m
       where m.state not in ('queued', 'sent', 'delivered', 'failed', 'to_print', 'printed', 'to_call', 'told', 'not_sendable')
          or case m.channel when 'letter' then m.state not in ('to_print', 'printed')
                            when 'call' then m.state not in ('to_call', 'told')
                            when 'tracking_only' then m.state <> 'not_sendable'
                            else m.state not in ('queued', 'sent', 'delivered', 'failed') end
          or (m.ended_at is null) <> (m.state in ('queued', 'to_print', 'to_call')) or m.ended_at < m.created_at
          or (m.superseded_by is not null and not exists (
               select 1 from messages n where n.id = m.superseded_by and n.subject_id = m.subject_id
                  and n.event_ref is not distinct from m.event_ref and n.template = m.template))`,
  message_without_words: violating('message')`
      select m.id, m.template, m.state
        from messages m where m.ended_at is null
         and not exists (select 1 from message_contents c where c.message_id = m.id)`,
  message_overdue: violating('message')`
      select m.id, m.template, m.state
        from messages m
       where m.state = 'queued' and m.next_attempt_at > m.give_up_at + interval '1 day'`,
} as const satisfies Partial<Invariants>;
