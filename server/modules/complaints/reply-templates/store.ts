import type { ServiceComponent } from '../../../../contract/complaints/terms.ts';
import type { Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';

export interface TemplateFields {
  code: string;
  title: string;
  component?: ServiceComponent | undefined;
  body: string;
}

/** A template, or the next version of one: the versions before it stay to be read, and are used no more. */
export async function insertTemplate(
  tx: Tx,
  officeCode: string,
  fields: TemplateFields,
  by: string | null,
  at: Date,
): Promise<string> {
  // Two who save the same template at once get two versions, one after the other.
  await tx.selectFrom('offices').select('code').where('code', '=', officeCode).forUpdate().execute();
  const { last } = await tx
    .selectFrom('replyTemplates')
    .select((eb) => eb.fn.max('version').as('last'))
    .where('officeCode', '=', officeCode)
    .where('code', '=', fields.code)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('replyTemplates')
    .set({ active: false })
    .where('officeCode', '=', officeCode)
    .where('code', '=', fields.code)
    .where('active', '=', true)
    .execute();
  const { id } = await tx
    .insertInto('replyTemplates')
    .values({
      officeCode,
      code: fields.code,
      version: (last ?? 0) + 1,
      title: fields.title,
      component: fields.component ?? null,
      body: fields.body,
      madeBy: by,
      madeAt: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function retireTemplateRow(tx: Tx, officeCode: string, id: string): Promise<void> {
  const row = await tx
    .selectFrom('replyTemplates')
    .select('active')
    .where('id', '=', id)
    .where('officeCode', '=', officeCode)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'template_unknown');
  if (!row.active) throw new Refusal('conflict', 'template_retired');
  await tx.updateTable('replyTemplates').set({ active: false }).where('id', '=', id).execute();
}
