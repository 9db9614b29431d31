import { type ElectronicChannel, electronicChannels } from '../../../contract/notifications/terms.ts';
import type { Locale } from '../../../locales/translator.ts';
import type { MessageSenders } from '../../adapters/messages/port.ts';
import type { Clock } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { sendsTextsAbroad } from '../office/index.ts';
import { chooseChannel, type Recipient } from './rules.ts';
import { insertMessage } from './store.ts';
import { type Placeholders, render } from './words.ts';

export interface NewMessage {
  subjectType: 'complaint' | 'application' | 'office';
  subjectId: string;
  /** Which event of the subject it tells. */
  eventRef: string | null;
  /** Its words stand in the locales under `messages`. */
  template: string;
  locale: Locale;
  recipient: Recipient;
  placeholders: Placeholders;
  /** Set off by somebody outside the office: it waits while the recipient has had one of these today. */
  byStranger?: boolean;
}

/**
 * Writes a message in the caller's transaction: no commit, no message; no message, no commit. Throws when a placeholder
 * has no value. Without senders at hand every channel counts as in service; the delivery puts that right before
 * anything is sent.
 */
export async function queueMessage(
  tx: Tx,
  ctx: { officeCode: string; clock: Clock; ports?: { messages: MessageSenders } },
  { recipient, placeholders, byStranger = false, ...message }: NewMessage,
): Promise<string> {
  const { subject, body } = render(message.template, message.locale, placeholders);
  const inService: readonly ElectronicChannel[] =
    ctx.ports === undefined ? electronicChannels : [...ctx.ports.messages.keys()];
  const textsAbroad = await sendsTextsAbroad(tx, ctx.officeCode);
  const channel = chooseChannel({ ...recipient, textsAbroad }, inService);
  return insertMessage(
    tx,
    { officeCode: ctx.officeCode, tried: [], byStranger, ...message },
    channel,
    { recipient, subject, body },
    ctx.clock.now(),
  );
}
