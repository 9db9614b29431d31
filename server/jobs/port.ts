import type { Tx } from '../db/database.ts';
import type { QueueName } from './queues.ts';

export interface EnqueueOptions {
  /** Not before this instant. */
  startAfter?: Date;
  /** While a job with this key waits in the queue, another one is not added. */
  singletonKey?: string;
}

/** Side effects leave through here, written in the caller's transaction: no commit, no job; no job, no commit. */
export interface JobQueue {
  /** `payload` holds ids and codes only, never personal data. */
  enqueue(tx: Tx, queue: QueueName, payload: object, options?: EnqueueOptions): Promise<void>;
}
