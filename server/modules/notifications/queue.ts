import { type ElectronicChannel, electronicChannels } from '../../../contract/notifications/terms.ts';
import type { Locale } from '../../../locales/translator.ts';
import type { MessageSenders } from '../../adapters/messages/port.ts';
import type { Clock } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
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
}

/**
 * Writes a message in the caller's transaction: no commit, no message; no message, no commit. Throws when a placeholder
 * has no value. Without senders at hand every channel counts as in service; the delivery puts that right before
 * anything is sent.
 */
export async function queueMessage(
  tx: Tx,
  ctx: { officeCode: string; clock: Clock; ports?: { messages: MessageSenders } },
  { recipient, placeholders, ...message }: NewMessage,
): Promise<string> {
  const { subject, body } = render(message.template, message.locale, placeholders);
  const inService: readonly ElectronicChannel[] =
    ctx.ports === undefined ? electronicChannels : [...ctx.ports.messages.keys()];
  const channel = chooseChannel(recipient, inService);
  return insertMessage(
    tx,
    { officeCode: ctx.officeCode, tried: [], ...message },
    channel,
    { recipient, subject, body },
    ctx.clock.now(),
  );
}
