import type { ReactNode } from 'react';
import { type ServiceComponent, serviceComponents } from '../../../contract/complaints/terms.ts';
import { standardServices } from '../../../contract/service-standards.ts';
import { formatDate, formatDuration } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { HeldVersion, PublishedStandard } from '../../modules/service-standards/index.ts';
import { inLanguage } from '../page/page.tsx';
import { FigureCards } from '../site/figure-cards.tsx';
import type { LiveFigures } from '../site/live-figures.ts';
import { ComplaintRules, PlainText, Requirements, SixSteps } from './standard-parts.tsx';

/** PermenPANRB 15/2014: the first six are of the delivery and are published, the other eight of the management. */
const published = serviceComponents.slice(0, 6);
const internal = serviceComponents.slice(6);
const idOf = (component: ServiceComponent) => component.replaceAll('_', '-');

export interface StandardPageProps {
  locale: Locale;
  zone: string;
  standard: PublishedStandard;
  /** What was measured; null on the page of an earlier version. */
  figures: LiveFigures | null;
  versions: readonly HeldVersion[];
  /** Shown to its authors before anybody else may read it. */
  preview?: boolean;
}

function enforced({
  locale,
  zone,
  standard,
  figures,
}: StandardPageProps): Partial<Record<ServiceComponent, ReactNode>> {
  const t = translatorFor(locale);
  const promise = formatDuration(standard.promiseSeconds * 1000, locale);
  return {
    requirements: (
      <>
        <p>{t('site.standard.recordingFirst')}</p>
        {standardServices.map((service) => (
          <div key={service}>
            <h3>
              {service === 'recording' ? t('site.standard.recording') : t(`shared.services.${service}`)}
            </h3>
            {service === 'recording' && <p>{t('site.standard.recordingNeeds')}</p>}
            <Requirements standard={standard} service={service} locale={locale} withBasis />
          </div>
        ))}
      </>
    ),
    procedure: (
      <>
        <p>{t('site.standard.sixSteps')}</p>
        <SixSteps locale={locale} />
      </>
    ),
    time: (
      <>
        <p className="promise">{t('site.standard.promise', { promise })}</p>
        {figures !== null && (
          <>
            <h3>{t('site.standard.measured')}</h3>
            <FigureCards figures={figures} promised={standard} zone={zone} language={locale} />
          </>
        )}
      </>
    ),
    complaint_handling: <ComplaintRules standard={standard} locale={locale} />,
  };
}

function Contents({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  const entries = (components: readonly ServiceComponent[], start: number) => (
    <ol start={start}>
      {components.map((component) => (
        <li key={component}>
          <a href={`#${idOf(component)}`}>{t(`complaints.components.${component}`)}</a>
        </li>
      ))}
    </ol>
  );
  return (
    <nav className="contents noprint" aria-labelledby="isi-halaman">
      <h2 id="isi-halaman">{t('site.standard.contents')}</h2>
      <p>{t('site.standard.published')}</p>
      {entries(published, 1)}
      <p>{t('site.standard.internal')}</p>
      {entries(internal, published.length + 1)}
    </nav>
  );
}

/** When an earlier version held, in words; null of the one in force. */
function heldWords(
  { heldFrom, replacedOn }: HeldVersion,
  { locale, zone }: Pick<StandardPageProps, 'locale' | 'zone'>,
): string | null {
  if (replacedOn === null) return null;
  const t = translatorFor(locale);
  const day = (date: string) => formatDate(date, { locale, zone });
  return replacedOn === heldFrom
    ? t('site.standard.heldSameDay', { from: day(heldFrom) })
    : t('site.standard.held', { from: day(heldFrom), to: day(replacedOn) });
}

function Versions({ locale, zone, standard, versions }: StandardPageProps) {
  const t = translatorFor(locale);
  return (
    <section aria-labelledby="versi">
      <h2 id="versi">{t('site.standard.versions')}</h2>
      <ul>
        {versions.map((version) => {
          const { number } = version;
          const name = t('site.standard.versionName', { number });
          return (
            <li key={number}>
              {number === standard.number ? (
                <strong>{name}</strong>
              ) : (
                <a href={inLanguage(`/layanan/ktp-el/versi/${number}`, locale)}>{name}</a>
              )}
              , {heldWords(version, { locale, zone }) ?? t('site.standard.inForce')}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Since when it holds, or until when it held, and who stands for it. */
function InForce({ locale, zone, standard, versions }: StandardPageProps) {
  const t = translatorFor(locale);
  const day = (date: string | Date) => formatDate(date, { locale, zone });
  const version = versions.find(({ number }) => number === standard.number);
  const held = version === undefined ? null : heldWords(version, { locale, zone });
  return (
    <>
      {held === null ? (
        <p>{t('site.standard.intro')}</p>
      ) : (
        <p className="done" role="note">
          {t('site.standard.old')} {held}{' '}
          <a href={inLanguage('/layanan/ktp-el', locale)}>{t('site.standard.current')}</a>
        </p>
      )}
      <p className="hint">
        {t('site.standard.version', { number: standard.number, from: day(standard.heldFrom) })}{' '}
        {standard.approvedAt !== null && t('site.standard.approved', { date: day(standard.approvedAt) })}
      </p>
    </>
  );
}

/** The 14 components, each with what the desk enforces of it and with the office's own words. */
export function StandardPage(props: StandardPageProps) {
  const { locale, standard, preview } = props;
  const t = translatorFor(locale);
  const rules = enforced(props);
  const section = (component: ServiceComponent) => {
    const words = standard.texts[component];
    const text = words[locale] === '' ? words.id : words[locale];
    const rule = rules[component];
    return (
      <section key={component} aria-labelledby={idOf(component)}>
        <h2 id={idOf(component)}>
          {serviceComponents.indexOf(component) + 1}. {t(`complaints.components.${component}`)}
        </h2>
        {rule}
        {text !== '' && (
          <div className="own" lang={words[locale] === '' ? 'id' : undefined}>
            <PlainText text={text} />
          </div>
        )}
        {rule === undefined && text === '' && <p className="hint">{t('site.standard.notWritten')}</p>}
      </section>
    );
  };
  return (
    <>
      <h1>{t('site.standard.title')}</h1>
      {preview === true ? (
        <p className="done" role="note">
          {t('standardScreens.previewNote', { number: standard.number })}
        </p>
      ) : (
        <InForce {...props} />
      )}
      <Contents locale={locale} />
      {published.map(section)}
      {internal.map(section)}
      {preview !== true && <Versions {...props} />}
    </>
  );
}
