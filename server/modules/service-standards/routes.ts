import { serviceStandards } from '../../../contract/service-standards.ts';
import { type Route, route } from '../../http/route.ts';
import {
  approveStandard,
  beginStandard,
  discardStandard,
  returnStandard,
  saveStandard,
  submitStandard,
} from './actions.ts';
import { standardDetail, standardList } from './detail-views.ts';

export const standardRoutes: readonly Route[] = [
  route(serviceStandards.list, (ctx) => standardList(ctx)),
  route(serviceStandards.detail, (ctx, { params }) => standardDetail(ctx, params.id)),
  route(serviceStandards.begin, async (ctx) => standardDetail(ctx, (await beginStandard(ctx)).id)),
  route(serviceStandards.save, async (ctx, { params, body }) =>
    standardDetail(ctx, (await saveStandard(ctx, params.id, body)).id),
  ),
  route(serviceStandards.submit, async (ctx, { params, body }) =>
    standardDetail(ctx, (await submitStandard(ctx, params.id, body)).id),
  ),
  route(serviceStandards.approve, async (ctx, { params }) =>
    standardDetail(ctx, (await approveStandard(ctx, params.id)).id),
  ),
  route(serviceStandards.return, async (ctx, { params, body }) =>
    standardDetail(ctx, (await returnStandard(ctx, params.id, body)).id),
  ),
  route(serviceStandards.discard, async (ctx, { params }) =>
    standardDetail(ctx, (await discardStandard(ctx, params.id)).id),
  ),
];
