import { complaints as contract } from '../../../contract/complaints.ts';
import { type Route, route } from '../../http/route.ts';
import { complaintDetail } from './detail-views.ts';
import { complaintWork, listComplaints } from './list-views.ts';

/** What is read of complaints: register, work, one complaint, its files and papers. */
export const complaintReadingRoutes: readonly Route[] = [
  route(contract.list, (ctx, { body }) => listComplaints(ctx, body)),
  route(contract.work, (ctx) => complaintWork(ctx)),
  route(contract.detail, (ctx, { params }) => complaintDetail(ctx, params.id)),
];
