export interface Repeating {
  /** Lets the work under way end and begins none any more. */
  stop(): Promise<void>;
}

/**
 * Does the work now and then again and again, `everyMs` from beginning to beginning, or at once when it
 * gives 'more'; a failure is told, and the next turn comes.
 */
export function repeat(
  work: () => Promise<unknown>,
  { everyMs, onError }: { everyMs: number; onError: (error: Error) => void },
): Repeating {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  let stopping = false;
  async function run() {
    while (!stopping) {
      const began = performance.now();
      const left = await work().catch((error: unknown) => {
        onError(error instanceof Error ? error : new Error(String(error)));
        return undefined;
      });
      if (stopping) return;
      if (left === 'more') continue;
      let timer: NodeJS.Timeout | undefined;
      const rest = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, Math.max(100, everyMs - (performance.now() - began)));
      });
      await Promise.race([rest, stopped]);
      clearTimeout(timer);
    }
  }
  const running = run();
  return {
    async stop() {
      stopping = true;
      stop();
      await running;
    },
  };
}
