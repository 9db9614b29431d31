import type { EstimateView, QueueHoursView } from '../../../contract/queue/terms.ts';
import { formatClock } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';

export const serviceName = ({ nameId, nameEn }: { nameId: string; nameEn: string }, locale: Locale) =>
  locale === 'id' ? nameId : nameEn;

/** Why no tickets are given now, in a sentence; null while they are. */
export function closedWords(hours: QueueHoursView, locale: Locale): string | null {
  if (hours.closed === null) return null;
  const time = formatClock(hours.closed === 'after' ? hours.lastTicketAt : hours.opensAt, locale);
  return translatorFor(locale)(`wallDisplay.closed.${hours.closed}`, { time });
}

/** How long it may take, for who waits elsewhere. */
export function estimateWords(
  { estimate, countersOpen }: { estimate: EstimateView; countersOpen: number },
  locale: Locale,
): string {
  const t = translatorFor(locale);
  if (countersOpen === 0) return t('publicQueue.noCounter');
  if (estimate === null) return t('publicQueue.unknown');
  if (estimate.minutes === 0) return t('publicQueue.atOnce');
  return t('publicQueue.minutes', { minutes: estimate.minutes });
}
