import { Refusal } from '../../refusal.ts';
import type { Frame } from './frames.ts';
import { type ReadingLimits, type ReadingProcess, startReadingProcess } from './reading-process.ts';

export interface LaneLimits extends ReadingLimits {
  /** Files that may wait behind the one being read. */
  mostWaiting: number;
  /** How long one waits for its turn. */
  longestWaitMs: number;
}

/** One file at a time, in the order in which they came, read by a process that waits for them. */
export interface Lane {
  /** What was made of the file; null when reading it ended the process. Refuses when too much waits. */
  read(head: object, bytes: Buffer): Promise<Frame | null>;
  warm(): void;
  close(): void;
}

interface Waiting {
  begin(): void;
  refuse(refusal: Refusal): void;
}

/** After so many files, or grown to this, a process is replaced: what libraries keep is not ours to measure. */
const filesOfOneProcess = 40;
const idleMemory = 300 * 1_048_576;

const busy = () => new Refusal('unavailable', 'file_reading_busy', { seconds: 30 });

export function openLane(
  limits: LaneLimits,
  {
    start = startReadingProcess,
    inspect = async () => {},
  }: {
    start?: () => Promise<ReadingProcess>;
    /** In the file's turn, before it is read; refuses it. */
    inspect?: (bytes: Buffer) => Promise<void>;
  } = {},
): Lane {
  const waiting: Waiting[] = [];
  let reading = false;
  let closed = false;
  let files = 0;
  let current: Promise<ReadingProcess> | undefined;

  /** Starts one ahead of need; what cannot be started now is tried again for whoever needs it. */
  function begin(): Promise<ReadingProcess> {
    if (current !== undefined) return current;
    const starting = start();
    current = starting;
    starting.catch(() => {
      if (current === starting) current = undefined;
    });
    return starting;
  }

  function running(): Promise<ReadingProcess> {
    return begin().catch(() => {
      throw busy();
    });
  }

  /** The next file finds a fresh process, already started. */
  function replace(process: ReadingProcess) {
    process.kill();
    files = 0;
    current = undefined;
    if (!closed) void begin();
  }

  function turn(): Promise<void> {
    if (!reading) {
      reading = true;
      return Promise.resolve();
    }
    if (waiting.length >= limits.mostWaiting) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const mine: Waiting = {
        begin() {
          clearTimeout(patience);
          resolve();
        },
        refuse(refusal) {
          clearTimeout(patience);
          waiting.splice(waiting.indexOf(mine), 1);
          reject(refusal);
        },
      };
      const patience = setTimeout(() => mine.refuse(busy()), limits.longestWaitMs);
      waiting.push(mine);
    });
  }

  function endTurn() {
    const next = waiting.shift();
    if (next === undefined) reading = false;
    else next.begin();
  }

  async function readNow(head: object, bytes: Buffer): Promise<Frame | null> {
    let process = await running();
    // One that ended while nothing was read says nothing of this file.
    if (process.isOver()) {
      replace(process);
      process = await running();
    }
    if (!(await process.ready)) {
      current = undefined;
      throw busy();
    }
    const frame = await process.ask(head, bytes, limits);
    files += 1;
    if (frame === null || files >= filesOfOneProcess || process.memory() > idleMemory) replace(process);
    return frame;
  }

  return {
    async read(head, bytes) {
      if (closed) throw busy();
      await turn();
      try {
        await inspect(bytes);
        return await readNow(head, bytes);
      } finally {
        endTurn();
      }
    },
    warm() {
      void begin();
    },
    close() {
      closed = true;
      for (const each of [...waiting]) each.refuse(busy());
      current?.then(
        (process) => process.kill(),
        () => {},
      );
      current = undefined;
    },
  };
}
