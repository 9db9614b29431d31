import pg from 'pg';
import { PgBoss, type Queue } from 'pg-boss';
import { jobsSchema, queues } from './queues.ts';

/** Makes or upgrades the schema of the job queue as the owner and grants the lesser login what running jobs needs. */
export async function installJobs(ownerUrl: string, appRole: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: jobsSchema,
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  await boss.start();
  try {
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const [name, options] of Object.entries<Omit<Queue, 'name'>>(queues)) {
      const { policy, ...changeable } = options;
      if (existing.has(name)) await boss.updateQueue(name, changeable);
      else await boss.createQueue(name, options);
    }
    const role = pg.escapeIdentifier(appRole);
    const db = boss.getDb();
    await db.executeSql(`grant usage on schema ${jobsSchema} to ${role}`);
    await db.executeSql(
      `grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${role}`,
    );
    await db.executeSql(`grant usage on all sequences in schema ${jobsSchema} to ${role}`);
  } finally {
    await boss.stop({ graceful: false });
  }
}
