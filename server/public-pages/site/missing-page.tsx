import { type Locale, translatorFor } from '../../../locales/translator.ts';
import { inLanguage } from '../page/page.tsx';

/** An address that leads nowhere, with the ways that lead somewhere. */
export function MissingPage({ locale, title }: { locale: Locale; title: string }) {
  const t = translatorFor(locale);
  const ways = ['service', 'queue', 'track', 'complaint'] as const;
  const places = { service: '/layanan/ktp-el', queue: '/antrean', track: '/lacak', complaint: '/pengaduan' };
  return (
    <>
      <h1>{title}</h1>
      <p>{t('site.missing.words')}</p>
      <p>{t('site.missing.ways')}</p>
      <ul>
        {ways.map((way) => (
          <li key={way}>
            <a href={inLanguage(places[way], locale)}>{t(`site.frame.nav.${way}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
