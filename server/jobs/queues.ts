import type { Queue } from 'pg-boss';

/** The schema of pg-boss; made and upgraded by the owner, used by the application's lesser login. */
export const jobsSchema = 'jobs';

/** Every queue with its retry policy. A job that fails for good goes to `dead`, where the administrator sees it. */
export const queues = {
  dead: { retryLimit: 0, deleteAfterSeconds: 60 * 60 * 24 * 90 },
  print: { retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 120, deadLetter: 'dead' },
} as const satisfies Record<string, Omit<Queue, 'name'>>;

export type QueueName = keyof typeof queues;
