import {
  type StandardDetail,
  type StandardRow,
  standardActions,
} from '../../../contract/service-standards.ts';
import type { Ctx } from '../../context.ts';
import { historyOf } from '../../db/history.ts';
import { Refusal } from '../../refusal.ts';
import { allowedActions, rolesFor } from '../../workflow/define-workflow.ts';
import { getOffice } from '../office/index.ts';
import { changesBetween } from './rules.ts';
import {
  excusesOn,
  findOpenStandard,
  findWaitingStandard,
  getContent,
  hadHandIn,
  heldVersions,
  type PublishedStandard,
} from './views.ts';
import { standardWorkflow } from './workflow.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Read anew: the action that this page answers may have put another standard in force. */
async function standardInForce({ db, actor }: Ctx): Promise<string> {
  return (await getOffice(db, actor.officeCode)).standardId;
}

async function rowsOf(
  ctx: Ctx,
  id?: string,
): Promise<(StandardRow & { saves: number; basedOn: string | null })[]> {
  const { officeCode } = ctx.actor;
  const standardId = await standardInForce(ctx);
  let query = ctx.db
    .selectFrom('serviceStandards as s')
    .leftJoin('employees as d', 'd.id', 's.draftedBy')
    .leftJoin('employees as u', 'u.id', 's.submittedBy')
    .leftJoin('employees as a', 'a.id', 's.approvedBy')
    .select([
      's.id',
      's.number',
      's.state',
      's.saves',
      's.basedOn',
      's.effectiveOn',
      's.draftedAt',
      's.submittedAt',
      's.approvedAt',
      'd.name as draftedBy',
      'u.name as submittedBy',
      'a.name as approvedBy',
    ])
    .where('s.officeCode', '=', officeCode)
    .orderBy('s.number', 'desc');
  if (id !== undefined) query = query.where('s.id', '=', id);
  const rows = await query.execute();
  const versions = await heldVersions(ctx.db, officeCode);
  return rows.map((row) => {
    const held = versions.find(({ number }) => number === row.number);
    return {
      ...row,
      state: row.state,
      inForce: row.id === standardId,
      heldFrom: held?.heldFrom ?? null,
      replacedOn: held?.replacedOn ?? null,
      draftedAt: row.draftedAt.toISOString(),
      submittedAt: iso(row.submittedAt),
      approvedAt: iso(row.approvedAt),
    };
  });
}

export async function standardList(ctx: Ctx): Promise<{ rows: StandardRow[]; mayBegin: boolean }> {
  const drafts = rolesFor(standardWorkflow, 'begin').some((role) => ctx.actor.roles.includes(role));
  const { officeCode } = ctx.actor;
  return {
    rows: await rowsOf(ctx),
    mayBegin:
      drafts &&
      (await findOpenStandard(ctx.db, officeCode)) === null &&
      (await findWaitingStandard(ctx.db, officeCode)) === null,
  };
}

/** A version with what it changes: a draft against what is in force, a held one against the one that it replaced. */
export async function standardDetail(ctx: Ctx, id: string): Promise<StandardDetail> {
  const [row] = await rowsOf(ctx, id);
  if (row === undefined) throw new Refusal('not_found', 'standard_unknown');
  const { basedOn, ...shown } = row;
  const content = await getContent(ctx.db, id);
  const against = row.heldFrom === null ? await standardInForce(ctx) : basedOn;
  const events = await historyOf(ctx.db, 'standardEvents', id);
  const hadHand = await hadHandIn(ctx.db, id, ctx.actor.employeeId);
  return {
    ...shown,
    content,
    changes: against === null ? [] : changesBetween(await getContent(ctx.db, against), content),
    events: events.map(({ action, at, actingRole, delegationId, actor, words }) => ({
      action,
      by: actor,
      words,
      actingRole,
      byDelegation: delegationId !== null,
      at: at.toISOString(),
    })),
    allowedActions: allowedActions(standardWorkflow, standardActions, {
      state: row.state,
      actors: ctx.actor.roles,
      duties: hadHand ? ['had_a_hand'] : [],
    }).filter((action) => action !== 'withdraw' || row.heldFrom === null),
  };
}

/** Any version as the public page takes it: what is not approved yet, as if it were from its day on. */
export async function standardToPreview(ctx: Ctx, id: string): Promise<PublishedStandard> {
  const [row] = await rowsOf(ctx, id);
  if (row === undefined) throw new Refusal('not_found', 'standard_unknown');
  const { number, effectiveOn } = row;
  return {
    id,
    number,
    heldFrom: effectiveOn ?? ctx.today,
    approvedAt: null,
    excuses: await excusesOn(ctx.db),
    ...(await getContent(ctx.db, id)),
  };
}
