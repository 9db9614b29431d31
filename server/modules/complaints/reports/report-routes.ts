import { complaintReports as contract } from '../../../../contract/complaints/office-endpoints.ts';
import { type Route, route } from '../../../http/route.ts';
import { complaintFigures } from './figures-views.ts';
import { complaintReportPdf, complaintReportWorkbook } from './report-views.ts';

export const complaintReportRoutes: readonly Route[] = [
  route(contract.figures, (ctx, { query }) => complaintFigures(ctx, query)),
  route(contract.pdf, (ctx, { query }) => complaintReportPdf(ctx, query)),
  route(contract.workbook, (ctx, { query }) => complaintReportWorkbook(ctx, query)),
];
