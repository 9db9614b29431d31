import { notifications as contract } from '../../../contract/notifications/endpoints.ts';
import { type Route, route } from '../../http/route.ts';
import { markPrinted, markTold, retryNow } from './actions.ts';
import { messageLetter } from './letter.ts';
import { outbox } from './views.ts';

/** The addresses of this module under /api. */
export const notificationRoutes: readonly Route[] = [
  route(contract.outbox, (ctx, { query }) => outbox(ctx, query)),
  route(contract.letter, (ctx, { params }) => messageLetter(ctx, params.id)),
  route(contract.markPrinted, (ctx, { params }) => markPrinted(ctx, params.id)),
  route(contract.markTold, (ctx, { params }) => markTold(ctx, params.id)),
  route(contract.retry, (ctx, { params }) => retryNow(ctx, params.id)),
];
