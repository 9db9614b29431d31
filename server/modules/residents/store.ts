import { createHash } from 'node:crypto';
import { type CardElement, cardElements, correctable } from '../../../contract/applications/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import type { ResidentFacts } from './rules.ts';

/** A resident as other modules read one: what rules look at, and what the card prints besides. */
export interface Resident {
  id: string;
  officeCode: string;
  version: number;
  facts: ResidentFacts;
  /** What a service may correct, as the register holds it: codes of their lists, ISO dates. */
  elements: readonly { element: CardElement; value: string }[];
  birthPlace: string;
  address: string;
  nationality: string;
  centralStatus: string;
  centralStatusOn: IsoDate | null;
  recordedOn: IsoDate | null;
}

function select(db: Db | Tx) {
  return db
    .selectFrom('residents as r')
    .innerJoin('familyCards as f', 'f.id', 'r.familyCardId')
    .selectAll('r')
    .select(['f.kkNumber', 'f.validTo as familyCardValidTo']);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function residentOf(row: Row): Resident {
  return {
    id: row.id,
    officeCode: row.officeCode,
    version: row.version,
    facts: {
      nik: row.nik,
      name: row.name,
      birthDate: row.birthDate,
      sex: row.sex === 'L' ? 'L' : 'P',
      religion: row.religion,
      maritalStatus: row.maritalStatus,
      bloodType: row.bloodType,
      education: row.education,
      occupation: row.occupation,
      familyRelation: row.familyRelation,
      status: row.status,
      blockedReason: row.blockedReason,
      villageCode: row.villageCode,
      rt: row.rt,
      rw: row.rw,
      familyCard: { kkNumber: row.kkNumber, active: row.familyCardValidTo === null },
    },
    elements: cardElements.map((element) => ({ element, value: String(row[correctable[element].field]) })),
    birthPlace: row.birthPlace,
    address: row.address,
    nationality: row.nationality,
    centralStatus: row.centralStatus,
    centralStatusOn: row.centralStatusOn,
    recordedOn: row.recordedOn,
  };
}

async function findResident(db: Db | Tx, by: { id: string } | { nik: string }): Promise<Resident | null> {
  const query = 'id' in by ? select(db).where('r.id', '=', by.id) : select(db).where('r.nik', '=', by.nik);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : residentOf(row);
}

/** What the register says of a resident. Refuses `resident_not_found`. */
export async function getResidentFacts(db: Db | Tx, id: string): Promise<Resident> {
  const resident = await findResident(db, { id });
  if (resident === null) throw new Refusal('not_found', 'resident_not_found');
  return resident;
}

/** What the centre was last seen to say of a resident. */
export async function findCentralStatus(db: Db | Tx, id: string): Promise<string> {
  const row = await db
    .selectFrom('residents')
    .select('centralStatus')
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'resident_not_found');
  return row.centralStatus;
}

/** Locks the resident's row until the transaction ends: elements and central status change one at a time. */
export async function lockResident(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('residents')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'resident_not_found');
  return row;
}

export interface ElementChange {
  element: string;
  from: string | null;
  to: string;
}

/** Writes new values, one history row each, and raises the version. */
export async function writeElements(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  input: {
    residentId: string;
    officeCode: string;
    version: number;
    /** Column and value, as the caller has checked them. */
    columns: Readonly<Record<string, string | number>>;
    changes: readonly ElementChange[];
    applicationId: string | null;
    source: 'application' | 'import_conflict';
  },
): Promise<void> {
  const version = input.version + 1;
  const at = ctx.clock.now();
  await tx
    .updateTable('residents')
    .set({ ...input.columns, version, updatedAt: at })
    .where('id', '=', input.residentId)
    .execute();
  await tx
    .insertInto('residentElementsHistory')
    .values(
      input.changes.map(({ element, from, to }) => ({
        officeCode: input.officeCode,
        residentId: input.residentId,
        element,
        oldValue: from,
        newValue: to,
        version,
        changedAt: at,
        changedBy: ctx.actor.employeeId,
        applicationId: input.applicationId,
        source: input.source,
      })),
    )
    .execute();
}

export interface CentralStatusObservation {
  residentId: string;
  officeCode: string;
  status: string;
  observedOn: IsoDate;
  source: 'siak_export' | 'import' | 'manual' | 'link';
  evidence: string | null;
  runId: string | null;
  recordedBy: string | null;
  recordedAt: Date;
}

/** Notes what was seen at the centre. False when the same was already noted for that day. */
export async function insertCentralStatus(tx: Tx, observation: CentralStatusObservation): Promise<boolean> {
  const result = await tx
    .insertInto('centralStatusHistory')
    .values(observation)
    .onConflict((oc) => oc.constraint('central_status_observed_once').doNothing())
    .executeTakeFirst();
  if ((result.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  // An older observation that comes in late is history; it does not undo what was seen after it.
  await tx
    .updateTable('residents')
    .set({ centralStatus: observation.status, centralStatusOn: observation.observedOn })
    .where('id', '=', observation.residentId)
    .where((eb) =>
      eb.or([eb('centralStatusOn', 'is', null), eb('centralStatusOn', '<=', observation.observedOn)]),
    )
    .execute();
  return true;
}

/** Notes the day of a recording where none is known yet. */
export async function noteRecordedOn(tx: Tx, residentId: string, day: IsoDate): Promise<void> {
  await tx
    .updateTable('residents')
    .set({ recordedOn: day })
    .where('id', '=', residentId)
    .where('recordedOn', 'is', null)
    .execute();
}

export const hashOf = (value: object) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
