import type { Db } from './database.ts';

/** What this database is: nobody's yet, a demonstration, or a real office's. */
export type InstallationState = 'empty' | 'demonstration' | 'office';

export async function readInstallationState(db: Db): Promise<InstallationState> {
  const installation = await db.selectFrom('installation').select('demonstration').executeTakeFirstOrThrow();
  if (installation.demonstration) return 'demonstration';
  const office = await db.selectFrom('offices').select('code').limit(1).executeTakeFirst();
  return office === undefined ? 'empty' : 'office';
}

/** As the owner: the application itself may never turn an office into a demonstration. */
export async function markDemonstration(owner: Db): Promise<void> {
  await owner.updateTable('installation').set({ demonstration: true }).execute();
}

/**
 * The latest business time that history knows. A demonstration's clock may run fast; after a restart it
 * goes on from there, or history would run backwards.
 */
export async function latestEventTime(db: Db): Promise<Date | undefined> {
  const event = await db
    .selectFrom('applicationEvents')
    .select('at')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return event?.at;
}
