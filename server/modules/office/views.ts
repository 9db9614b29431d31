import type { OfficeStopView } from '../../../contract/staff.ts';
import { contextOf, type Office } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import type { ActingContext } from '../../workflow/define-process.ts';
import type { Outsider } from '../../workflow/define-workflow.ts';

/** Of the office `o` and its standard in force `p`. */
export const officeColumns = [
  'o.code',
  'o.name',
  'o.address',
  'o.email',
  'o.whatsapp',
  'o.website',
  'o.mapUrl',
  'o.regionCode',
  'o.provinceName',
  'o.regencyName',
  'o.zone',
  'o.numberPrefix',
  'o.standardId',
  'p.promiseSeconds',
  'p.phone',
] as const;

const offices = (db: Db | Tx) =>
  db
    .selectFrom('offices as o')
    .innerJoin('serviceStandards as p', 'p.id', 'o.standardId')
    .select(officeColumns);

/** The office with what it promises now: the service standard in force. */
export async function getOffice(db: Db | Tx, code: string): Promise<Office> {
  return offices(db).where('o.code', '=', code).executeTakeFirstOrThrow();
}

/** Whether the office sends SMS and WhatsApp to numbers of other countries. */
export async function sendsTextsAbroad(db: Db | Tx, code: string): Promise<boolean> {
  const { textsAbroad } = await db
    .selectFrom('offices')
    .select('textsAbroad')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return textsAbroad;
}

/** Somebody or something that is no officer, acting at an office. */
export async function actingAt(
  db: Db | Tx,
  officeCode: string,
  by: Pick<ActingContext, 'clock' | 'requestId' | 'ports'> & { actor: Outsider },
): Promise<ActingContext> {
  return contextOf({ ...by, office: await getOffice(db, officeCode) });
}

/** The office as public pages know it. */
export type PublicOffice = Office;

/** The office that takes complaints on these pages: the one of this installation. */
export async function publicOffice(db: Db): Promise<Office> {
  return offices(db).orderBy('o.code').executeTakeFirstOrThrow();
}

/** Office-wide stops that touch the time from `from` to `to`; an open one has no end. They pause every clock. */
export async function officeStopsBetween(db: Db | Tx, officeCode: string, from: Date, to: Date) {
  return db
    .selectFrom('officeStops')
    .select(['id', 'reason', 'startedAt', 'endedAt'])
    .where('officeCode', '=', officeCode)
    .where('startedAt', '<', to)
    .where((eb) => eb.or([eb('endedAt', 'is', null), eb('endedAt', '>', from)]))
    .orderBy('startedAt')
    .execute();
}

/** The stop that is on now, or null while the office works. */
export async function findOpenStop(db: Db | Tx, officeCode: string): Promise<OfficeStopView | null> {
  const stop = await db
    .selectFrom('officeStops as s')
    .innerJoin('employees as e', 'e.id', 's.startedBy')
    .select(['s.id', 's.reason', 's.note', 's.startedAt', 'e.name as startedBy'])
    .where('s.officeCode', '=', officeCode)
    .where('s.endedAt', 'is', null)
    .executeTakeFirst();
  if (stop === undefined) return null;
  return { ...stop, reason: stop.reason, startedAt: stop.startedAt.toISOString() };
}

/** The office that a terminal command means: the one it names, or the only one there is. */
export async function chooseOffice(db: Db, code: string | undefined): Promise<string> {
  const offices = await db.selectFrom('offices').select('code').orderBy('code').execute();
  const codes = offices.map((office) => office.code);
  if (code !== undefined) {
    if (!codes.includes(code)) throw new Refusal('not_found', 'office_unknown', { code });
    return code;
  }
  const [only, ...more] = codes;
  if (only === undefined) throw new Refusal('not_found', 'office_missing');
  if (more.length > 0) throw new Refusal('invalid', 'office_not_named', { codes: codes.join(', ') });
  return only;
}

/** Whether the register of regions has this code. */
export async function regionExists(db: Db | Tx, code: string): Promise<boolean> {
  const region = await db.selectFrom('regions').select('code').where('code', '=', code).executeTakeFirst();
  return region !== undefined;
}
