import type { IsoDate } from '../../../../contract/fields.ts';
import type { Tx } from '../../../db/database.ts';

export interface NewSetting {
  officeCode: string;
  validFrom: IsoDate;
  questionnaire: string;
  version: number;
  mapping: string;
  setBy: string;
  setAt: Date;
}

/** False when the office has chosen for that day before: what was chosen stands. */
export async function insertSetting(tx: Tx, setting: NewSetting): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('surveySettings')
    .values(setting)
    .onConflict((oc) => oc.columns(['officeCode', 'validFrom']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
