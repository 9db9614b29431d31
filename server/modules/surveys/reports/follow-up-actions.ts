import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { surveyReports } from '../../../../contract/surveys/report-endpoints.ts';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import { answerFlagRow, changeOpenPlan, insertFollowUp, isKnown } from './follow-up-store.ts';
import { spanOf } from './periods.ts';

type Body<K extends keyof typeof surveyReports> = BodyOf<(typeof surveyReports)[K]>;

const closedCode = { surveyFollowUps: 'survey_plan_closed', surveyFlags: 'survey_flag_answered' } as const;

/** What is not open any more, or never was. */
async function refusalOfClosed(tx: Tx, ctx: Ctx, table: keyof typeof closedCode, id: string) {
  const known = await isKnown(tx, table, ctx.actor.officeCode, id);
  return new Refusal(known ? 'conflict' : 'not_found', closedCode[table]);
}

/** Says what is done about an element of a period that has begun, by whom and until when. */
export function planFollowUp(ctx: Ctx, { year, part, ...plan }: Body<'plan'>): Promise<{ id: string }> {
  return transact(ctx, 'surveys.plan', { year, part, ...plan }, async (tx) => {
    const { from, to } = spanOf({ year, part });
    const { today } = ctx;
    if (from > today) throw new Refusal('conflict', 'report_empty');
    if (plan.dueOn < today) throw new Refusal('invalid', 'survey_plan_in_past');
    const { officeCode, employeeId } = ctx.actor;
    const id = await insertFollowUp(tx, {
      ...plan,
      officeCode,
      periodFrom: from,
      periodTo: to,
      recordedBy: employeeId,
      recordedAt: ctx.clock.now(),
    });
    return { id };
  });
}

export function changePlan(ctx: Ctx, id: string, plan: Body<'replan'>) {
  return transact(ctx, 'surveys.replan', { id, ...plan }, async (tx) => {
    if (plan.dueOn < ctx.today) throw new Refusal('invalid', 'survey_plan_in_past');
    if (!(await changeOpenPlan(tx, ctx.actor.officeCode, id, plan))) {
      throw await refusalOfClosed(tx, ctx, 'surveyFollowUps', id);
    }
    return {};
  });
}

export function finishPlan(ctx: Ctx, id: string) {
  return transact(ctx, 'surveys.planDone', { id }, async (tx) => {
    const { officeCode, employeeId } = ctx.actor;
    const done = { doneOn: ctx.today, doneBy: employeeId };
    if (!(await changeOpenPlan(tx, officeCode, id, done))) {
      throw await refusalOfClosed(tx, ctx, 'surveyFollowUps', id);
    }
    return {};
  });
}

/** What was done about an answer that a free service cost something; said once and kept. */
export function answerFlag(ctx: Ctx, id: string, { measure }: Body<'answerFlag'>) {
  return transact(ctx, 'surveys.answerFlag', { id, measure }, async (tx) => {
    const { officeCode, employeeId } = ctx.actor;
    const seen = { measure, seenBy: employeeId, seenAt: ctx.clock.now() };
    if (!(await answerFlagRow(tx, officeCode, id, seen))) {
      throw await refusalOfClosed(tx, ctx, 'surveyFlags', id);
    }
    return {};
  });
}
