import type { DeliveryReport } from '../../adapters/messages/port.ts';
import { Refusal } from '../../refusal.ts';
import { type DeliveryDeps, tellAnotherWay } from './deliver.ts';
import { failSent, findWhole, insertAttempt, isLeaving, markDelivered } from './store.ts';

type ReportDeps = Pick<DeliveryDeps, 'db' | 'clock' | 'senders'>;

/**
 * Notes what became of messages after their provider took them, each report in a transaction of its own; one that
 * comes again, or late, changes nothing. Refuses when a message is only just leaving: its identifier is not written
 * down yet, and the provider reports again what was not accepted.
 */
export async function noteReports(deps: ReportDeps, reports: readonly DeliveryReport[]): Promise<void> {
  let early = false;
  for (const report of reports) {
    const noted = await note(deps, report);
    const key = report.idempotencyKey;
    early ||= !noted && key !== null && (await isLeaving(deps.db, key, deps.clock.now()));
  }
  if (early) throw new Refusal('conflict', 'busy_try_again');
}

function note({ db, clock, senders }: ReportDeps, report: DeliveryReport): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (report.outcome === 'delivered') return markDelivered(tx, report);
    const { channel, errorCode } = report;
    const at = clock.now();
    const id = await failSent(tx, report, errorCode, at);
    if (id === null) return false;
    await insertAttempt(tx, id, { at, channel, outcome: 'permanent', errorCode });
    const message = await findWhole(tx, id);
    // Without its words nobody can be told them: it stays on the list of failures.
    if (message !== undefined) await tellAnotherWay(tx, message, [...senders.keys()], at);
    return true;
  });
}
