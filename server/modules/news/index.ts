export { archiveNews, createNews, publishNews, setNewsImage } from './actions.ts';
export { countNews, latestNews, newsAt, publicPicture } from './public-views.ts';
export { type NewsPreview, newsRoutes } from './routes.ts';
export type { PublicNews, ShownImage } from './views.ts';
