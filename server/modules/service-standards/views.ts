import { sql } from 'kysely';
import { serviceComponents } from '../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type {
  StandardContent,
  StandardRequirement,
  StandardTexts,
} from '../../../contract/service-standards.ts';
import type { Db, Tx } from '../../db/database.ts';
import { recordOf } from '../../record-of.ts';
import { Refusal } from '../../refusal.ts';
import { dateIn } from '../office/index.ts';

/** A version as residents may read it. */
export interface PublishedStandard extends StandardContent {
  id: string;
  number: number;
  /** ISO date of the first day on which it held. */
  heldFrom: string;
  /** Null of the installed version, which nobody approved. */
  approvedAt: Date | null;
  excuses: readonly Excuse[];
}

/** A coded reason for which the desk does without a document. */
export interface Excuse {
  requirement: string;
  code: string;
  legalBasis: string;
}

/** Those that hold on a day; without one, those whose end is not known. */
export async function excusesOn(db: Db | Tx, day?: IsoDate): Promise<Excuse[]> {
  return db
    .selectFrom('requirementReasons')
    .select(['requirementCode as requirement', 'code', 'legalBasis'])
    .$if(day !== undefined, (query) => query.where('validFrom', '<=', day ?? ''))
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day ?? '9999-12-31')]))
    .orderBy('position')
    .execute();
}

/** The earlier and present versions of an office, the newest first, each with the day on which it began to hold. */
export interface HeldVersion {
  number: number;
  heldFrom: string;
  /** Day on which the next version took its place: never before `heldFrom`, perhaps the same; null of the one in force. */
  replacedOn: IsoDate | null;
}

export function emptyTexts(): StandardTexts {
  return recordOf(serviceComponents, () => ({ id: '', en: '', ban: '' }));
}

/** What a version says: the enforced values, the requirements in their order, the texts. */
export async function getContent(db: Db | Tx, id: string): Promise<StandardContent> {
  const standard = await db
    .selectFrom('serviceStandards')
    .select(['promiseSeconds', 'responseDays', 'phone'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const requirements = await db
    .selectFrom('standardRequirements')
    .select(['service', 'code', 'mandatory', 'nameId', 'nameEn', 'legalBasis'])
    .where('standardId', '=', id)
    .orderBy('service')
    .orderBy('position')
    .execute();
  const written = await db
    .selectFrom('standardTexts')
    .select(['component', 'language', 'body'])
    .where('standardId', '=', id)
    .execute();
  const texts = emptyTexts();
  for (const { component, language, body } of written) {
    texts[component][language] = body;
  }
  return {
    ...standard,
    requirements: requirements.map(({ service, code, mandatory, nameId, nameEn, legalBasis }) => ({
      service,
      code,
      mandatory,
      name: nameId === null || nameEn === null ? null : { id: nameId, en: nameEn },
      legalBasis,
    })),
    texts,
  };
}

/** What one service asks for under a standard, mandatory or not, in the order in which it is published. */
export async function requirementsUnder(
  db: Db | Tx,
  standardId: string,
  service: StandardRequirement['service'],
): Promise<StandardRequirement[]> {
  const rows = await db
    .selectFrom('standardRequirements')
    .select(['code', 'mandatory', 'nameId', 'nameEn', 'legalBasis'])
    .where('standardId', '=', standardId)
    .where('service', '=', service)
    .orderBy('position')
    .execute();
  return rows.map(({ nameId, nameEn, ...row }) => ({
    ...row,
    service,
    name: nameId === null || nameEn === null ? null : { id: nameId, en: nameEn },
  }));
}

/** Which versions held when: the history that the public page lists, and the office's own list. */
export async function heldVersions(db: Db | Tx, officeCode: string): Promise<HeldVersion[]> {
  const versions = await db
    .selectFrom('standardEvents as e')
    .innerJoin('serviceStandards as s', 's.id', 'e.standardId')
    .select(['s.number', 's.effectiveOn as heldFrom'])
    .where('e.officeCode', '=', officeCode)
    .where('e.action', 'in', ['installed', 'enacted'])
    .orderBy('e.id', 'desc')
    .$narrowType<{ heldFrom: string }>()
    .execute();
  return versions.map((version, index) => ({
    ...version,
    replacedOn: versions[index - 1]?.heldFrom ?? null,
  }));
}

async function published(db: Db | Tx, id: string): Promise<PublishedStandard> {
  const { effectiveOn, approvedAt, approvedBy, ...row } = await db
    .selectFrom('serviceStandards')
    .select(['id', 'number', 'effectiveOn', 'approvedAt', 'approvedBy'])
    .where('id', '=', id)
    .where('state', '=', 'approved')
    .executeTakeFirstOrThrow();
  if (effectiveOn === null) throw new Error('approved, yet without its day');
  return {
    ...row,
    heldFrom: effectiveOn,
    approvedAt: approvedBy === null ? null : approvedAt,
    excuses: await excusesOn(db),
    ...(await getContent(db, id)),
  };
}

/** The standard in force at an office: what the page shows is what the desk enforces. */
export async function standardInForce(db: Db | Tx, officeCode: string): Promise<PublishedStandard> {
  const { standardId } = await db
    .selectFrom('offices')
    .select('standardId')
    .where('code', '=', officeCode)
    .executeTakeFirstOrThrow();
  return published(db, standardId);
}

/** A version that holds or has held, by its number; drafts and what was never enacted are nobody's business. */
export async function heldStandard(
  db: Db | Tx,
  officeCode: string,
  number: number,
): Promise<PublishedStandard> {
  const row = await db
    .selectFrom('serviceStandards as s')
    .innerJoin('standardEvents as e', 'e.standardId', 's.id')
    .select('s.id')
    .where('s.officeCode', '=', officeCode)
    .where('s.number', '=', number)
    .where('e.action', 'in', ['installed', 'enacted'])
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'standard_unknown');
  return published(db, row.id);
}

/** The lists of the law, with which an office begins. */
export async function nationalRequirements(db: Db | Tx): Promise<StandardRequirement[]> {
  const { rows } = await sql<Omit<StandardRequirement, 'name'>>`
    select service, code, mandatory, legal_basis from national_requirements() order by service, pos`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, name: null }));
}

export async function findOpenStandard(db: Db | Tx, officeCode: string): Promise<{ id: string } | null> {
  const row = await db
    .selectFrom('serviceStandards')
    .select('id')
    .where('officeCode', '=', officeCode)
    .where('state', 'in', ['draft', 'submitted'])
    .executeTakeFirst();
  return row ?? null;
}

/** Whether somebody had a hand in a version: began it, saved it at least once, or submitted it. */
export async function hadHandIn(db: Db | Tx, id: string, employeeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('standardEvents')
    .select('id')
    .where('standardId', '=', id)
    .where('actorId', '=', employeeId)
    .where('action', 'in', ['begun', 'saved', 'submitted'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who did what last to a version. */
export async function findLastEvent(db: Db | Tx, id: string) {
  return db
    .selectFrom('standardEvents')
    .select(['action', 'actorId'])
    .where('standardId', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

export async function nextNumber(db: Db | Tx, officeCode: string): Promise<number> {
  const { last } = await db
    .selectFrom('serviceStandards')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('officeCode', '=', officeCode)
    .executeTakeFirstOrThrow();
  return last + 1;
}

/** Approved and never yet in force: the earliest first. */
async function waitingStandards(db: Db | Tx) {
  return db
    .selectFrom('serviceStandards as s')
    .innerJoin('offices as o', 'o.code', 's.officeCode')
    .select(['s.id', 's.officeCode', 's.number', 's.effectiveOn', 'o.zone'])
    .where('s.state', '=', 'approved')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('standardEvents as e')
            .select('e.id')
            .whereRef('e.standardId', '=', 's.id')
            .where('e.action', 'in', ['installed', 'enacted']),
        ),
      ),
    )
    .orderBy('s.effectiveOn')
    .orderBy('s.number')
    .execute();
}

/** The approved version of an office that waits for its day. */
export async function findWaitingStandard(db: Db | Tx, officeCode: string) {
  return (await waitingStandards(db)).find((waiting) => waiting.officeCode === officeCode) ?? null;
}

/** Approved for a day that has come, and not yet in force: the earliest first. */
export async function dueStandards(db: Db | Tx, at: Date) {
  const rows = await waitingStandards(db);
  return rows.filter((row) => row.effectiveOn !== null && row.effectiveOn <= dateIn(row.zone, at));
}
