import { type Ctx, contextOf } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { dateIn } from '../office/index.ts';
import { endCounterSessionsBefore } from './counter-store.ts';
import { officesWithQueue } from './hours-views.ts';
import { ticketProcess } from './run-action.ts';
import { advanceRevision, forgetHolders, lockLeftOver, type Ticket } from './ticket-store.ts';

/** A ticket ends with its day, whatever state it was in. */
export function expireTicket(tx: Tx, ticket: Ticket, at: Pick<Ctx, 'office' | 'clock'>) {
  const { office, clock } = at;
  const by = contextOf({ actor: 'time' as const, office, clock, requestId: null });
  return ticketProcess.take(tx, by, ticket, { action: 'expire' });
}

/**
 * Ends what is left of days before, in every office: tickets nobody ended, places nobody left; and forgets of their
 * tickets what leads to somebody. Gives the number of tickets ended.
 */
export async function endOldDays({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  let ended = 0;
  for (const office of await officesWithQueue(db)) {
    const { code, zone } = office;
    await db.transaction().execute(async (tx) => {
      const at = clock.now();
      const today = dateIn(zone, at);
      const places = await endCounterSessionsBefore(tx, code, today, at);
      const tickets = await lockLeftOver(tx, code, today);
      for (const ticket of tickets) await expireTicket(tx, ticket, { office, clock });
      await forgetHolders(tx, code, today);
      if (places + tickets.length > 0) await advanceRevision(tx, code);
      ended += tickets.length;
    });
  }
  return ended;
}
