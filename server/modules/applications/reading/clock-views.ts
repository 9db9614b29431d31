import type { ClockView } from '../../../../contract/clock.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { officeStopsBetween } from '../../office/index.ts';
import { clockOf, type Pause, type StateChange } from '../clock.ts';

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

/**
 * The clocks of several cases of one office as of `now`, from their events, their own pauses and the office's
 * stops, by the promise under which each began: five queries, however many cases.
 */
export async function listClocks(
  db: Db | Tx,
  officeCode: string,
  applicationIds: readonly string[],
  now: Date,
): Promise<Map<string, ClockView>> {
  if (applicationIds.length === 0) return new Map();
  const events = await db
    .selectFrom('applicationEvents')
    .select(['applicationId', 'toState', 'fromState', 'at'])
    .where('applicationId', 'in', applicationIds)
    .orderBy('applicationId')
    .orderBy('seq')
    .execute();
  const ownPauses = await db
    .selectFrom('applicationPauses')
    .select(['applicationId', 'reason', 'startedAt', 'endedAt'])
    .where('applicationId', 'in', applicationIds)
    .execute();
  const earliest = new Date(Math.min(now.getTime(), ...events.map((event) => event.at.getTime())));
  const stops: Pause[] = (await officeStopsBetween(db, officeCode, earliest, now)).map((stop) => ({
    reason: 'office_stop',
    from: stop.startedAt.getTime(),
    to: stop.endedAt?.getTime() ?? null,
  }));
  const promises = await db
    .selectFrom('applications as a')
    .innerJoin('serviceStandards as s', 's.id', 'a.standardId')
    .select(['a.id', 's.promiseSeconds'])
    .where('a.id', 'in', applicationIds)
    .execute();
  const promiseMsOf = new Map(promises.map(({ id, promiseSeconds }) => [id, promiseSeconds * 1000]));

  const pausesOf = groupBy(ownPauses, (pause) => pause.applicationId);
  const clocks = new Map<string, ClockView>();
  for (const [id, own] of groupBy(events, (event) => event.applicationId)) {
    const changes: StateChange[] = own
      .filter((event) => event.fromState !== event.toState)
      .map((event) => ({ state: event.toState, at: event.at.getTime() }));
    const pauses: Pause[] = (pausesOf.get(id) ?? []).map((pause) => ({
      reason: pause.reason,
      from: pause.startedAt.getTime(),
      to: pause.endedAt?.getTime() ?? null,
    }));
    clocks.set(id, clockOf(changes, [...pauses, ...stops], promiseMsOf.get(id) ?? 0, now.getTime()));
  }
  return clocks;
}

export async function clockOfCase(db: Db | Tx, officeCode: string, applicationId: string, now: Date) {
  const clock = (await listClocks(db, officeCode, [applicationId], now)).get(applicationId);
  if (clock === undefined) throw new Error('a case without events has no clock');
  return clock;
}
