import { electronicChannels } from '../../../contract/notifications/terms.ts';
import type { Clock } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { sendsTextsAbroad } from '../office/index.ts';
import { dayAround, usualPerDay } from './budget.ts';

/** Channels by which messages wait for tomorrow since the budget of today, or the strangers' share of it, is spent. */
export async function spentBudgets(db: Db, clock: Clock) {
  const rows = await db
    .selectFrom('messageBudgets as b')
    .innerJoin('offices as o', 'o.code', 'b.officeCode')
    .select(['b.officeCode', 'b.channel', 'b.perDay', 'b.spent', 'b.day', 'o.zone'])
    .where('b.overSince', 'is not', null)
    .orderBy('b.channel')
    .execute();
  return rows.filter(({ day, zone }) => day === dayAround(zone, clock.now()).today);
}

/** What whoever looks after the server should see: a channel's budget is spent. */
export async function messageAlarms(db: Db, clock: Clock): Promise<string[]> {
  const channels = (await spentBudgets(db, clock)).map(({ channel }) => channel);
  return [...new Set(channels)].map((channel) => `message_budget_${channel}`);
}

/** The bounds within which messages of an office leave. */
export async function messageLimits(db: Db, officeCode: string) {
  const rows = await db
    .selectFrom('messageBudgets')
    .select(['channel', 'perDay'])
    .where('officeCode', '=', officeCode)
    .execute();
  const channels = electronicChannels.map((channel) => ({
    channel,
    perDay: rows.find((row) => row.channel === channel)?.perDay ?? usualPerDay,
  }));
  return { channels, textsAbroad: await sendsTextsAbroad(db, officeCode) };
}
