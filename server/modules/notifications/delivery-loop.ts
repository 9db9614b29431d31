import { type DeliveryDeps, deliverDue } from './deliver.ts';

export interface DeliveryLoop {
  /** Lets the message that is under way end and takes no more. */
  stop(): Promise<void>;
}

const perRun = 20;

/** Sends what is due, then looks again every `everyMs`; one run at a time. */
export function startDelivery(
  deps: () => DeliveryDeps,
  { everyMs, onError }: { everyMs: number; onError: (error: Error) => void },
): DeliveryLoop {
  let stopping = false;
  let wake = () => {};
  async function run(): Promise<void> {
    while (!stopping) {
      let more = false;
      try {
        const { sent } = await deliverDue(deps(), perRun);
        more = sent === perRun;
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)));
      }
      if (stopping || more) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
  const running = run();
  return {
    async stop() {
      stopping = true;
      wake();
      await running;
    },
  };
}
