import type { Clock } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { Jobs } from './open-jobs.ts';
import type { RecurringName } from './queues.ts';

export interface RecurringWork {
  /** From the end of one run to the beginning of the next, in real seconds. */
  everySeconds: number;
  /** Gives 'more' when the next run is to follow at once. */
  run(): Promise<unknown>;
}

export interface RecurringDeps {
  db: Db;
  clock: Clock;
  jobs: Jobs;
  onError(error: Error): void;
}

/** What a failure may be called in a table: its kind, never the values that the message may repeat. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

/**
 * Runs each work again and again as a job that sends its successor: in one process at a time, also after a failure
 * and after the death of a process. `recurring_work` says of each when it last ran and when and how it last failed.
 */
export async function startRecurring(
  { db, clock, jobs, onError }: RecurringDeps,
  works: Partial<Readonly<Record<RecurringName, RecurringWork>>>,
): Promise<void> {
  async function runOnce(name: RecurringName, { everySeconds, run }: RecurringWork): Promise<void> {
    const startedAt = clock.now();
    let failure: unknown;
    const left = await run().catch((error: unknown) => {
      failure = error ?? new Error('failed');
      onError(error instanceof Error ? error : new Error(String(error)));
    });
    const endedAt = clock.now();
    const failed = failure === undefined ? {} : { lastFailedAt: endedAt, lastFailure: kindOf(failure) };
    const ran = { lastStartedAt: startedAt, lastEndedAt: endedAt, ...failed };
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('recurringWork')
        .values({ name, ...ran })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(ran))
        .execute();
      const waitSeconds = left === 'more' ? 0 : everySeconds;
      await jobs.enqueue(tx, name, {}, { startAfter: new Date(Date.now() + waitSeconds * 1000) });
    });
  }

  await Promise.all(
    Object.entries(works).map(async ([name, work]) => {
      const known = name as RecurringName;
      const pollingSeconds = Math.max(0.5, Math.min(2, work.everySeconds / 10));
      await jobs.work(known, () => runOnce(known, work), { pollingSeconds });
      // No second one beside the job that a process before this one left behind.
      await db.transaction().execute((tx) => jobs.enqueue(tx, known, {}));
    }),
  );
}
