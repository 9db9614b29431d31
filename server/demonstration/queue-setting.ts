import type { QueueKind } from '../../contract/queue/terms.ts';
import type { Db } from '../db/database.ts';

interface Service {
  code: string;
  letter: string;
  nameId: string;
  nameEn: string;
  kind: QueueKind;
  dailyLimit: number | null;
}

/** What people take a ticket for at the invented office. */
export const demonstrationServices: readonly Service[] = [
  {
    code: 'recording',
    letter: 'A',
    nameId: 'Perekaman KTP-el',
    nameEn: 'Recording for the identity card',
    kind: 'recording',
    dailyLimit: 120,
  },
  {
    code: 'application',
    letter: 'B',
    nameId: 'Permohonan cetak KTP-el',
    nameEn: 'Application for an identity card',
    kind: 'application',
    dailyLimit: 300,
  },
  {
    code: 'collection',
    letter: 'C',
    nameId: 'Pengambilan KTP-el',
    nameEn: 'Collection of an identity card',
    kind: 'collection',
    dailyLimit: null,
  },
  {
    code: 'information',
    letter: 'D',
    nameId: 'Informasi dan pengaduan',
    nameEn: 'Information and complaints',
    kind: 'complaint',
    dailyLimit: null,
  },
];

export const demonstrationCounters: readonly { number: number; name: string; services: string[] }[] = [
  { number: 1, name: 'Loket 1', services: ['recording'] },
  { number: 2, name: 'Loket 2', services: ['application', 'recording'] },
  { number: 3, name: 'Loket 3', services: ['application'] },
  { number: 4, name: 'Loket 4', services: ['application', 'collection'] },
  { number: 5, name: 'Loket 5', services: ['collection', 'application'] },
  { number: 6, name: 'Loket 6', services: ['information', 'collection'] },
];

/** Services, counters and hours of the invented office's queue. */
export async function loadQueueSetting(db: Db, officeCode: string): Promise<void> {
  await db
    .insertInto('queueServices')
    .values(demonstrationServices.map((service, i) => ({ ...service, officeCode, position: i + 1 })))
    .execute();
  await db
    .insertInto('queueCounters')
    .values(demonstrationCounters.map((counter) => ({ ...counter, officeCode })))
    .execute();
  await db
    .insertInto('queueSettings')
    .values({ officeCode, opensAt: '07:30', lastTicketAt: '15:00' })
    .execute();
}
