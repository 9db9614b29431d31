import { translatorFor } from '../../../locales/translator.ts';
import type { StandardPreview } from '../../modules/service-standards/index.ts';
import { renderPage } from '../page/page.tsx';
import { styleSheet } from '../page/style-sheet.ts';
import { StandardPage } from './standard-page.tsx';

/** The public page of any version, for whoever drafts or approves it. */
export const previewStandard: StandardPreview = async (ctx, { language, standard }) => {
  const { office } = ctx;
  return renderPage({
    language,
    title: translatorFor(language)('site.standard.title'),
    officeName: office.name,
    styleSheet: styleSheet.address,
    path: '/layanan/ktp-el',
    languages: [],
    office: null,
    published: null,
    children: (
      <StandardPage
        preview
        locale={language}
        zone={office.zone}
        standard={standard}
        figures={null}
        versions={[]}
      />
    ),
  });
};
