import { surveyReports as contract } from '../../../../contract/surveys/report-endpoints.ts';
import { type Route, route } from '../../../http/route.ts';
import { surveyFigures } from './figures-views.ts';
import { answerFlag, changePlan, finishPlan, planFollowUp } from './follow-up-actions.ts';
import { surveyReportPdf, surveyReportWorkbook } from './report-views.ts';

export const surveyReportRoutes: readonly Route[] = [
  route(contract.figures, (ctx, { query }) => surveyFigures(ctx, query)),
  route(contract.pdf, (ctx, { query }) => surveyReportPdf(ctx, query)),
  route(contract.workbook, (ctx, { query }) => surveyReportWorkbook(ctx, query)),
  route(contract.plan, (ctx, { body }) => planFollowUp(ctx, body)),
  route(contract.replan, async (ctx, { params, body }) => {
    await changePlan(ctx, params.id, body);
    return {};
  }),
  route(contract.planDone, async (ctx, { params }) => {
    await finishPlan(ctx, params.id);
    return {};
  }),
  route(contract.answerFlag, async (ctx, { params, body }) => {
    await answerFlag(ctx, params.id, body);
    return {};
  }),
];
