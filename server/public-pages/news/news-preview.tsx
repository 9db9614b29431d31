import { news as contract } from '../../../contract/news.ts';
import type { NewsPreview } from '../../modules/news/index.ts';
import { renderPage } from '../page/page.tsx';
import { styleSheet } from '../page/style-sheet.ts';
import { NewsItemPage } from './news-page.tsx';
import { wordsIn } from './news-words.ts';

/** The public page of an item that is being written, for the frame beside the editor. */
export const previewNews: NewsPreview = async (ctx, { language, texts, image }) => {
  const { office } = ctx;
  return renderPage({
    language,
    title: wordsIn(texts, language).title,
    officeName: office.name,
    styleSheet: styleSheet.address,
    path: '/berita',
    languages: [],
    office: null,
    published: null,
    children: (
      <NewsItemPage
        preview
        locale={language}
        zone={office.zone}
        item={{
          ...texts,
          publishAt: null,
          updatedAt: null,
          image: image === null ? null : { ...image, address: contract.image.path.replace(':id', image.id) },
        }}
      />
    ),
  });
};
