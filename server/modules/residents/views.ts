import {
  biodata,
  biodataFields,
  centralStatusEnterers,
  type ResidentAction,
  type ResidentDetail,
} from '../../../contract/residents.ts';
import { maskNik } from '../../../locales/format.ts';
import type { Ctx } from '../../context.ts';
import { findingMessage } from '../../http/problems.ts';
import { Refusal, refusalParams } from '../../refusal.ts';
import { type CodeListName, codeListNames } from '../code-lists/index.ts';
import { ruleLists } from './rule-lists.ts';
import { residentRow, selectRows } from './search/views.ts';

const { codes, regions } = ruleLists;

const coded = (list: CodeListName, code: number) => ({
  code,
  label: codes.get(list, code)?.label ?? String(code),
});

/** A number of the register is a code of the list that has the field's name. */
function biodataOf(row: Readonly<Record<(typeof biodataFields)[number], string | number | null>>) {
  const shown = (field: keyof typeof row) => {
    const list = codeListNames.find((name) => name.replaceAll('_', '') === field.toLowerCase());
    const value = row[field];
    return list !== undefined && typeof value === 'number' ? coded(list, value) : value;
  };
  return biodata.parse(Object.fromEntries(biodataFields.map((field) => [field, shown(field)])));
}

async function membersOf(ctx: Ctx, familyCardId: string) {
  const members = await ctx.db
    .selectFrom('residents')
    .select(['id', 'nik', 'name', 'birthDate', 'sex', 'familyRelation', 'status'])
    .where('familyCardId', '=', familyCardId)
    .where('officeCode', '=', ctx.actor.officeCode)
    .orderBy('familyRelation')
    .orderBy('birthDate')
    .execute();
  return members.map(({ nik, sex, familyRelation, ...member }) => ({
    ...member,
    nikMasked: maskNik(nik),
    sex: sex === 'L' ? ('L' as const) : ('P' as const),
    familyRelation: coded('family_relation', familyRelation),
  }));
}

async function getOwn(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('residents as r')
    .innerJoin('familyCards as f', 'f.id', 'r.familyCardId')
    .selectAll('r')
    .select('f.kkNumber')
    .where('r.id', '=', id)
    .where('r.officeCode', '=', ctx.actor.officeCode)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'resident_not_found');
  return row;
}

async function statusesOf(ctx: Ctx, residentId: string) {
  const rows = await ctx.db
    .selectFrom('centralStatusHistory as h')
    .leftJoin('employees as e', 'e.id', 'h.recordedBy')
    .select(['h.status', 'h.observedOn', 'h.source', 'h.evidence', 'e.name as recordedBy', 'h.recordedAt'])
    .where('h.residentId', '=', residentId)
    .orderBy('h.observedOn', 'desc')
    .orderBy('h.id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    recordedAt: row.recordedAt.toISOString(),
  }));
}

async function findingsOf(ctx: Ctx, residentId: string) {
  const rows = await ctx.db
    .selectFrom('residentFindings')
    .select(['code', 'level', 'params', 'notedAt'])
    .where('residentId', '=', residentId)
    .orderBy('id')
    .execute();
  return rows.map(({ code, level, params, notedAt }) => ({
    code,
    level,
    message: findingMessage(ctx.locale, code, refusalParams.parse(params)),
    notedAt: notedAt.toISOString(),
  }));
}

async function changesOf(ctx: Ctx, residentId: string) {
  const rows = await ctx.db
    .selectFrom('residentElementsHistory as h')
    .leftJoin('employees as e', 'e.id', 'h.changedBy')
    .select(['h.element', 'h.oldValue', 'h.newValue', 'h.changedAt', 'e.name as by', 'h.applicationId'])
    .where('h.residentId', '=', residentId)
    .orderBy('h.id', 'desc')
    .execute();
  return rows.map(({ element, oldValue, newValue, changedAt, by, applicationId }) => ({
    element,
    from: oldValue === null ? null : elementLabel(element, oldValue),
    to: newValue === null ? null : elementLabel(element, newValue),
    at: changedAt.toISOString(),
    by,
    applicationId,
  }));
}

async function cardsOf(ctx: Ctx, residentId: string): Promise<ResidentDetail['cards']> {
  const rows = await ctx.db
    .selectFrom('cards as c')
    .innerJoin('applications as a', 'a.id', 'c.applicationId')
    .select(['c.serial', 'c.state', 'c.issuedOn', 'c.applicationId', 'a.number as applicationNumber'])
    .where('c.residentId', '=', residentId)
    .orderBy('c.issuedAt', 'desc')
    .execute();
  return rows;
}

function actionsFor(ctx: Ctx): ResidentAction[] {
  const mayEnter = centralStatusEnterers.some((role) => ctx.actor.roles.includes(role));
  return mayEnter ? ['unmask', 'enterCentralStatus'] : ['unmask'];
}

export async function residentDetail(ctx: Ctx, id: string): Promise<ResidentDetail> {
  const row = await getOwn(ctx, id);
  const listed = await selectRows(ctx.db, ctx.actor.officeCode)
    .where('r.id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    ...residentRow(listed, ctx.today),
    kkMasked: maskNik(row.kkNumber),
    birthPlace: row.birthPlace,
    ...biodataOf(row),
    familyRelation: coded('family_relation', row.familyRelation),
    villageCode: row.villageCode,
    rt: row.rt,
    rw: row.rw,
    blockedReason: row.blockedReason,
    centralStatusOn: row.centralStatusOn,
    recordedOn: row.recordedOn,
    version: row.version,
    family: await membersOf(ctx, row.familyCardId),
    centralStatusHistory: await statusesOf(ctx, id),
    findings: await findingsOf(ctx, id),
    changes: await changesOf(ctx, id),
    cards: await cardsOf(ctx, id),
    allowedActions: actionsFor(ctx),
  };
}

export async function getFamily(ctx: Ctx, id: string) {
  const row = await getOwn(ctx, id);
  return { kkMasked: maskNik(row.kkNumber), members: await membersOf(ctx, row.familyCardId) };
}

/** The numbers in full; the action that asks for them writes the audit line first. */
export async function fullNumbers(ctx: Ctx, id: string) {
  const { nik, kkNumber, fatherNik, motherNik } = await getOwn(ctx, id);
  return { nik, kkNumber, fatherNik, motherNik };
}

/** Words of an element's value as the register keeps it: the label of a code, the name of a village. */
export function elementLabel(element: string, value: string): string {
  if (element === 'village_code') return regions.get(value)?.name ?? value;
  const list = codeListNames.find((name) => name === element);
  return list === undefined ? value : (codes.get(list, value)?.label ?? value);
}
