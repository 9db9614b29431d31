import { serviceStandards } from '../../../contract/service-standards.ts';
import type { Locale } from '../../../locales/translator.ts';
import type { Ctx } from '../../context.ts';
import { actionOn, type Route, route } from '../../http/route.ts';
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

const action = actionOn(standardDetail);

export const standardRoutes = (previewPage: StandardPreview): readonly Route[] => [
  route(serviceStandards.list, (ctx) => standardList(ctx)),
  route(serviceStandards.detail, (ctx, { params }) => standardDetail(ctx, params.id)),
  route(serviceStandards.preview, async (ctx, { params, query }) => {
    const standard = await standardToPreview(ctx, params.id);
    const html = await previewPage(ctx, { language: query.language, standard });
    return { mediaType: 'text/html; charset=utf-8', body: Buffer.from(html) };
  }),
  route(serviceStandards.begin, async (ctx) => standardDetail(ctx, (await beginStandard(ctx)).id)),
  action(serviceStandards.save, saveStandard),
  action(serviceStandards.submit, submitStandard),
  action(serviceStandards.approve, approveStandard),
  action(serviceStandards.return, returnStandard),
  action(serviceStandards.discard, discardStandard),
  action(serviceStandards.withdraw, withdrawStandard),
];
