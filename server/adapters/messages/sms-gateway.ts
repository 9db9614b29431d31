import { z } from 'zod';
import { MessageNotSent, type MessageSender } from './port.ts';
import { oneLine, postJson } from './post-json.ts';

/** What the gateway calls its fields; local gateways differ. */
export interface SmsFields {
  to: string;
  text: string;
  /** Our key for the message. */
  key: string;
  /** In the reply: the gateway's own reference. Null of a gateway that gives none. */
  reference: string | null;
}

export interface SmsSettings {
  url: string;
  token: string | undefined;
  fields: SmsFields;
  timeoutMs?: number;
}

const reply = z.record(z.string(), z.unknown());

/** A gateway may say no with a 200. */
const isRefusal = ({ status, success, error }: Record<string, unknown>): boolean =>
  success === false ||
  (typeof status === 'string' && /fail|error|reject|denied|gagal|tolak/i.test(status)) ||
  (error !== undefined && error !== null && error !== false && error !== 0 && error !== '' && error !== '0');

/** Text messages by a gateway that takes one JSON object per message. */
export function smsSender({ url, token, fields, timeoutMs = 20_000 }: SmsSettings): MessageSender {
  return {
    channel: 'sms',
    async send({ recipient, text, idempotencyKey }) {
      const { status, json } = await postJson(url, {
        token,
        timeoutMs,
        body: { [fields.to]: recipient, [fields.text]: oneLine(text), [fields.key]: idempotencyKey },
      });
      // The account is empty, or the line too slow: the next message would fare no better.
      if (status === 402 || status === 408) throw new MessageNotSent('temporary', `http_${status}`, true);
      if (status >= 400) throw new MessageNotSent('permanent', `http_${status}`);
      const said = reply.safeParse(json).data ?? {};
      if (isRefusal(said)) throw new MessageNotSent('permanent', 'sms_refused');
      if (fields.reference === null) return { providerRef: null };
      const reference = said[fields.reference];
      const known = typeof reference === 'number' || (typeof reference === 'string' && reference !== '');
      // A page to sign in, an empty reply: it is not known to be sent, and is not sent twice by trying again.
      if (!known) throw new MessageNotSent('permanent', 'sms_unclear');
      return { providerRef: String(reference).slice(0, 300) };
    },
  };
}
