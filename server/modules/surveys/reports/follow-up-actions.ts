import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { surveyReports } from '../../../../contract/surveys/report-endpoints.ts';
import type { Ctx } from '../../../context.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import { answerFlagRow, changeFollowUp, finishFollowUp, insertFollowUp } from './follow-up-store.ts';
import { spanOf } from './periods.ts';

type Body<K extends keyof typeof surveyReports> = BodyOf<(typeof surveyReports)[K]>;

const planGone = () => new Refusal('conflict', 'survey_plan_closed');

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
    if (!(await changeFollowUp(tx, ctx.actor.officeCode, id, plan))) throw planGone();
    return {};
  });
}

export function finishPlan(ctx: Ctx, id: string) {
  return transact(ctx, 'surveys.planDone', { id }, async (tx) => {
    const { officeCode, employeeId } = ctx.actor;
    const done = { doneOn: ctx.today, doneBy: employeeId };
    if (!(await finishFollowUp(tx, officeCode, id, done))) throw planGone();
    return {};
  });
}

/** What was done about an answer that a free service cost something; said once and kept. */
export function answerFlag(ctx: Ctx, id: string, { measure }: Body<'answerFlag'>) {
  return transact(ctx, 'surveys.answerFlag', { id, measure }, async (tx) => {
    const { officeCode, employeeId } = ctx.actor;
    const seen = { measure, seenBy: employeeId, seenAt: ctx.clock.now() };
    if (!(await answerFlagRow(tx, officeCode, id, seen))) {
      throw new Refusal('conflict', 'survey_flag_answered');
    }
    return {};
  });
}
