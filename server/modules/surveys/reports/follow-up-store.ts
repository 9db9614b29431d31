import type { IsoDate } from '../../../../contract/fields.ts';
import type { SurveyElement } from '../../../../contract/surveys/terms.ts';
import type { Tx } from '../../../db/database.ts';

interface Plan {
  plan: string;
  responsible: string;
  dueOn: IsoDate;
}

export async function insertFollowUp(
  tx: Tx,
  row: Plan & {
    officeCode: string;
    periodFrom: string;
    periodTo: string;
    element: SurveyElement;
    recordedBy: string;
    recordedAt: Date;
  },
): Promise<string> {
  const { id } = await tx.insertInto('surveyFollowUps').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** False when there is no such plan, or it has been carried out already. */
export async function changeOpenPlan(
  tx: Tx,
  officeCode: string,
  id: string,
  change: Plan | { doneOn: IsoDate; doneBy: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('surveyFollowUps')
    .set(change)
    .where('officeCode', '=', officeCode)
    .where('id', '=', id)
    .where('doneOn', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when there is no such flag, or somebody has said already what was done. */
export async function answerFlagRow(
  tx: Tx,
  officeCode: string,
  id: string,
  seen: { measure: string; seenBy: string; seenAt: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('surveyFlags')
    .set(seen)
    .where('officeCode', '=', officeCode)
    .where('id', '=', id)
    .where('seenAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function isKnown(
  tx: Tx,
  table: 'surveyFollowUps' | 'surveyFlags',
  officeCode: string,
  id: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom(table)
    .select('id')
    .where('officeCode', '=', officeCode)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
