import { z } from 'zod';
import { queue } from '../../contract/queue/endpoints.ts';
import type { QueuePriority } from '../../contract/queue/terms.ts';
import type { Role } from '../../contract/roles.ts';
import setting from '../../data/demonstration/queue.json';
import type { Db } from '../db/database.ts';
import { dateIn } from '../modules/office/index.ts';
import { queueActions } from '../modules/queue/index.ts';
import type { Replay } from './replay.ts';
import { demonstrationOffice } from './staff.ts';

/** What people take a ticket for at the invented office, and where they are called to. */
export const demonstrationQueue = z
  .strictObject({ services: z.array(queue.addService.body), counters: z.array(queue.addCounter.body) })
  .parse(setting);

/** Services, counters and hours of the invented office's queue. */
export async function loadQueueSetting(db: Db, officeCode: string): Promise<void> {
  const { services, counters } = demonstrationQueue;
  const ofOffice = <T extends object>(rows: readonly T[]) => rows.map((row) => ({ ...row, officeCode }));
  await db.insertInto('queueServices').values(ofOffice(services)).execute();
  await db.insertInto('queueCounters').values(ofOffice(counters)).execute();
  await db
    .insertInto('queueSettings')
    .values({ officeCode, opensAt: '07:30', lastTicketAt: '15:00' })
    .execute();
}

/** Who sits at which counter; the third stays empty, so that there is one to sit down at. */
const places: readonly [number, Role][] = [
  [1, 'recording_operator'],
  [2, 'data_operator'],
  [4, 'verifier'],
  [5, 'front_desk'],
  [6, 'complaints_officer'],
];

const minute = 60_000;
/** A person every three minutes, from an hour before opening. */
const people = 24;
const arrivals = ['application', 'collection', 'recording', 'application', 'information'] as const;
const priorities: Readonly<Record<number, QueuePriority>> = { 4: 'elderly', 15: 'pregnant', 21: 'disabled' };
/** So many of them have been served, counter after counter; the others wait or are being served. */
const rounds = 2;

/** Services and counters of the invented office, and a morning in the middle of which the demonstration opens. */
export async function seedQueue({ as, clock, opening }: Replay): Promise<void> {
  const keeper = as('administrator');
  await loadQueueSetting(keeper.db, keeper.actor.officeCode);
  const rows = await keeper.db.selectFrom('queueCounters').select(['id', 'number']).execute();
  const idOf = (number: number) => rows.find((row) => row.number === number)?.id ?? '';

  const begins = opening.getTime() - 100 * minute;
  // Shortly after midnight the morning would be yesterday's.
  const { zone } = demonstrationOffice;
  if (dateIn(zone, new Date(begins)) !== dateIn(zone, opening)) return;
  clock.set(new Date(begins));
  for (const [number, role] of places) await queueActions.sit(as(role), idOf(number));
  for (let i = 0; i < people; i += 1) {
    clock.set(new Date(begins + (i + 1) * 3 * minute));
    const service = arrivals[i % arrivals.length] ?? 'application';
    await queueActions.issue(as('front_desk'), { service, priority: priorities[i] ?? null });
  }
  for (let round = 0; round <= rounds; round += 1) {
    for (const [place, [number, role]] of places.entries()) {
      const at = opening.getTime() - (rounds - round + 1) * 7 * minute + place * 20_000;
      clock.set(new Date(at));
      const { id } = await queueActions.callNext(as(role), { finishCurrent: round > 0 });
      // The last round is on its way to the counters; those at the last counter have just been called.
      clock.set(new Date(at + 30_000));
      if (round < rounds || number < demonstrationQueue.counters.length)
        await queueActions.start(as(role), id);
    }
  }
}
