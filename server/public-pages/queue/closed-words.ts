import type { QueueHoursView } from '../../../contract/queue/terms.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';

/** Why no tickets are given now, in a sentence; null while they are. */
export function closedWords(hours: QueueHoursView, locale: Locale): string | null {
  if (hours.closed === null) return null;
  const at = hours.closed === 'after' ? hours.lastTicketAt : hours.opensAt;
  const time = locale === 'id' ? at.replace(':', '.') : at;
  return translatorFor(locale)(`wallDisplay.closed.${hours.closed}`, { time });
}
