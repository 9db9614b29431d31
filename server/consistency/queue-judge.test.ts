import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applications } from '../../contract/applications/endpoints.ts';
import { queue } from '../../contract/queue/endpoints.ts';
import { expectNamed, foundAfter } from '../../test/damage/tampering.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { act, callNext, issue, openQueue, sit } from '../../test/subjects/queue.ts';
import type { Tx } from '../db/database.ts';
import { endOldDays } from '../modules/queue/index.ts';
import { judge, type QueueViolation, queueViolations } from './judge.ts';

let desk: Desk;

/** A morning on which everything happened that may happen to a ticket, and the beginning of the next. */
beforeAll(async () => {
  desk = await openDesk();
  const { counterId } = await openQueue(desk);
  const ayu = await desk.as('front_desk');
  const budi = await desk.as('complaints_officer');
  const minute = () => desk.clock.advance(60_000);
  await sit(ayu, counterId(3));
  await sit(budi, counterId(6));
  const ids: string[] = [];
  for (let i = 0; i < 6; i += 1) ids.push((await issue(ayu, 'application', i === 5 ? 'pregnant' : null)).id);
  const [served = '', skipped = '', moved = '', cancelled = ''] = ids;
  minute();
  await act(ayu, queue.cancel, cancelled, { words: 'Sudah pulang' });
  const first = await callNext(ayu);
  await act(ayu, queue.start, first.mine.ticket?.id ?? '');
  minute();
  await callNext(ayu, true);
  await act(ayu, queue.recall, served);
  const resident = await desk.resident({ centralStatus: 'CARD_ISSUED' });
  await ayu.call(applications.openIntake, {
    body: { residentId: resident.id, serviceType: 'C2', kkShown: resident.kkNumber, ticketId: served },
    key: randomUUID(),
  });
  minute();
  await callNext(ayu, true);
  await act(ayu, queue.skip, skipped);
  await act(ayu, queue.restore, skipped);
  await callNext(ayu);
  minute();
  await act(ayu, queue.start, skipped);
  await act(ayu, queue.finish, skipped);
  await callNext(ayu);
  await act(ayu, queue.transfer, moved, { service: 'information', counterId: counterId(6) });
  await callNext(budi);
  desk.clock.advance(24 * 3_600_000);
  await endOldDays({ db: desk.test.db, clock: desk.clock });
  await sit(ayu, counterId(3));
  for (let i = 0; i < 3; i += 1) await issue(ayu, 'application');
  minute();
  await callNext(ayu);
});
afterAll(() => desk.close());

const called = sql`(select id from queue_tickets where state = 'called')`;
const waiting = sql`(select id from queue_tickets where state = 'waiting' order by number limit 1)`;

/** One damaged row of every kind, past every guard of the database. */
const damages: Record<QueueViolation, RawBuilder<unknown>> = {
  ticket_state_without_event: sql`update queue_tickets set state = 'skipped' where id = ${called}`,
  ticket_event_chain_broken: sql`delete from queue_events where action = 'recall'`,
  ticket_event_unlawful: sql`update queue_events set action = 'finish' where action = 'skip'`,
  ticket_called_nowhere: sql`update queue_tickets set counter_id = null where id = ${called}`,
  tickets_at_one_counter: sql`
    update queue_tickets set state = 'called',
      counter_id = (select counter_id from queue_tickets where id = ${called}) where id = ${waiting}`,
  ticket_numbers_gap: sql`update queue_tickets set number = 17 where id = ${waiting}`,
  queue_calls_gap: sql`update queue_events set call_number = 99 where action = 'recall'`,
  ticket_times_differ: sql`
    update queue_tickets set first_called_at = taken_at - interval '5 minutes' where id = ${called}`,
  ticket_called_without_place: sql`update queue_sittings set sat_at = sat_at + interval '5 minutes' where left_at is null`,
  ticket_application_differs: sql`update applications set started_at = started_at - interval '1 day'`,
};

async function withoutGuards(tx: Tx) {
  for (const table of ['queue_tickets', 'queue_events', 'applications']) {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx);
  }
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint where conrelid = 'queue_tickets'::regclass and contype = 'c'`.execute(
    tx,
  );
  for (const { name } of rows)
    await sql`alter table queue_tickets drop constraint ${sql.id(name)}`.execute(tx);
  await sql`drop index queue_tickets_one_per_counter`.execute(tx);
  await sql`alter table queue_events drop constraint queue_events_call`.execute(tx);
}

test('the judge is silent on a morning of every kind', async () => {
  const verdict = await judge(desk.test.db);
  const ofQueue: readonly string[] = queueViolations;
  expect(verdict.findings.filter(({ kind }) => ofQueue.includes(kind))).toEqual([]);
  expect(verdict.counted.tickets).toBe(9);
});

test.each(queueViolations)('%s', async (kind) => {
  const found = await foundAfter(desk.test.owner, kind, async (tx) => {
    await withoutGuards(tx);
    const { numAffectedRows } = await damages[kind].execute(tx);
    expect(numAffectedRows).toBeGreaterThan(0n);
  });
  expectNamed(found, kind);
});
