import type { Queue } from 'pg-boss';

/** The schema of pg-boss; made and upgraded by the owner, used by the application's lesser login. */
export const jobsSchema = 'jobs';
/** Of the queue's own schema, as the package installs it. */
export const jobsVersion = 43;

/**
 * Work that comes again and again: at most one job of it waits and at most one runs, in whichever process. A process
 * that dies under it stops sending heartbeats, and another one takes the job over.
 */
const recurring = {
  policy: 'stately',
  heartbeatSeconds: 20,
  retryLimit: 1000,
  retryDelay: 5,
  deleteAfterSeconds: 60 * 60,
} as const satisfies Omit<Queue, 'name'>;

const recurringQueues = {
  'deliver-messages': recurring,
  'enforce-complaint-deadlines': recurring,
  'enact-standards': recurring,
  'end-queue-days': recurring,
  'forget-old-requests': recurring,
  'forget-sign-in-attempts': recurring,
};

export type RecurringName = keyof typeof recurringQueues;

/** Every queue with its retry policy. A job that fails for good goes to `dead`, where the administrator sees it. */
export const queues = {
  dead: { retryLimit: 0, deleteAfterSeconds: 60 * 60 * 24 * 90 },
  print: { retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 120, deadLetter: 'dead' },
  ...recurringQueues,
} as const satisfies Record<string, Omit<Queue, 'name'>>;

export type QueueName = keyof typeof queues;
