import type { ElectronicChannel, MessageChannel } from '../../../contract/notifications/terms.ts';
import type { Locale } from '../../../locales/translator.ts';
import type { Db, Tx } from '../../db/database.ts';
import { firstStateOf, patienceMs, type Recipient } from './rules.ts';

export interface MessageRow {
  officeCode: string;
  subjectType: 'complaint' | 'application' | 'office';
  subjectId: string;
  eventRef: string | null;
  template: string;
  locale: Locale;
  tried: readonly MessageChannel[];
  byStranger: boolean;
}

/** Where a message of this channel stands at its beginning. */
function beginning(channel: MessageChannel, at: Date) {
  const state = firstStateOf(channel);
  const queued = state === 'queued';
  return {
    channel,
    state,
    nextAttemptAt: queued ? at : null,
    giveUpAt: queued ? new Date(at.getTime() + patienceMs) : null,
    endedAt: state === 'not_sendable' ? at : null,
  };
}

export async function insertMessage(
  tx: Tx,
  message: MessageRow,
  channel: MessageChannel,
  content: { recipient: Recipient; subject: string; body: string },
  at: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('messages')
    .values({ ...message, tried: [...message.tried], ...beginning(channel, at), createdAt: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { name, email, phone, address, preferred } = content.recipient;
  await tx
    .insertInto('messageContents')
    .values({
      messageId: id,
      name: name ?? null,
      email: email ?? null,
      phone: phone ?? null,
      address: address ?? null,
      preferred: preferred ?? null,
      subject: content.subject,
      body: content.body,
    })
    .execute();
  return id;
}

/** A message that has not left takes another way: its channel is not in service. */
export async function moveToChannel(tx: Tx, id: string, channel: MessageChannel, at: Date): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ ...beginning(channel, at), leasedUntil: null })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
}

/** Messages with their recipients and words. */
function wholeMessages(tx: Tx) {
  return tx
    .selectFrom('messages as m')
    .innerJoin('messageContents as c', 'c.messageId', 'm.id')
    .innerJoin('offices as o', 'o.code', 'm.officeCode')
    .select([
      'm.id',
      'm.officeCode',
      'm.subjectType',
      'm.subjectId',
      'm.eventRef',
      'm.template',
      'm.locale',
      'm.channel',
      'm.tried',
      'm.attempts',
      'm.giveUpAt',
      'm.byStranger',
      'o.zone',
      'o.textsAbroad',
      'c.name',
      'c.email',
      'c.phone',
      'c.address',
      'c.preferred',
      'c.subject',
      'c.body',
    ]);
}

/**
 * Takes the next due message for this process until `leasedUntil`; null when none is due. A message whose process died
 * is due again when its lease has run out.
 */
export async function leaseNext(
  tx: Tx,
  at: Date,
  leasedUntil: Date,
  except: { channels: readonly ElectronicChannel[] },
) {
  const due = await wholeMessages(tx)
    .where('m.state', '=', 'queued')
    .where('m.nextAttemptAt', '<=', at)
    .where((eb) => eb.or([eb('m.leasedUntil', 'is', null), eb('m.leasedUntil', '<=', at)]))
    .$if(except.channels.length > 0, (query) => query.where('m.channel', 'not in', except.channels))
    // What officers have to say waits behind no flood.
    .orderBy('m.byStranger')
    .orderBy('m.nextAttemptAt')
    .orderBy('m.id')
    .limit(1)
    .forUpdate('m')
    .skipLocked()
    .executeTakeFirst();
  if (due === undefined) return null;
  await tx.updateTable('messages').set({ leasedUntil }).where('id', '=', due.id).execute();
  return due;
}

export type LeasedMessage = NonNullable<Awaited<ReturnType<typeof leaseNext>>>;

type Attempt = { at: Date; channel: MessageChannel } & (
  | { outcome: 'sent' }
  | { outcome: 'temporary' | 'permanent'; errorCode: string }
);

export async function insertAttempt(tx: Tx, messageId: string, attempt: Attempt): Promise<void> {
  await tx
    .insertInto('messageAttempts')
    .values({ messageId, ...attempt })
    .execute();
}

/** Writes the end or the next beginning of a try; false when the lease has passed to another process meanwhile. */
export async function endAttempt(
  tx: Tx,
  id: string,
  leasedUntil: Date,
  values: {
    state: 'queued' | 'sent' | 'failed';
    attempts: number;
    nextAttemptAt: Date | null;
    giveUpAt: Date | null;
    endedAt: Date | null;
    lastErrorCode: string | null;
    providerRef?: string | null;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ ...values, leasedUntil: null })
    .where('id', '=', id)
    .where('leasedUntil', '=', leasedUntil)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type ProviderMessage = { channel: ElectronicChannel; providerRef: string };

/** The one that a provider's report is about: of several with one reference the newest that is still on its way. */
const reported = (tx: Tx, { channel, providerRef }: ProviderMessage) =>
  tx
    .selectFrom('messages')
    .select('id')
    .where('channel', '=', channel)
    .where('providerRef', '=', providerRef)
    .where('state', '=', 'sent')
    .orderBy('createdAt', 'desc')
    .limit(1);

/** The provider says that it arrived: a step forward from `sent`, and from nowhere else. */
export async function markDelivered(tx: Tx, message: ProviderMessage): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ state: 'delivered' })
    .where('id', '=', reported(tx, message))
    .where('state', '=', 'sent')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The provider says that what it took never arrived. Null when it names none of ours, or one that has arrived. */
export async function failSent(
  tx: Tx,
  message: ProviderMessage,
  lastErrorCode: string,
  at: Date,
): Promise<string | null> {
  const failed = await tx
    .updateTable('messages')
    .set({ state: 'failed', endedAt: at, lastErrorCode, providerRef: null })
    .where('id', '=', reported(tx, message))
    .where('state', '=', 'sent')
    .returning('id')
    .executeTakeFirst();
  return failed?.id ?? null;
}

/** Undefined when its words have been destroyed. */
export function findWhole(tx: Tx, id: string) {
  return wholeMessages(tx).where('m.id', '=', id).executeTakeFirst();
}

/** Some process holds it at this moment: it may have left already without that being written down. */
export async function isLeaving(db: Db, id: string, at: Date): Promise<boolean> {
  const leased = await db
    .selectFrom('messages')
    .select('id')
    .where('id', '=', id)
    .where('leasedUntil', '>', at)
    .executeTakeFirst();
  return leased !== undefined;
}

export async function supersede(tx: Tx, id: string, by: string): Promise<void> {
  await tx.updateTable('messages').set({ supersededBy: by }).where('id', '=', id).execute();
}

export async function lockMessage(tx: Tx, officeCode: string, id: string) {
  return tx
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', id)
    .where('officeCode', '=', officeCode)
    .forUpdate()
    .executeTakeFirst();
}

export async function endByHand(
  tx: Tx,
  id: string,
  outcome: { state: 'printed'; printedBy: string } | { state: 'told'; toldBy: string },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ ...outcome, endedAt: at })
    .where('id', '=', id)
    .execute();
}

/** Due now, by an officer's own act: the message is no stranger's any more. */
export async function queueAgain(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('messages')
    .set({
      state: 'queued',
      byStranger: false,
      nextAttemptAt: at,
      giveUpAt: new Date(at.getTime() + patienceMs),
      endedAt: null,
    })
    .where('id', '=', id)
    .execute();
}
