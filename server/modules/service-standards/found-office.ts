import { randomUUID } from 'node:crypto';
import type { StandardContent, StandardTexts } from '../../../contract/service-standards.ts';
import type { Clock } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import { recordAudit } from '../audit/index.ts';
import {
  dateIn,
  insertOffice,
  type NewOffice,
  type OfficeContact,
  regionExists,
  setContact,
} from '../office/index.ts';
import { appendStandardEvent, insertStandard } from './store.ts';
import { emptyTexts, nationalRequirements } from './views.ts';

/** What an office is founded with, its promise in seconds. */
export type FoundedOffice = Omit<NewOffice, 'standardId'> &
  Pick<StandardContent, 'promiseSeconds'> & { phone?: string | undefined; texts?: StandardTexts };

/** A new office with the first version of its service standard; false when there is one with this code already. */
export async function foundOffice(tx: Tx, opening: FoundedOffice, at: Date): Promise<boolean> {
  const { promiseSeconds, phone = null, texts = emptyTexts(), ...office } = opening;
  const standardId = randomUUID();
  if (!(await insertOffice(tx, { ...office, standardId }))) return false;
  const officeCode = office.code;
  await insertStandard(tx, {
    id: standardId,
    officeCode,
    number: 1,
    state: 'approved',
    content: {
      promiseSeconds,
      responseDays: 3,
      phone,
      texts,
      requirements: await nationalRequirements(tx),
    },
    basedOn: null,
    draftedBy: null,
    at,
    effectiveOn: dateIn(office.zone, at),
  });
  await appendStandardEvent(tx, { officeCode, standardId, action: 'installed', actorId: null, at });
  return true;
}

/** Where it is and how it is reached, from the terminal. */
export async function changeOfficeContact(
  db: Db,
  clock: Clock,
  officeCode: string,
  contact: OfficeContact,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await setContact(tx, officeCode, contact);
    await recordAudit(
      tx,
      { clock, actor: { officeCode, employeeId: null }, requestId: null },
      { action: 'office.contact_changed', subjectType: 'office', subjectId: officeCode },
    );
  });
}

/** A new office, from the terminal: its people come next, the first administrator among them. */
export async function createOffice(db: Db, clock: Clock, office: FoundedOffice): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await regionExists(tx, office.regionCode))) {
      throw new Refusal('invalid', 'region_unknown', { code: office.regionCode });
    }
    if (!(await foundOffice(tx, office, clock.now())))
      throw new Refusal('conflict', 'office_exists', { code: office.code });
    await recordAudit(
      tx,
      { clock, actor: { officeCode: office.code, employeeId: null }, requestId: null },
      { action: 'office.created', subjectType: 'office', subjectId: office.code },
    );
  });
}
