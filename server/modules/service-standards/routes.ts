import { serviceStandards } from '../../../contract/service-standards.ts';
import type { Locale } from '../../../locales/translator.ts';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import {
  approveStandard,
  beginStandard,
  discardStandard,
  returnStandard,
  saveStandard,
  submitStandard,
  withdrawStandard,
} from './actions.ts';
import { standardDetail, standardList, standardToPreview } from './detail-views.ts';
import type { PublishedStandard } from './views.ts';

/** Writes the public page of a version; given by the composition root, which knows the pages. */
export type StandardPreview = (
  ctx: Ctx,
  version: { language: Locale; standard: PublishedStandard },
) => Promise<string>;

/** The addresses of this module under /api. */
export const standardRoutes = (previewPage: StandardPreview): readonly Route[] => [
  route(serviceStandards.list, (ctx) => standardList(ctx)),
  route(serviceStandards.detail, (ctx, { params }) => standardDetail(ctx, params.id)),
  route(serviceStandards.preview, async (ctx, { params, query }) => {
    const standard = await standardToPreview(ctx, params.id);
    const html = await previewPage(ctx, { language: query.language, standard });
    return { mediaType: 'text/html; charset=utf-8', body: Buffer.from(html) };
  }),
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
  route(serviceStandards.withdraw, async (ctx, { params, body }) =>
    standardDetail(ctx, (await withdrawStandard(ctx, params.id, body)).id),
  ),
];
