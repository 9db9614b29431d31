import type { QueueCounterView, QueueServiceView, TicketView } from '../../../contract/queue/endpoints.ts';
import { Badge } from '../../components/display/state-badge.tsx';
import { useLocale, useWords } from '../../locale.ts';

/** "B · Permohonan cetak KTP-el", in the reader's language. */
export function useServiceName() {
  const locale = useLocale();
  return (services: readonly QueueServiceView[], code: string): string => {
    const service = services.find((each) => each.code === code);
    if (service === undefined) return code;
    return `${service.letter} · ${locale === 'en' ? service.nameEn : service.nameId}`;
  };
}

/** Whom this counter would call: for one of its services, and for no other counter alone. */
export function waitsForCounter(ticket: TicketView, counter: QueueCounterView): boolean {
  return ticket.forCounter === null
    ? counter.services.includes(ticket.service)
    : ticket.forCounter === counter.number;
}

export function TicketBadge({ ticket: { state } }: { ticket: TicketView }) {
  const t = useWords();
  return <Badge kind={state === 'called' ? 'waiting' : 'work'}>{t(`queue.states.${state}`)}</Badge>;
}
