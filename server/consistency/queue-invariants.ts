import { sql } from 'kysely';
import { chained, unexpected } from './history.ts';
import { type Invariants, together, violating } from './invariant.ts';

/** The way of a ticket, written down a second time and by hand: action, and each way it may go. */
const expectedTransitions: Readonly<Record<string, readonly string[]>> = {
  take: ['>waiting'],
  callNext: ['waiting>called'],
  recall: ['called>called'],
  start: ['called>serving'],
  openIntake: ['called>serving', 'serving>serving'],
  skip: ['called>skipped'],
  restore: ['skipped>waiting'],
  transfer: ['waiting>waiting', 'called>waiting', 'serving>waiting'],
  finish: ['serving>done'],
  cancel: ['waiting>cancelled', 'called>cancelled', 'skipped>cancelled'],
  giveBack: ['waiting>cancelled', 'called>cancelled', 'skipped>cancelled'],
  expire: ['waiting>expired', 'called>expired', 'serving>expired', 'skipped>expired'],
};
const transitions = Object.entries(expectedTransitions).flatMap(([action, moves]) =>
  moves.map((move) => `${action}:${move}`),
);

const label = sql`t.day || ' ' || t.letter || '-' || lpad(t.number::text, 3, '0')`;

const chain = sql`${chained('queue_events', 'ticket_id')} join queue_tickets t on t.id = c.ticket_id`;

/** Tickets, their history and their counters: what one says, the others may not deny. */
export const queueInvariants = {
  ticket_state_without_event: violating('ticket')`
      select t.id, ${label} as ticket, t.state, coalesce(n.to_state, '-') as "eventState"
        from queue_tickets t
        left join lateral (select e.seq, e.to_state from queue_events e where e.ticket_id = t.id
                            order by e.seq desc limit 1) n on true
       where n.seq is null or n.to_state <> t.state or n.seq <> t.last_seq`,
  ticket_event_chain_broken: violating('ticket')`
      select t.id, ${label} as ticket, min(c.seq) as seq
        from ${chain}
       where c.seq <> c.place or c.from_state is distinct from c.before_state or c.at < c.before_at
       group by t.id`,
  ticket_event_unlawful: violating('ticket')`
      select t.id, ${label} as ticket, min(c.seq) as seq, min(c.action) as action
        from ${chain}
       where ${unexpected(transitions)}
       group by t.id`,
  ticket_called_nowhere: violating('ticket')`
      select t.id, ${label} as ticket, t.state
        from queue_tickets t
        left join queue_counters c on c.id = t.counter_id
       where (t.state in ('called', 'serving', 'done') and (c.id is null or c.office_code <> t.office_code))
          or (t.state = 'waiting' and t.counter_id is not null)
          or exists (select 1 from queue_events e where e.ticket_id = t.id and e.action in ('callNext', 'recall')
                        and (e.counter_id is null or e.call_number is null))`,
  tickets_at_one_counter: violating('counter')`
      select c.id, c.number as counter, count(*) as tickets
        from queue_tickets t join queue_counters c on c.id = t.counter_id
       where t.state in ('called', 'serving')
       group by c.id having count(*) > 1`,
  ticket_numbers_gap: violating('office')`
      select coalesce(n.office_code, k.office_code) as id, coalesce(n.day, k.day) as day,
             coalesce(n.letter, k.letter) as letter, coalesce(n.last_number, 0) as last,
             coalesce(k.tickets, 0) as tickets
        from queue_numbers n
        full join (select t.office_code, t.day, t.letter, count(*) as tickets, max(t.number) as highest
                     from queue_tickets t group by 1, 2, 3) k
          on (k.office_code, k.day, k.letter) = (n.office_code, n.day, n.letter)
       where n.last_number is distinct from k.tickets or n.last_number is distinct from k.highest`,
  queue_calls_gap: violating('office')`
      select p.office_code as id, p.last_call as last, k.calls, k.highest
        from queue_pulse p
        cross join lateral (select count(e.call_number) as calls, coalesce(max(e.call_number), 0) as highest
                              from queue_events e where e.office_code = p.office_code) k
       where p.last_call <> k.calls or p.last_call <> k.highest`,
  ticket_times_differ: violating('ticket')`
      select t.id, ${label} as ticket
        from queue_tickets t
        join offices o on o.code = t.office_code
        cross join lateral (
          select min(e.at) filter (where e.action = 'take') as taken,
                 min(e.at) filter (where e.action = 'callNext') as called,
                 max(e.at) filter (where e.to_state in ('done', 'cancelled', 'expired')) as ended
            from queue_events e where e.ticket_id = t.id
        ) w
       where t.first_called_at < t.taken_at or t.called_at < t.first_called_at or t.serving_at < t.called_at
          or t.ended_at < t.serving_at or (t.taken_at at time zone o.zone)::date <> t.day
          or (t.first_called_at is null) <> (w.called is null) or (t.ended_at is null) <> (w.ended is null)
          or not ${together('t.taken_at', 'w.taken')} or not ${together('t.first_called_at', 'w.called')}
          or not ${together('t.ended_at', 'w.ended')}`,
  ticket_called_without_place: violating('ticket')`
      select t.id, ${label} as ticket, e.seq
        from queue_events e join queue_tickets t on t.id = e.ticket_id
       where e.action in ('callNext', 'recall')
         and not exists (select 1 from queue_sittings s where s.counter_id = e.counter_id
                            and s.employee_id = e.actor_id and s.sat_at <= e.at
                            and (s.left_at is null or s.left_at >= e.at))`,
  ticket_application_differs: violating('ticket')`
      select t.id, ${label} as ticket, a.number
        from queue_tickets t join applications a on a.id = t.application_id
       where a.office_code <> t.office_code or a.started_at < t.first_called_at
          or not exists (select 1 from queue_events e where e.ticket_id = t.id and e.action = 'openIntake'
                            and e.data->>'applicationId' = a.id::text)`,
} as const satisfies Partial<Invariants>;
