import { z } from 'zod';
import { type CardElement, cardElements, correctable } from '../../../../contract/applications/terms.ts';
import type { ImportRunView } from '../../../../contract/residents.ts';
import { maskNik } from '../../../../locales/format.ts';
import { findWords, type Locale } from '../../../../locales/translator.ts';
import type { Ctx } from '../../../context.ts';
import type { Db } from '../../../db/database.ts';
import { findingMessage } from '../../../http/problems.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { Refusal, refusalParams } from '../../../refusal.ts';
import { elementLabel } from '../views.ts';
import { type ReportedFinding, reportHeader, reportRow } from './report.ts';
import { headingOf } from './siak-fields.ts';

function selectRuns(ctx: Ctx) {
  return ctx.db
    .selectFrom('importRuns as i')
    .leftJoin('employees as e', 'e.id', 'i.startedBy')
    .selectAll('i')
    .select('e.name as starterName')
    .where('i.officeCode', '=', ctx.actor.officeCode);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRuns>['execute']>>[number];

/** As long again as the bytes so far took, for each part that is left. */
function remaining(row: Row, now: Date): number | null {
  if (row.state !== 'running' || row.bytesRead === 0) return null;
  const elapsed = now.getTime() - row.startedAt.getTime();
  return Math.max(0, Math.round((elapsed * (row.byteLength - row.bytesRead)) / row.bytesRead));
}

function runView(ctx: Ctx, row: Row): ImportRunView {
  const { refusalCode } = row;
  const words = (locale: Locale, code: string) =>
    findWords(locale, 'refusals', code, refusalParams.parse(row.refusalParams ?? {})) ?? code;
  return {
    id: row.id,
    kind: row.kind === 'residents' ? 'residents' : 'central_status',
    dryRun: row.dryRun,
    fileName: row.fileName,
    state: row.state,
    byteLength: row.byteLength,
    bytesRead: row.bytesRead,
    rows: row.rowCount,
    loaded: row.loaded,
    warned: row.warned,
    rejected: row.rejected,
    unchanged: row.unchanged,
    remainingMs: remaining(row, ctx.clock.now()),
    refusal: refusalCode === null ? null : { code: refusalCode, message: words(ctx.locale, refusalCode) },
    startedBy: row.starterName,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

async function getRun(ctx: Ctx, id: string): Promise<Row> {
  const row = await selectRuns(ctx).where('i.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'import_run_not_found');
  return row;
}

export async function importRuns(ctx: Ctx) {
  const rows = await selectRuns(ctx).orderBy('i.startedAt', 'desc').limit(50).execute();
  return { runs: rows.map((row) => runView(ctx, row)) };
}

async function findingsOf(ctx: Ctx, runId: string, limit: number): Promise<ReportedFinding[]> {
  const rows = await ctx.db
    .selectFrom('importFindings')
    .select(['line', 'code', 'level', 'field', 'params'])
    .where('runId', '=', runId)
    .orderBy('line')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, params: refusalParams.parse(row.params) }));
}

const onScreen = 200;
const inReport = 1_000_000;

export async function importRun(ctx: Ctx, id: string) {
  const row = await getRun(ctx, id);
  const findings = await findingsOf(ctx, id, onScreen);
  return {
    ...runView(ctx, row),
    findings: findings.map(({ params, ...finding }) => ({
      ...finding,
      field: headingOf(finding.field),
      message: findingMessage(ctx.locale, finding.code, params),
    })),
  };
}

/** The report by row as a CSV file, with a mark so that a spreadsheet reads its letters. */
export async function importReport(ctx: Ctx, id: string): Promise<BinaryReply> {
  const row = await getRun(ctx, id);
  const findings = await findingsOf(ctx, id, inReport);
  const text = `\uFEFF${reportHeader}${findings.map((finding) => reportRow(ctx.locale, finding)).join('')}`;
  return {
    mediaType: 'text/csv; charset=utf-8',
    fileName: `laporan-impor-${row.startedAt.toISOString().slice(0, 10)}.csv`,
    body: Buffer.from(text, 'utf8'),
  };
}

const elementOf = new Map<string, CardElement>(
  cardElements.map((element) => [correctable[element].field, element]),
);
const maskedFields: ReadonlySet<string> = new Set(['kkNumber', 'fatherNik', 'motherNik']);

const incomingFields = z.record(z.string(), z.unknown());

function valueLabel(field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  return maskedFields.has(field)
    ? maskNik(String(value))
    : elementLabel(elementOf.get(field) ?? field, String(value));
}

/** Differences between register and file that wait for a decision, oldest first. */
export async function importConflicts(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('importConflicts as c')
    .innerJoin('residents as r', 'r.id', 'c.residentId')
    .innerJoin('familyCards as f', 'f.id', 'r.familyCardId')
    .selectAll('r')
    .select(['c.id as conflictId', 'c.line', 'c.fields', 'c.incoming', 'c.openedAt', 'f.kkNumber'])
    .where('c.officeCode', '=', ctx.actor.officeCode)
    .where('c.decision', 'is', null)
    .orderBy('c.openedAt')
    .orderBy('c.line')
    .limit(200)
    .execute();
  return {
    conflicts: rows.map((row) => {
      const present: Readonly<Record<string, unknown>> = { ...row };
      const incoming = incomingFields.parse(row.incoming);
      return {
        id: row.conflictId,
        residentId: row.id,
        name: row.name,
        nikMasked: maskNik(row.nik),
        line: row.line,
        openedAt: row.openedAt.toISOString(),
        differences: row.fields.map((field) => ({
          field: headingOf(field),
          register: valueLabel(field, present[field]),
          file: valueLabel(field, incoming[field]),
        })),
      };
    }),
  };
}

/** The office of this database: the one named, or the only one there is. */
export async function getImportOffice(db: Db, code: string | undefined): Promise<string> {
  const offices = await db.selectFrom('offices').select('code').orderBy('code').execute();
  const [office, ...others] = code === undefined ? offices : offices.filter((each) => each.code === code);
  if (office === undefined || others.length > 0) {
    const listed = offices.map((each) => each.code).join(', ') || '-';
    throw new Refusal('invalid', 'import_office_unknown', { offices: listed });
  }
  return office.code;
}
