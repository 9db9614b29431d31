import { notifications } from '../../contract/notifications/endpoints.ts';
import {
  MessageNotSent,
  type MessageSender,
  type MessageSenders,
} from '../../server/adapters/messages/port.ts';
import { deliverDue } from '../../server/modules/notifications/index.ts';
import { attempt, pass, type Year } from './setting.ts';

/** Takes every message, unless there is no network. */
function sink(year: Year, channel: MessageSender['channel']): MessageSender {
  let taken = 0;
  return {
    channel,
    async send() {
      if (year.networkDown) throw new MessageNotSent('temporary', 'unreachable', true);
      taken += 1;
      // Now and then a number that exists no more: the message goes another way.
      if (channel === 'whatsapp' && taken % 40 === 0) throw new MessageNotSent('permanent', 'number_unknown');
      return { providerRef: `${channel}-${taken}` };
    },
  };
}

export function sinksOf(year: Year): MessageSenders {
  return new Map((['email', 'whatsapp', 'sms'] as const).map((channel) => [channel, sink(year, channel)]));
}

/** Sends what is due. */
export async function deliver(year: Year, senders: MessageSenders): Promise<void> {
  const { db, clock } = year;
  await deliverDue({ db, clock, senders, publicAddress: 'http://lontar.contoh' }, 10_000);
}

/** The front desk prints what goes by post and calls who wants to be called. */
export async function emptyOutbox(year: Year): Promise<void> {
  const officer = year.crew.front_desk;
  for (const [state, verb] of [
    ['to_print', notifications.markPrinted],
    ['to_call', notifications.markTold],
  ] as const) {
    const { rows } = await officer.call(notifications.outbox, { query: { state } });
    for (const { id } of rows) {
      await attempt(year, async () => {
        await officer.call(verb, { params: { id } });
      });
    }
  }
  pass(year);
}
