import { fromKysely, PgBoss } from 'pg-boss';
import type { Db } from '../db/database.ts';
import type { JobQueue } from './port.ts';
import { jobsSchema, type QueueName } from './queues.ts';

export interface Jobs extends JobQueue {
  /** Takes jobs from the queue, one at a time; one that throws is retried as the queue says, then goes to `dead`. */
  work(queue: QueueName, handle: (payload: unknown) => Promise<void>, options?: WorkOptions): Promise<void>;
  /** Lets running jobs finish and takes no more. */
  stop(): Promise<void>;
}

const shortestPollingSeconds = 0.5;

export interface WorkOptions {
  /** How long a job waits at most until somebody looks; half a second, the least, unless said. */
  pollingSeconds?: number;
}

export interface JobsOptions {
  /** This process also runs jobs and keeps the queues tidy; else it only adds to them. */
  worker: boolean;
  /** Told about what goes wrong in the background, outside any job. */
  onError: (error: Error) => void;
}

/** The job queue on the application's own pool and lesser login. */
export function openJobs(db: Db, options: JobsOptions): Jobs {
  const plain = db.withoutPlugins();
  const boss = new PgBoss({
    db: fromKysely({ executeQuery: (query) => plain.executeQuery(query) }),
    schema: jobsSchema,
    // The owner made the schema, its indexes included; this login cannot and need not.
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    supervise: options.worker,
    // What a killed process had in hand is taken over within half a minute.
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    schedule: options.worker,
  });
  boss.on('error', options.onError);
  let starting: Promise<unknown> | undefined;
  const started = () => {
    starting ??= boss.start();
    return starting;
  };

  return {
    async enqueue(tx, queue, payload, { startAfter, singletonKey } = {}) {
      await started();
      const within = tx.withoutPlugins();
      await boss.send(queue, payload, {
        db: fromKysely({ executeQuery: (query) => within.executeQuery(query) }),
        ...(startAfter && { startAfter }),
        ...(singletonKey !== undefined && { singletonKey }),
      });
    },
    async work(queue, handle, { pollingSeconds = shortestPollingSeconds } = {}) {
      await started();
      await boss.work(
        queue,
        { pollingIntervalSeconds: pollingSeconds, batchSize: 1 },
        async (jobs: { data: unknown }[]) => {
          for (const job of jobs) await handle(job.data);
        },
      );
    },
    async stop() {
      if (starting === undefined) return;
      await starting.catch(() => {});
      await boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}
