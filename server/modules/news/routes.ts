import { news as contract, type NewsTexts } from '../../../contract/news.ts';
import type { Locale } from '../../../locales/translator.ts';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import {
  archiveNews,
  createNews,
  describeNewsImage,
  editNews,
  publishNews,
  removeNewsImage,
  restoreNews,
  unscheduleNews,
  uploadNewsImage,
} from './actions.ts';
import { imageForPreview, newsDetail, newsList, newsPicture, type ShownImage } from './views.ts';

/** Writes the public page of words that are not public; given by the composition root, which knows the pages. */
export type NewsPreview = (
  ctx: Ctx,
  item: { language: Locale; texts: NewsTexts; image: ShownImage | null },
) => Promise<string>;

/** The addresses of this module under /api. */
export function newsRoutes(previewPage: NewsPreview): readonly Route[] {
  return [
    route(contract.list, (ctx, { query }) => newsList(ctx, query)),
    route(contract.create, (ctx, { body }) => createNews(ctx, body)),
    route(contract.detail, (ctx, { params }) => newsDetail(ctx, params.id)),
    route(contract.edit, (ctx, { params, body }) => editNews(ctx, params.id, body)),
    route(contract.publish, (ctx, { params, body }) => publishNews(ctx, params.id, body)),
    route(contract.unschedule, (ctx, { params, body }) => unscheduleNews(ctx, params.id, body)),
    route(contract.archive, (ctx, { params, body }) => archiveNews(ctx, params.id, body)),
    route(contract.restore, (ctx, { params, body }) => restoreNews(ctx, params.id, body)),
    route(contract.setImage, (ctx, { params, body, file }) => uploadNewsImage(ctx, params.id, body, file)),
    route(contract.describeImage, (ctx, { params, body }) => describeNewsImage(ctx, params.id, body)),
    route(contract.removeImage, (ctx, { params, body }) => removeNewsImage(ctx, params.id, body)),
    route(contract.image, (ctx, { params }) => newsPicture(ctx, params.id)),
    route(contract.preview, async (ctx, { body }) => {
      const { language, imageId, ...texts } = body;
      const image = imageId === undefined ? null : await imageForPreview(ctx, imageId);
      const html = await previewPage(ctx, { language, texts, image });
      return { mediaType: 'text/html; charset=utf-8', body: Buffer.from(html) };
    }),
  ];
}
