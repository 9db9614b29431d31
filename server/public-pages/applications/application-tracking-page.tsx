import type {
  ApplicationState,
  refusalGrounds,
  ServiceType,
} from '../../../contract/applications/endpoints.ts';
import { type StripCell, stripModel } from '../../../contract/applications/strip.ts';
import type { ClockView } from '../../../contract/clock.ts';
import { clockDigits, formatDateTime, formatDuration } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import { StripDrawing } from './strip-drawing.tsx';

export interface TrackedCase {
  number: string;
  trackingCode: string;
  serviceType: ServiceType;
  state: ApplicationState;
  clock: ClockView;
  /** On which ground the application was refused, and its legal basis. */
  refusal: { code: (typeof refusalGrounds)[number]; legalBasis: string } | null;
  startedAt: Date;
}

const groups = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-');

/** Asks for the code on the receipt. */
export function TrackForm({ locale, code = '' }: { locale: Locale; code?: string }) {
  const t = translatorFor(locale);
  return (
    <form action="/lacak" method="post">
      <label htmlFor="kode">{t('track.codeLabel')}</label>
      <p className="hint" id="kode-help">
        {t('track.codeHelp')}
      </p>
      <div className="row">
        <input
          id="kode"
          name="kode"
          defaultValue={code}
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby="kode-help"
        />
        {locale === 'en' && <input type="hidden" name="bahasa" value="en" />}
        <button type="submit">{t('track.submit')}</button>
      </div>
    </form>
  );
}

function Cell({ cell, locale }: { cell: StripCell; locale: Locale }) {
  const t = translatorFor(locale);
  const word = { done: t('track.stepDone'), current: t('track.stepCurrent'), todo: t('track.stepTodo') }[
    cell.state
  ];
  return (
    <li className={cell.state} aria-current={cell.state === 'current' ? 'step' : undefined}>
      <span className="mark" aria-hidden="true">
        {cell.state === 'done' ? '✓' : cell.key}
      </span>
      <span className="name">{t(`track.stepNames.${cell.key}`)}</span>
      <span className="time">
        {word}
        {cell.state !== 'todo' && `, ${clockDigits(cell.netMs, locale)}`}
      </span>
    </li>
  );
}

/** The same six steps that the officers see, and nothing personal. */
export function TrackPage({ locale, kase, zone }: { locale: Locale; kase: TrackedCase; zone: string }) {
  const t = translatorFor(locale);
  const formatting = { locale, zone };
  const model = stripModel(kase.clock);
  const promise = formatDuration(model.promiseMs, locale);
  return (
    <>
      <h1>{t('track.of', { number: kase.number })}</h1>
      <p className={`state ${kase.state}`}>{t(`track.states.${kase.state}`)}</p>
      <section aria-labelledby="todo">
        <h2 id="todo">{t('track.todo')}</h2>
        {kase.refusal !== null && (
          <p>
            {t('track.ground', {
              ground: t(`applications.grounds.${kase.refusal.code}`),
              basis: kase.refusal.legalBasis,
            })}
          </p>
        )}
        <p>{t(`track.next.${kase.state}`)}</p>
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">{t('track.steps')}</h2>
        <StripDrawing model={model} />
        <ol className="strip">
          {model.cells.map((cell) => (
            <Cell key={cell.key} cell={cell} locale={locale} />
          ))}
        </ol>
        <p className={model.breached ? 'clock broken' : 'clock'}>
          {t('track.clock')}: <strong>{formatDuration(model.netMs, locale)}</strong>,{' '}
          {model.breached
            ? t('shared.strip.over', { over: formatDuration(model.overMs, locale), promise })
            : t('shared.strip.within', { promise })}
          .
          {model.paused !== null && (
            <span className="paused">
              {' '}
              {t('shared.strip.paused', { reason: t(`shared.pauses.${model.paused}`) })}.
            </span>
          )}
        </p>
        <p className="hint">{t('track.promise', { promise })}</p>
      </section>
      <dl>
        <dt>{t('track.service')}</dt>
        <dd>{t(`shared.services.${kase.serviceType}`)}</dd>
        <dt>{t('track.receivedOn')}</dt>
        <dd>{formatDateTime(kase.startedAt, formatting)}</dd>
        <dt>{t('track.codeLabel')}</dt>
        <dd className="code">{groups(kase.trackingCode)}</dd>
      </dl>
      <p className="hint">
        {t('track.asOf', { time: formatDateTime(new Date(kase.clock.asOf), formatting) })}
      </p>
      <p>
        <a href={locale === 'en' ? '/lacak?bahasa=en' : '/lacak'}>{t('track.other')}</a>
      </p>
    </>
  );
}

export function TrackStart({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <>
      <h1>{t('track.title')}</h1>
      <TrackForm locale={locale} />
    </>
  );
}

export function TrackNotFound({ locale, code }: { locale: Locale; code: string }) {
  const t = translatorFor(locale);
  return (
    <>
      <h1>{t('track.notFoundTitle')}</h1>
      <p>{t('track.notFound', { code })}</p>
      <TrackForm locale={locale} code={code} />
    </>
  );
}
