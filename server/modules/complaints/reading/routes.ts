import { complaints as contract } from '../../../../contract/complaints/endpoints.ts';
import { complaintLetterKinds, complaintLetters } from '../../../../contract/complaints/letters.ts';
import {
  agencies,
  complaintReports,
  replyTemplates,
} from '../../../../contract/complaints/office-endpoints.ts';
import { type Route, route } from '../../../http/route.ts';
import { changeAgency, createAgency } from '../agencies/actions.ts';
import { agencyList, getAgency } from '../agencies/views.ts';
import { boxMinutes } from '../letters/box-minutes-views.ts';
import { letters } from '../letters/letter-views.ts';
import { retireTemplate, saveTemplate } from '../reply-templates/actions.ts';
import { filledTemplate, getTemplate, templateList } from '../reply-templates/views.ts';
import { complaintFigures } from '../reports/figures-views.ts';
import { complaintReportPdf, complaintReportWorkbook } from '../reports/report-views.ts';
import { boxOpenings, officersForComplaints } from './box-opening-views.ts';
import { complaintDetail } from './detail-views.ts';
import { attachmentFile, signatureFile } from './file-views.ts';
import { unmask } from './identity-views.ts';
import { complaintWork, listComplaints } from './list-views.ts';

/** What is read of complaints (register, work, one complaint, its files and letters, reports), agencies and templates. */
export const complaintReadingRoutes: readonly Route[] = [
  route(contract.list, (ctx, { body }) => listComplaints(ctx, body)),
  route(contract.work, (ctx) => complaintWork(ctx)),
  route(contract.detail, (ctx, { params }) => complaintDetail(ctx, params.id)),
  route(contract.unmask, (ctx, { params, body }) => unmask(ctx, params.id, body)),
  route(contract.boxOpenings, (ctx) => boxOpenings(ctx)),
  route(contract.officers, (ctx) => officersForComplaints(ctx)),
  route(contract.attachment, (ctx, { params }) => attachmentFile(ctx, params)),
  route(contract.signature, (ctx, { params }) => signatureFile(ctx, params.id)),
  ...complaintLetterKinds.map((kind) =>
    route(complaintLetters[kind], (ctx, { params }) => letters[kind](ctx, params.id)),
  ),
  route(contract.boxMinutes, (ctx, { params }) => boxMinutes(ctx, params.id)),
  route(agencies.list, (ctx) => agencyList(ctx)),
  route(agencies.create, async (ctx, { body }) => getAgency(ctx, (await createAgency(ctx, body)).id)),
  route(agencies.change, async (ctx, { params, body }) => {
    await changeAgency(ctx, params.id, body);
    return getAgency(ctx, params.id);
  }),
  route(replyTemplates.list, (ctx) => templateList(ctx)),
  route(replyTemplates.save, async (ctx, { body }) => getTemplate(ctx, (await saveTemplate(ctx, body)).id)),
  route(replyTemplates.retire, async (ctx, { params }) => {
    await retireTemplate(ctx, params.id);
    return {};
  }),
  route(replyTemplates.fill, (ctx, { params }) => filledTemplate(ctx, params)),
  route(complaintReports.figures, (ctx, { query }) => complaintFigures(ctx, query)),
  route(complaintReports.pdf, (ctx, { query }) => complaintReportPdf(ctx, query)),
  route(complaintReports.workbook, (ctx, { query }) => complaintReportWorkbook(ctx, query)),
];
