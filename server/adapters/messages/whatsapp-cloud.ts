import { z } from 'zod';
import { MessageNotSent, type MessageSender } from './port.ts';
import { oneLine, postJson } from './post-json.ts';

export interface WhatsappSettings {
  /** The Graph API with its version: `https://graph.facebook.com/v21.0`. */
  url: string;
  token: string;
  /** Identifier of the sending number at the provider. */
  phoneId: string;
  /** Name of the approved template; its body takes two parameters: what it is about, and the text. */
  template: string;
  timeoutMs?: number;
}

const accepted = z.object({ messages: z.array(z.object({ id: z.string().max(300) })).min(1) });
const refused = z.object({ error: z.object({ code: z.number().int() }) });

/** Limits, an expired token, a template that is not approved (yet): these pass, or somebody puts them right. */
const ofOurAccount = new Set([
  1, 2, 4, 10, 190, 200, 368, 80007, 130429, 131016, 131031, 131042, 131045, 131048, 131056, 131057, 132001,
  132015, 132016, 133004, 133010,
]);

/** Outside a conversation that the resident began, WhatsApp takes approved templates alone. */
export function whatsappSender({ url, token, phoneId, template, ...rest }: WhatsappSettings): MessageSender {
  const timeoutMs = rest.timeoutMs ?? 20_000;
  return {
    channel: 'whatsapp',
    async send({ recipient, subject, text, locale, idempotencyKey }) {
      const parameters = [subject, text].map((part) => ({ type: 'text', text: oneLine(part) }));
      const { json } = await postJson(`${url}/${phoneId}/messages`, {
        token,
        timeoutMs,
        body: {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: recipient.replace(/^\+/, ''),
          type: 'template',
          template: {
            name: template,
            language: { code: locale },
            components: [{ type: 'body', parameters }],
          },
          biz_opaque_callback_data: idempotencyKey,
        },
      });
      const taken = accepted.safeParse(json);
      if (taken.success) return { providerRef: taken.data.messages[0]?.id ?? null };
      const code = refused.safeParse(json).data?.error.code;
      if (code === undefined) throw new MessageNotSent('temporary', 'whatsapp_unclear', true);
      const passes = ofOurAccount.has(code);
      throw new MessageNotSent(passes ? 'temporary' : 'permanent', `whatsapp_${code}`, passes);
    },
  };
}
