import { MessageNotSent, type MessageSender } from './port.ts';
import { oneLine, postJson } from './post-json.ts';

/** What the gateway calls its fields; local gateways differ. */
export interface SmsFields {
  to: string;
  text: string;
  /** Our key for the message. */
  key: string;
  /** In the reply: the gateway's own reference. */
  reference: string;
}

export interface SmsSettings {
  url: string;
  token: string | undefined;
  fields: SmsFields;
  timeoutMs?: number;
}

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
      if (status >= 400) throw new MessageNotSent('permanent', `http_${status}`);
      const reference = (Object(json) as Record<string, unknown>)[fields.reference];
      const known = typeof reference === 'string' || typeof reference === 'number';
      return { providerRef: known ? String(reference).slice(0, 300) : null };
    },
  };
}
