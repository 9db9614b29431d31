import { type ElectronicChannel, electronicChannels } from '../../../contract/notifications/terms.ts';
import {
  MessageNotSent,
  type MessageSender,
  type MessageSenders,
  type OutgoingMessage,
} from '../../adapters/messages/port.ts';
import type { Clock } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { giveBack, spendOne } from './budget-store.ts';
import { chooseChannel, recipientFor, waitAfter } from './rules.ts';
import {
  endAttempt,
  insertAttempt,
  insertMessage,
  type LeasedMessage,
  leaseNext,
  moveToChannel,
  supersede,
} from './store.ts';
import { complete } from './words.ts';

export interface DeliveryDeps {
  db: Db;
  clock: Clock;
  senders: MessageSenders;
  /** Where residents reach this server as the message leaves. */
  publicAddress: string;
  /** The first message of a day that has to wait because the channel's budget, or the strangers' share of it, is spent. */
  onBudgetSpent?: (channel: ElectronicChannel) => void;
}

/** Longer than any sender waits. */
const leaseMs = 5 * 60_000;

export interface Delivered {
  sent: number;
  /** Temporary failures: they are tried again. */
  later: number;
  failed: number;
  /** Over a budget: they wait for the next day. */
  waiting: number;
}

/**
 * Sends what is due, one message at a time and never within a transaction: a lease is committed, the message goes out
 * under its own key, the outcome is committed. A process that dies in between leaves a lease that runs out, and the
 * message goes out again under the same key. A provider that cannot be reached is left alone for the rest of this run.
 */
export async function deliverDue(deps: DeliveryDeps, limit: number): Promise<Delivered> {
  const done: Delivered = { sent: 0, later: 0, failed: 0, waiting: 0 };
  const resting = new Set<ElectronicChannel>();
  for (let taken = 0; taken < limit; taken += 1) {
    const now = deps.clock.now();
    const leasedUntil = new Date(now.getTime() + leaseMs);
    const message = await deps.db
      .transaction()
      .execute((tx) => leaseNext(tx, now, leasedUntil, { channels: [...resting] }));
    if (message === null) break;
    const outcome = await deliver(deps, message, leasedUntil);
    if (outcome === null) continue;
    done[outcome.kind] += 1;
    if (outcome.rests !== undefined) resting.add(outcome.rests);
  }
  return done;
}

/** Few enough that whoever closes the server never waits long. */
const messagesPerRun = 20;

/** One run of what sends again and again; 'more' where as many as it takes were sent or put off. */
export async function deliverSome(deps: DeliveryDeps): Promise<'more' | undefined> {
  const { sent, waiting } = await deliverDue(deps, messagesPerRun);
  return sent + waiting === messagesPerRun ? 'more' : undefined;
}

interface Outcome {
  kind: keyof Delivered;
  /** Cannot be reached now. */
  rests?: ElectronicChannel;
}

/** Null when the message took another way before it was tried. */
async function deliver(
  deps: DeliveryDeps,
  message: LeasedMessage,
  leasedUntil: Date,
): Promise<Outcome | null> {
  const { db, clock, senders, publicAddress } = deps;
  const leasedAt = clock.now();
  const channel = electronicChannels.find((each) => each === message.channel);
  const sender = channel && senders.get(channel);
  const address = channel && recipientFor(channel, message);
  if (channel === undefined || sender === undefined || address == null) {
    const other = chooseChannel(message, [...senders.keys()], message.tried);
    await db.transaction().execute((tx) => moveToChannel(tx, message.id, other, clock.now()));
    return null;
  }

  const budget = await db.transaction().execute((tx) => spendOne(tx, message, channel, leasedAt));
  if (!budget.leaves) {
    if (budget.alarm) deps.onBudgetSpent?.(channel);
    return { kind: 'waiting' };
  }

  const result = await send(sender, {
    recipient: address,
    subject: message.subject,
    text: complete(message.body, publicAddress),
    locale: message.locale,
    idempotencyKey: message.id,
  });
  const at = clock.now();
  if (result instanceof MessageNotSent) {
    const kind = await db.transaction().execute(async (tx) => {
      await giveBack(tx, message, channel, leasedAt);
      return noteFailure(tx, deps, message, leasedUntil, result, at);
    });
    return { kind, ...(result.unreachable && { rests: channel }) };
  }
  await db.transaction().execute(async (tx) => {
    await insertAttempt(tx, message.id, { at, channel, outcome: 'sent' });
    await endAttempt(tx, message.id, leasedUntil, {
      state: 'sent',
      attempts: message.attempts + 1,
      nextAttemptAt: null,
      giveUpAt: null,
      endedAt: at,
      lastErrorCode: null,
      providerRef: result.providerRef,
    });
  });
  return { kind: 'sent' };
}

async function send(sender: MessageSender, message: OutgoingMessage) {
  try {
    return await sender.send(message);
  } catch (error) {
    // A sender that breaks in a way of its own (a full disk) is tried again like one that is away.
    return error instanceof MessageNotSent ? error : new MessageNotSent('temporary', 'sender_fault', true);
  }
}

async function noteFailure(
  tx: Tx,
  { senders }: DeliveryDeps,
  message: LeasedMessage,
  leasedUntil: Date,
  error: MessageNotSent,
  at: Date,
): Promise<'later' | 'failed'> {
  const { channel } = message;
  const attempts = message.attempts + 1;
  const over = error.kind === 'permanent' || message.giveUpAt === null || at >= message.giveUpAt;
  await insertAttempt(tx, message.id, { at, channel, outcome: error.kind, errorCode: error.code });
  const ours = await endAttempt(tx, message.id, leasedUntil, {
    state: over ? 'failed' : 'queued',
    attempts,
    nextAttemptAt: over ? null : new Date(at.getTime() + waitAfter(attempts)),
    giveUpAt: over ? null : message.giveUpAt,
    endedAt: over ? at : null,
    lastErrorCode: error.code,
  });
  if (!over) return 'later';
  if (ours) await tellAnotherWay(tx, message, [...senders.keys()], at);
  return 'failed';
}

/** What cannot reach somebody by one channel goes by the next, at the end by letter or by a call. */
export async function tellAnotherWay(
  tx: Tx,
  message: LeasedMessage,
  inService: readonly ElectronicChannel[],
  at: Date,
): Promise<void> {
  const tried = [...message.tried, message.channel];
  const channel = chooseChannel(message, inService, tried);
  // No way is left: it stays on the list of failures, where an officer sees it.
  if (channel === 'tracking_only') return;
  const { officeCode, subjectType, subjectId, eventRef, template, locale, byStranger, subject, body } =
    message;
  const row = { officeCode, subjectType, subjectId, eventRef, template, locale, byStranger, tried };
  const next = await insertMessage(tx, row, channel, { recipient: message, subject, body }, at);
  await supersede(tx, message.id, next);
}
