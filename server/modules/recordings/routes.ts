import { recordings as contract } from '../../../contract/recordings.ts';
import { type Route, route } from '../../http/route.ts';
import * as actions from './actions.ts';
import { readyToPrint, waitingOnCentre } from './queue-views.ts';
import { getImage, recordingDetail, requirementsInForce } from './views.ts';

/** The addresses of this module under /api. */
export const recordingRoutes: readonly Route[] = [
  route(contract.requirements, async (ctx) => ({
    rows: await requirementsInForce(ctx.db, ctx),
  })),
  route(contract.waiting, (ctx, { query }) => waitingOnCentre(ctx, query)),
  route(contract.ready, (ctx, { query }) => readyToPrint(ctx, query)),
  route(contract.detail, (ctx, { params }) => recordingDetail(ctx, params.id)),
  route(contract.noteStationCapture, async (ctx, { params, body }) => {
    await actions.noteStationCapture(ctx, params.id, body);
    return recordingDetail(ctx, params.id);
  }),
  route(contract.savePortrait, async (ctx, { params, body, file }) => {
    await actions.savePortrait(ctx, params.id, body, file);
    return recordingDetail(ctx, params.id);
  }),
  route(contract.saveSignature, async (ctx, { params, body, file }) => {
    await actions.saveSignature(ctx, params.id, body, file);
    return recordingDetail(ctx, params.id);
  }),
  route(contract.noteCall, async (ctx, { params, body }) => {
    await actions.noteCall(ctx, params.id, body);
    return recordingDetail(ctx, params.id);
  }),
  route(contract.portrait, (ctx, { params }) => getImage(ctx, params.id, 'portrait')),
  route(contract.signature, (ctx, { params }) => getImage(ctx, params.id, 'signature')),
];
