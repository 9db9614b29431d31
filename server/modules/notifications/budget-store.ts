import type { IsoDate } from '../../../contract/fields.ts';
import type { ElectronicChannel, MessageWait } from '../../../contract/notifications/terms.ts';
import type { Tx } from '../../db/database.ts';
import { dayAround, shareOfStrangers, usualPerDay } from './budget.ts';
import { patienceMs, recipientFor } from './rules.ts';
import type { LeasedMessage } from './store.ts';

/** The budget of a channel on a day, locked: whoever sends by this channel takes turns here. */
async function lockBudget(tx: Tx, officeCode: string, channel: ElectronicChannel, day: IsoDate) {
  await tx
    .insertInto('messageBudgets')
    .values({ officeCode, channel, day, perDay: usualPerDay })
    .onConflict((conflict) => conflict.columns(['officeCode', 'channel']).doNothing())
    .execute();
  await tx
    .updateTable('messageBudgets')
    .set({ day, spent: 0, spentByStrangers: 0, overSince: null })
    .where('officeCode', '=', officeCode)
    .where('channel', '=', channel)
    .where('day', '<', day)
    .execute();
  return tx
    .selectFrom('messageBudgets')
    .select(['perDay', 'spent', 'spentByStrangers', 'overSince'])
    .where('officeCode', '=', officeCode)
    .where('channel', '=', channel)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Another message that a stranger set off has gone to the same recipient today, or is leaving at this moment. */
async function wasToldToday(
  tx: Tx,
  message: LeasedMessage,
  channel: ElectronicChannel,
  { begins, at }: { begins: Date; at: Date },
): Promise<boolean> {
  const row = await tx
    .selectFrom('messages as m')
    .innerJoin('messageContents as c', 'c.messageId', 'm.id')
    .select('m.id')
    // The same mailbox, however it is spelt.
    .where((eb) =>
      channel === 'email'
        ? eb(eb.fn('lower', ['c.email']), '=', recipientFor(channel, message)?.toLowerCase() ?? '')
        : eb('c.phone', '=', recipientFor(channel, message)),
    )
    .where('m.channel', channel === 'email' ? '=' : '<>', 'email')
    .where('m.byStranger', '=', true)
    .where('m.id', '<>', message.id)
    .where((eb) =>
      eb.or([
        eb.and([eb('m.state', 'in', ['sent', 'delivered']), eb('m.endedAt', '>=', begins)]),
        eb('m.leasedUntil', '>', at),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

type Spent = { leaves: true } | { leaves: false; because: MessageWait; alarm: boolean };

/**
 * Spends one message of the channel's day before it leaves, or puts it off to the next day. An
 * officer's message waits for the channel's budget alone; a stranger's also for its share, and for its recipient's next
 * day. With a spent budget all that is due by the channel waits together. `alarm`: it is the first that has to.
 */
export async function spendOne(
  tx: Tx,
  message: LeasedMessage,
  channel: ElectronicChannel,
  at: Date,
): Promise<Spent> {
  const { officeCode, zone, byStranger } = message;
  const { today, begins, ends } = dayAround(zone, at);
  const { perDay, spent, spentByStrangers, overSince } = await lockBudget(tx, officeCode, channel, today);
  const waiting = tx
    .updateTable('messages')
    .set({ nextAttemptAt: ends, giveUpAt: new Date(ends.getTime() + patienceMs), leasedUntil: null })
    .where('state', '=', 'queued');
  if (byStranger && (await wasToldToday(tx, message, channel, { begins, at }))) {
    const because = 'recipient_told_today';
    await waiting.set({ lastErrorCode: because }).where('id', '=', message.id).execute();
    return { leaves: false, because, alarm: false };
  }
  const budget = tx
    .updateTable('messageBudgets')
    .where('officeCode', '=', officeCode)
    .where('channel', '=', channel);
  const because = spent >= perDay ? 'channel_budget_spent' : 'channel_share_spent';
  if (spent >= perDay || (byStranger && spentByStrangers >= shareOfStrangers(perDay))) {
    await waiting
      .set({ lastErrorCode: because })
      .where('officeCode', '=', officeCode)
      .where('channel', '=', channel)
      .where('nextAttemptAt', '<=', at)
      .where((eb) => eb.or([eb('leasedUntil', 'is', null), eb('id', '=', message.id)]))
      .$if(because === 'channel_share_spent', (query) => query.where('byStranger', '=', true))
      .execute();
    if (overSince === null) await budget.set({ overSince: at }).execute();
    return { leaves: false, because, alarm: overSince === null };
  }
  const strangers = spentByStrangers + (byStranger ? 1 : 0);
  await budget.set({ spent: spent + 1, spentByStrangers: strangers }).execute();
  return { leaves: true };
}

/** What did not leave after all was not spent. */
export async function giveBack(
  tx: Tx,
  { officeCode, zone, byStranger }: LeasedMessage,
  channel: ElectronicChannel,
  leasedAt: Date,
): Promise<void> {
  await tx
    .updateTable('messageBudgets')
    .set((eb) => ({
      spent: eb('spent', '-', 1),
      ...(byStranger && { spentByStrangers: eb('spentByStrangers', '-', 1) }),
    }))
    .where('officeCode', '=', officeCode)
    .where('channel', '=', channel)
    .where('day', '=', dayAround(zone, leasedAt).today)
    .where(byStranger ? 'spentByStrangers' : 'spent', '>', 0)
    .execute();
}

/** How many messages a day may leave by a channel; takes effect at once, also for those that wait for tomorrow. */
export async function setBudget(
  tx: Tx,
  {
    officeCode,
    channel,
    perDay,
    zone,
  }: { officeCode: string; channel: ElectronicChannel; perDay: number; zone: string },
  at: Date,
): Promise<void> {
  const { today } = dayAround(zone, at);
  await lockBudget(tx, officeCode, channel, today);
  await tx
    .updateTable('messageBudgets')
    .set({ perDay, overSince: null })
    .where('officeCode', '=', officeCode)
    .where('channel', '=', channel)
    .execute();
  await tx
    .updateTable('messages')
    .set({ nextAttemptAt: at })
    .where('officeCode', '=', officeCode)
    .where('channel', '=', channel)
    .where('state', '=', 'queued')
    .where('lastErrorCode', 'in', ['channel_budget_spent', 'channel_share_spent'])
    .execute();
}
