import { complaints as contract } from '../../../../contract/complaints/endpoints.ts';
import { agencies, replyTemplates } from '../../../../contract/complaints/office-endpoints.ts';
import { type Route, route } from '../../../http/route.ts';
import { changeAgency, createAgency } from '../agencies/actions.ts';
import { agencyList, agencyOf } from '../agencies/views.ts';
import { caseHistory } from '../letters/case-history-views.ts';
import {
  answerLetter,
  boxMinutes,
  complaintReceipt,
  completionRequest,
  forwardingLetter,
  forwardingNotice,
} from '../letters/letter-views.ts';
import { retireTemplate, saveTemplate } from '../reply-templates/actions.ts';
import { filledTemplate, templateList, templateOf } from '../reply-templates/views.ts';
import { boxOpenings, officersForComplaints } from './box-opening-views.ts';
import { complaintDetail } from './detail-views.ts';
import { attachmentFile, signatureFile } from './file-views.ts';
import { unmask } from './identity-views.ts';
import { complaintWork, listComplaints } from './list-views.ts';

/** What is read of complaints (register, work, one complaint, its files and papers), agencies and templates. */
export const complaintReadingRoutes: readonly Route[] = [
  route(contract.list, (ctx, { body }) => listComplaints(ctx, body)),
  route(contract.work, (ctx) => complaintWork(ctx)),
  route(contract.detail, (ctx, { params }) => complaintDetail(ctx, params.id)),
  route(contract.unmask, (ctx, { params, body }) => unmask(ctx, params.id, body)),
  route(contract.boxOpenings, (ctx) => boxOpenings(ctx)),
  route(contract.officers, (ctx) => officersForComplaints(ctx)),
  route(contract.attachment, (ctx, { params }) => attachmentFile(ctx, params)),
  route(contract.signature, (ctx, { params }) => signatureFile(ctx, params.id)),
  route(contract.receipt, (ctx, { params }) => complaintReceipt(ctx, params.id)),
  route(contract.forwardingLetter, (ctx, { params }) => forwardingLetter(ctx, params.id)),
  route(contract.forwardingNotice, (ctx, { params }) => forwardingNotice(ctx, params.id)),
  route(contract.completionRequest, (ctx, { params }) => completionRequest(ctx, params.id)),
  route(contract.answerLetter, (ctx, { params }) => answerLetter(ctx, params.id)),
  route(contract.caseHistory, (ctx, { params }) => caseHistory(ctx, params.id)),
  route(contract.boxMinutes, (ctx, { params }) => boxMinutes(ctx, params.id)),
  route(agencies.list, (ctx) => agencyList(ctx)),
  route(agencies.create, async (ctx, { body }) => agencyOf(ctx, (await createAgency(ctx, body)).id)),
  route(agencies.change, async (ctx, { params, body }) => {
    await changeAgency(ctx, params.id, body);
    return agencyOf(ctx, params.id);
  }),
  route(replyTemplates.list, (ctx) => templateList(ctx)),
  route(replyTemplates.save, async (ctx, { body }) => templateOf(ctx, (await saveTemplate(ctx, body)).id)),
  route(replyTemplates.retire, async (ctx, { params }) => {
    await retireTemplate(ctx, params.id);
    return {};
  }),
  route(replyTemplates.fill, (ctx, { params }) => filledTemplate(ctx, params)),
];
