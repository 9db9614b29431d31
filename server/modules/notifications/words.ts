import { isoDate } from '../../../contract/fields.ts';
import { formatDate } from '../../../locales/format.ts';
import { type Locale, messages, translatorFor } from '../../../locales/translator.ts';

export type Placeholders = Readonly<Record<string, string | number>>;
/** `complaint_received`, …: every message that has words. */
export type MessageTemplate = keyof (typeof messages)['id']['messages'];

/**
 * Stands in a kept message for the address of this server, which is known when the message leaves and may change
 * while it waits.
 */
const here = '\u{E000}';

/** A message with a hole is never written: whoever queued it forgot a value. */
class UnresolvedPlaceholder extends Error {}

export function isTemplate(code: string): code is MessageTemplate {
  return Object.hasOwn(messages.id.messages, code);
}

/**
 * The words of a message. Dates are written out, and a value that begins with `/` is an address of this server.
 * Throws when the template is unknown or a placeholder has no value.
 */
export function render(
  template: string,
  locale: Locale,
  placeholders: Placeholders,
): { subject: string; body: string } {
  if (!isTemplate(template)) throw new UnresolvedPlaceholder(`no words for the message ${template}`);
  const words = messages[locale].messages[template];
  const values: Record<string, string | number> = {};
  for (const [, name = ''] of `${words.subject} ${words.body}`.matchAll(/\{(\w+)\}/g)) {
    const value = placeholders[name];
    if (value === undefined || value === '') {
      throw new UnresolvedPlaceholder(`the message ${template} has no value for ${name}`);
    }
    values[name] = written(value, locale);
  }
  const t = translatorFor(locale);
  return {
    subject: t(`messages.${template}.subject`, values),
    body: t(`messages.${template}.body`, values),
  };
}

function written(value: string | number, locale: Locale): string | number {
  if (typeof value === 'number') return value;
  if (isoDate.safeParse(value).success) return formatDate(value, { locale, zone: 'UTC' });
  return value.startsWith('/') ? `${here}${value}` : value;
}

/** The text as it leaves, with this server's address. */
export function complete(text: string, publicAddress: string): string {
  return text.replaceAll(here, publicAddress);
}
