import { serviceComponents } from '../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import {
  type StandardContent,
  type StandardState,
  standardLanguages,
} from '../../../contract/service-standards.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';

/** A version as locked for one verb. */
export interface LockedStandard {
  id: string;
  officeCode: string;
  number: number;
  state: StandardState;
  saves: number;
  effectiveOn: IsoDate | null;
}

export interface NewStandard {
  /** Made here unless given. */
  id?: string;
  officeCode: string;
  number: number;
  state: StandardState;
  content: StandardContent;
  basedOn: string | null;
  draftedBy: string | null;
  at: Date;
  /** Of the version that comes with the installation: it holds at once. */
  effectiveOn?: IsoDate;
}

export async function lockStandard(tx: Tx, officeCode: string, id: string): Promise<LockedStandard> {
  const row = await tx
    .selectFrom('serviceStandards')
    .select(['id', 'officeCode', 'number', 'state', 'saves', 'effectiveOn'])
    .where('officeCode', '=', officeCode)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'standard_unknown');
  return { ...row, state: row.state };
}

export async function insertStandard(tx: Tx, fresh: NewStandard): Promise<string> {
  const { content, at, effectiveOn = null, ...row } = fresh;
  const { id } = await tx
    .insertInto('serviceStandards')
    .values({
      ...row,
      ...enforced(content),
      draftedAt: at,
      effectiveOn,
      approvedAt: row.state === 'approved' ? at : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertContent(tx, id, content);
  return id;
}

const enforced = ({ promiseSeconds, responseDays, phone }: StandardContent) => ({
  promiseSeconds,
  responseDays,
  phone,
});

async function insertContent(tx: Tx, id: string, { requirements, texts }: StandardContent): Promise<void> {
  if (requirements.length > 0) {
    await tx
      .insertInto('standardRequirements')
      .values(
        requirements.map(({ name, ...requirement }, position) => ({
          ...requirement,
          standardId: id,
          position,
          nameId: name?.id ?? null,
          nameEn: name?.en ?? null,
        })),
      )
      .execute();
  }
  const written = serviceComponents.flatMap((component) =>
    standardLanguages
      .map((language) => ({ standardId: id, component, language, body: texts[component][language] }))
      .filter(({ body }) => body !== ''),
  );
  if (written.length > 0) await tx.insertInto('standardTexts').values(written).execute();
}

/** Writes the draft anew as a whole: what was taken out of it is gone. */
export async function replaceContent(tx: Tx, { id, saves }: LockedStandard, content: StandardContent) {
  await tx.deleteFrom('standardRequirements').where('standardId', '=', id).execute();
  await tx.deleteFrom('standardTexts').where('standardId', '=', id).execute();
  await insertContent(tx, id, content);
  await tx
    .updateTable('serviceStandards')
    .set({ ...enforced(content), saves: saves + 1 })
    .where('id', '=', id)
    .execute();
}

export async function moveStandard(
  tx: Tx,
  id: string,
  move: {
    state: StandardState;
    effectiveOn?: IsoDate | null;
    submittedBy?: string | null;
    submittedAt?: Date | null;
    approvedBy?: string;
    approvedAt?: Date;
  },
): Promise<void> {
  await tx.updateTable('serviceStandards').set(move).where('id', '=', id).execute();
}

export interface StandardEvent {
  officeCode: string;
  standardId: string;
  action:
    | 'installed'
    | 'begun'
    | 'saved'
    | 'submitted'
    | 'returned'
    | 'approved'
    | 'discarded'
    | 'withdrawn'
    | 'enacted';
  /** Null when the passing of time acts. */
  actorId: string | null;
  at: Date;
  words?: string;
  actingRole?: 'head_of_office';
  delegationId?: string | null;
}

export async function appendStandardEvent(tx: Tx, event: StandardEvent): Promise<void> {
  await tx.insertInto('standardEvents').values(event).execute();
}
