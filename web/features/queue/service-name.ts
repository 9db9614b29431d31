import type { QueueServiceView } from '../../../contract/queue/endpoints.ts';
import { useLocale } from '../../locale.ts';

/** "B · Permohonan cetak KTP-el", in the reader's language. */
export function useServiceName() {
  const locale = useLocale();
  return (services: readonly QueueServiceView[], code: string): string => {
    const service = services.find((each) => each.code === code);
    if (service === undefined) return code;
    return `${service.letter} · ${locale === 'en' ? service.nameEn : service.nameId}`;
  };
}
