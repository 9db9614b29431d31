import type { ReactNode } from 'react';
import { Temporal } from 'temporal-polyfill';
import { type ServiceComponent, serviceComponents } from '../../contract/complaint-terms.ts';
import { standardServices } from '../../contract/service-standards.ts';
import { formatDate, formatDuration } from '../../locales/format.ts';
import { type Locale, translatorFor } from '../../locales/translator.ts';
import type { HeldVersion, PublishedStandard } from '../modules/service-standards/index.ts';
import { FigureCards } from './figure-cards.tsx';
import type { LiveFigures } from './live-figures.ts';
import { inLanguage } from './page.tsx';
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

/** The day before the next version began to hold; null of the one in force. */
function lastDayOf(versions: readonly HeldVersion[], index: number): string | null {
  const next = versions[index - 1];
  return next === undefined ? null : Temporal.PlainDate.from(next.heldFrom).subtract({ days: 1 }).toString();
}

function Versions({ locale, zone, standard, versions }: StandardPageProps) {
  const t = translatorFor(locale);
  const day = (date: string) => formatDate(date, { locale, zone });
  return (
    <section aria-labelledby="versi">
      <h2 id="versi">{t('site.standard.versions')}</h2>
      <ul>
        {versions.map(({ number, heldFrom }, index) => {
          const name = t('site.standard.versionName', { number });
          const heldTo = lastDayOf(versions, index);
          return (
            <li key={number}>
              {number === standard.number ? (
                <strong>{name}</strong>
              ) : (
                <a href={inLanguage(`/layanan/ktp-el/versi/${number}`, locale)}>{name}</a>
              )}
              ,{' '}
              {heldTo === null
                ? t('site.standard.inForce')
                : t('site.standard.held', { from: day(heldFrom), to: day(heldTo) })}
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
  const heldTo = lastDayOf(
    versions,
    versions.findIndex(({ number }) => number === standard.number),
  );
  return (
    <>
      {heldTo === null ? (
        <p>{t('site.standard.intro')}</p>
      ) : (
        <p className="done" role="note">
          {t('site.standard.old')}{' '}
          {t('site.standard.held', { from: day(standard.heldFrom), to: day(heldTo) })}{' '}
          <a href={inLanguage('/layanan/ktp-el', locale)}>{t('site.standard.current')}</a>
        </p>
      )}
      <p className="hint">
        {t('site.standard.version', { number: standard.number, from: day(standard.heldFrom) })}{' '}
        {t('site.standard.approved', { date: day(standard.approvedAt) })}
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
