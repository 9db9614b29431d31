import type { ReactNode } from 'react';
import { type ServiceComponent, serviceComponents } from '../../../contract/complaints/terms.ts';
import { standardServices } from '../../../contract/service-standards.ts';
import { translatorFor } from '../../../locales/translator.ts';
import type {
  HeldVersion,
  PublishedStandard,
  StandardPreview,
} from '../../modules/service-standards/index.ts';
import { renderPreview } from '../page/page.tsx';
import { Section } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';
import { FigureCards } from '../site/figure-cards.tsx';
import type { LiveFigures } from '../site/live-figures.ts';
import { ComplaintRules, PlainText, Requirements, SixSteps, WhoMayApply } from './standard-parts.tsx';

/** PermenPANRB 15/2014: the first six are of the delivery and are published, the other eight of the management. */
const published = serviceComponents.slice(0, 6);
const internal = serviceComponents.slice(6);
const idOf = (component: ServiceComponent) => component.replaceAll('_', '-');

interface StandardPageProps {
  standard: PublishedStandard;
  /** What was measured; null on the page of an earlier version. */
  figures: LiveFigures | null;
  versions: readonly HeldVersion[];
  /** Shown to its authors before anybody else may read it. */
  preview?: boolean;
}

/** What the desk enforces of a component, where it enforces something. */
function useEnforced({ standard, figures }: StandardPageProps): Partial<Record<ServiceComponent, ReactNode>> {
  const { t, duration } = useReader();
  const promise = duration(standard.promiseSeconds * 1000);
  return {
    requirements: (
      <>
        <WhoMayApply standard={standard} />
        <p>{t('site.standard.recordingFirst')}</p>
        {standardServices.map((service) => (
          <div key={service}>
            <h3>
              {service === 'recording' ? t('site.standard.recording') : t(`shared.services.${service}`)}
            </h3>
            {service === 'recording' && <p>{t('site.standard.recordingNeeds')}</p>}
            <Requirements standard={standard} service={service} withBasis />
          </div>
        ))}
      </>
    ),
    procedure: (
      <>
        <p>{t('site.standard.sixSteps')}</p>
        <SixSteps />
      </>
    ),
    time: (
      <>
        <p className="promise">{t('site.standard.promise', { promise })}</p>
        {figures !== null && (
          <>
            <h3>{t('site.standard.measured')}</h3>
            <FigureCards figures={figures} promised={standard} />
          </>
        )}
      </>
    ),
    complaint_handling: <ComplaintRules standard={standard} />,
  };
}

function Contents() {
  const { t } = useReader();
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

/** Says when an earlier version held; null of the one in force. */
function useHeldWords() {
  const { t, date } = useReader();
  return ({ heldFrom, replacedOn }: HeldVersion): string | null => {
    if (replacedOn === null) return null;
    return replacedOn === heldFrom
      ? t('site.standard.heldSameDay', { from: date(heldFrom) })
      : t('site.standard.held', { from: date(heldFrom), to: date(replacedOn) });
  };
}

function Versions({ standard, versions }: StandardPageProps) {
  const { t, href } = useReader();
  const heldWords = useHeldWords();
  return (
    <Section id="versi" title={t('site.standard.versions')}>
      <ul>
        {versions.map((version) => {
          const { number } = version;
          const name = t('site.standard.versionName', { number });
          return (
            <li key={number}>
              {number === standard.number ? (
                <strong>{name}</strong>
              ) : (
                <a href={href(`/layanan/ktp-el/versi/${number}`)}>{name}</a>
              )}
              , {heldWords(version) ?? t('site.standard.inForce')}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Since when it holds, or until when it held, and who stands for it. */
function InForce({ standard, versions }: StandardPageProps) {
  const { t, href, date } = useReader();
  const heldWords = useHeldWords();
  const version = versions.find(({ number }) => number === standard.number);
  const held = version === undefined ? null : heldWords(version);
  return (
    <>
      {held === null ? (
        <p>{t('site.standard.intro')}</p>
      ) : (
        <p className="done" role="note">
          {t('site.standard.old')} {held} <a href={href('/layanan/ktp-el')}>{t('site.standard.current')}</a>
        </p>
      )}
      <p className="hint">
        {t('site.standard.version', { number: standard.number, from: date(standard.heldFrom) })}{' '}
        {standard.approvedAt !== null && t('site.standard.approved', { date: date(standard.approvedAt) })}
      </p>
    </>
  );
}

/** The 14 components, each with what the desk enforces of it and with the office's own words. */
export function StandardPage(props: StandardPageProps) {
  const { standard, preview } = props;
  const { t, locale } = useReader();
  const rules = useEnforced(props);
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
      <Contents />
      {published.map(section)}
      {internal.map(section)}
      {preview !== true && <Versions {...props} />}
    </>
  );
}

/** The public page of any version, for whoever drafts or approves it. */
export const previewStandard: StandardPreview = async (ctx, { language, standard }) =>
  renderPreview(
    {
      language,
      title: translatorFor(language)('site.standard.title'),
      path: '/layanan/ktp-el',
      children: <StandardPage preview standard={standard} figures={null} versions={[]} />,
    },
    ctx.office,
  );
