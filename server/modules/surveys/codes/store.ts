import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { type FinishedService, surveyCode, surveyHash } from './codes.ts';

/**
 * Opens the survey for a finished service, in the transaction that finishes it, and gives the code for paper and
 * message. What has run out is forgotten on the way.
 */
export async function openSurvey(tx: Tx, key: Buffer, finished: FinishedService): Promise<string> {
  const { code, expiresOn } = surveyCode(key, finished);
  await tx.deleteFrom('surveyTokens').where('expiresOn', '<', finished.endedOn).execute();
  await tx
    .insertInto('surveyTokens')
    .values({
      tokenHash: surveyHash(key, 'code', code),
      officeCode: finished.officeCode,
      service: finished.service,
      expiresOn,
    })
    .onConflict((oc) => oc.column('tokenHash').doNothing())
    .execute();
  return code;
}

/** Whether the code was given out and nobody has used it yet. */
export async function isOpenCode(db: Db | Tx, key: Buffer, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('surveyTokens')
    .select('service')
    .where('tokenHash', '=', surveyHash(key, 'code', code))
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes the code out of the world; false when somebody has used it before. */
export async function useCode(tx: Tx, key: Buffer, code: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('surveyTokens')
    .where('tokenHash', '=', surveyHash(key, 'code', code))
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

const formsKeptDays = 7;

/** Notes a tablet's form; false when it was taken in before. */
export async function useForm(
  tx: Tx,
  key: Buffer,
  { form, officeCode, day }: { form: string; officeCode: string; day: IsoDate },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('surveyKioskForms')
    .values({ formHash: surveyHash(key, 'form', form), officeCode, day })
    .onConflict((oc) => oc.column('formHash').doNothing())
    .executeTakeFirst();
  await tx
    .deleteFrom('surveyKioskForms')
    .where('day', '<', Temporal.PlainDate.from(day).subtract({ days: formsKeptDays }).toString())
    .execute();
  return numInsertedOrUpdatedRows === 1n;
}
