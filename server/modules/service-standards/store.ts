import { serviceComponents } from '../../../contract/complaints/terms.ts';
import {
  type StandardContent,
  type StandardState,
  standardLanguages,
} from '../../../contract/service-standards.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import type { Event } from '../../workflow/define-process.ts';
import type { StandardVocabulary } from './workflow.ts';

const columns = ['id', 'officeCode', 'number', 'state', 'saves', 'effectiveOn'] as const;

/** A version as locked for one action. */
export interface LockedStandard {
  id: string;
  officeCode: string;
  number: number;
  state: StandardState;
  saves: number;
  effectiveOn: string | null;
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
  effectiveOn?: string;
}

export async function lockStandard(tx: Tx, officeCode: string, id: string): Promise<LockedStandard> {
  const row = await tx
    .selectFrom('serviceStandards')
    .select(columns)
    .where('officeCode', '=', officeCode)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'standard_unknown');
  return { ...row, state: row.state };
}

export async function insertStandard(tx: Tx, standard: NewStandard): Promise<LockedStandard> {
  const { content, at, effectiveOn = null, ...row } = standard;
  const inserted = await tx
    .insertInto('serviceStandards')
    .values({
      ...row,
      ...enforced(content),
      draftedAt: at,
      effectiveOn,
      approvedAt: row.state === 'approved' ? at : null,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  await insertContent(tx, inserted.id, content);
  return { ...inserted, state: row.state };
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

/** What an action did beyond moving the version. */
export interface Effect {
  columns?: {
    effectiveOn?: string | null;
    submittedBy?: string | null;
    submittedAt?: Date | null;
    approvedBy?: string;
    approvedAt?: Date;
  };
  words?: string;
  /** The history tells of it already. */
  untold?: boolean;
}

const pastOf = {
  begin: 'begun',
  save: 'saved',
  submit: 'submitted',
  return: 'returned',
  approve: 'approved',
  discard: 'discarded',
  withdraw: 'withdrawn',
  enact: 'enacted',
} as const satisfies Record<StandardVocabulary['action'], string>;

/** Writes what was done to a locked version: its row as it stands afterwards, and the event that tells of it. */
export async function moveStandard(
  tx: Tx,
  standard: LockedStandard,
  { action, from, to: state, at, actorId, actingRole, delegationId }: Event<StandardVocabulary>,
  { columns: changed = {}, words, untold = false }: Effect,
): Promise<LockedStandard> {
  if (from !== null && from !== state) {
    const changes = { ...changed, state };
    await tx.updateTable('serviceStandards').set(changes).where('id', '=', standard.id).execute();
  }
  if (!untold) {
    await appendStandardEvent(tx, {
      officeCode: standard.officeCode,
      standardId: standard.id,
      action: pastOf[action],
      actorId,
      at,
      ...(words !== undefined && { words }),
      // The head of office acts, or who stands in for the head: the history says which.
      ...(actingRole === 'head_of_office' && action !== 'enact' && { actingRole, delegationId }),
    });
  }
  const { effectiveOn = standard.effectiveOn } = changed;
  return { ...standard, state, effectiveOn };
}

interface StandardEvent {
  officeCode: string;
  standardId: string;
  action: 'installed' | (typeof pastOf)[StandardVocabulary['action']];
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
