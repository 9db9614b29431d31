import { sql } from 'kysely';
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
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(
      (select at from application_events order by id desc limit 1),
      (select at from complaint_events order by id desc limit 1),
      (select max(created_at) from messages),
      (select at from message_attempts order by id desc limit 1),
      (select at from blank_movements order by id desc limit 1),
      (select at from audit_events order by id desc limit 1),
      (select max(ended_at) from office_stops)
    ) as at`.execute(db);
  return rows[0]?.at ?? undefined;
}

/** For a database that is thrown away: commits do not wait for the disk, on this connection and on every later one. */
export async function forgoDurability(owner: Db, db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner);
  await sql`alter database ${sql.id(rows[0]?.name ?? '')} set synchronous_commit = off`.execute(owner);
  await sql`set synchronous_commit = off`.execute(db);
}
