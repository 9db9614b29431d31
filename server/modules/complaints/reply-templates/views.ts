import type { replyTemplates as contract } from '../../../../contract/complaints/office-endpoints.ts';
import type { ReplyOf } from '../../../../contract/endpoint.ts';
import { formatDate } from '../../../../locales/format.ts';
import { translatorFor } from '../../../../locales/translator.ts';
import type { Ctx } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import { readableContent } from '../reading/row-views.ts';
import { fillTemplate, knownPlaceholders, placeholdersIn } from './rules.ts';

type Template = ReplyOf<typeof contract.save>;

async function readTemplates(ctx: Ctx, id?: string): Promise<Template[]> {
  const rows = await ctx.db
    .selectFrom('replyTemplates')
    .select(['id', 'code', 'version', 'title', 'component', 'body', 'madeAt'])
    .where('officeCode', '=', ctx.actor.officeCode)
    .$if(id === undefined, (query) => query.where('active', '=', true))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('title')
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    ...row,
    component: row.component,
    placeholders: placeholdersIn(row.body),
    madeAt: row.madeAt.toISOString(),
  }));
}

/** The templates in use, and what may stand between braces. */
export async function templateList(ctx: Ctx): Promise<ReplyOf<typeof contract.list>> {
  return { rows: await readTemplates(ctx), placeholders: [...knownPlaceholders] };
}

export async function getTemplate(ctx: Ctx, id: string): Promise<Template> {
  const [template] = await readTemplates(ctx, id);
  if (template === undefined) throw new Refusal('not_found', 'template_unknown');
  return template;
}

/** What a template may say of this complaint. The name of an anonymous complainant is never among it. */
async function valuesFor(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('complaints as c')
    .innerJoin('complaintContents as t', 't.complaintId', 'c.id')
    .innerJoin('offices as o', 'o.code', 'c.officeCode')
    .innerJoin('serviceStandards as s', 's.id', 'o.standardId')
    .innerJoin('employees as e', (join) => join.on('e.id', '=', ctx.actor.employeeId))
    .leftJoin('applications as p', 'p.id', 'c.applicationId')
    .leftJoin('complaintReferrals as f', (join) =>
      join.onRef('f.complaintId', '=', 'c.id').onRef('f.round', '=', 'c.round'),
    )
    .leftJoin('agencies as g', 'g.id', 'f.agencyId')
    .select([
      'c.number',
      'c.anonymous',
      'c.receivedOn',
      'c.component',
      't.name',
      't.locale',
      'o.name as office',
      's.phone',
      'o.zone',
      'e.name as officer',
      'e.title',
      'g.name as agency',
      'p.number as application',
    ])
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow();
  const { locale } = row;
  const { component } = row;
  return {
    nomor: row.number,
    nama: row.anonymous ? null : row.name,
    tanggal_terima: formatDate(row.receivedOn, { locale, zone: row.zone }),
    kantor: row.office,
    telepon_kantor: row.phone,
    petugas: row.officer,
    jabatan: row.title,
    instansi: row.agency,
    komponen: component === null ? null : translatorFor(locale)(`complaints.components.${component}`),
    permohonan: row.application,
  };
}

/** A template with this complaint's values in it; what has none stays open, and is named. */
export async function filledTemplate(
  ctx: Ctx,
  { id, templateId }: { id: string; templateId: string },
): Promise<ReplyOf<typeof contract.fill>> {
  await readableContent(ctx, id);
  const { body } = await getTemplate(ctx, templateId);
  return fillTemplate(body, await valuesFor(ctx, id));
}
