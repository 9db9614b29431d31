import { createHash } from 'node:crypto';
import type { QueueState } from '../../../contract/queue/terms.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { queueRevision, queueState } from '../../modules/queue/index.ts';

export interface ShownQueue {
  /** Of all that is shown, the time left out. */
  etag: string;
  state: QueueState;
}

interface Kept {
  change: number;
  minute: number;
  shown: Promise<ShownQueue>;
}

const minuteMs = 60_000;

async function read({ db }: HttpDeps, officeCode: string, at: Date): Promise<ShownQueue> {
  const state = await queueState(db, officeCode, at);
  const digest = createHash('sha256').update(JSON.stringify({ ...state, now: '' }));
  return { etag: `"${digest.digest('base64url').slice(0, 22)}"`, state };
}

/**
 * The queue as everybody may see it. Each request costs one look at the revision of the office's queue. All else is read
 * once for everybody who asks, when a ticket has moved or a minute has gone by.
 */
export function createQueueBoard(deps: HttpDeps) {
  const offices = new Map<string, Kept>();
  return {
    async now(officeCode: string): Promise<ShownQueue> {
      const at = deps.clock.now();
      const minute = Math.floor(at.getTime() / minuteMs);
      const { lastChange: change } = await queueRevision(deps.db, officeCode);
      const kept = offices.get(officeCode);
      if (kept?.change === change && kept.minute === minute) return kept.shown;
      const shown = read(deps, officeCode, at);
      const newest = { change, minute, shown };
      offices.set(officeCode, newest);
      try {
        return await shown;
      } catch (error) {
        if (offices.get(officeCode) === newest) offices.delete(officeCode);
        throw error;
      }
    },
  };
}

export type QueueBoard = ReturnType<typeof createQueueBoard>;
