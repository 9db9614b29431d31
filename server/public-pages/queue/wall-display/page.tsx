import { renderToStaticMarkup } from 'react-dom/server';
import type { CallView, QueueState } from '../../../../contract/queue/terms.ts';
import { formatLongDate, formatTime, zoneName } from '../../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../../locales/translator.ts';
import { closedWords } from '../closed-words.ts';

interface WallDisplay {
  locale: Locale;
  state: QueueState;
  zone: string;
  /** The counters of this display; null for all of them. */
  shown: readonly number[] | null;
  /** Addresses of what the page loads. */
  files: { style: string; script: string; voice: string; state: string };
}

type Counter = QueueState['counters'][number];
type Service = QueueState['services'][number];

/** Without the script the page asks for itself anew. */
const refreshSeconds = 10;
const earlierCalls = 4;
/** More rows than this stand in two columns. */
const rowsInColumn = 7;

/** The newest call of each ticket at each counter: called again is one line. */
function distinct(calls: readonly CallView[]): CallView[] {
  return calls.filter(
    ({ label, counter }, at) =>
      calls.findIndex((other) => other.label === label && other.counter === counter) === at,
  );
}

/** A name that says more than the number does. */
function ownName({ counter, counterName }: CallView, locale: Locale): string {
  return counterName === translatorFor(locale)('wallDisplay.counter', { number: counter }) ? '' : counterName;
}

function Now({ call, locale }: { call: CallView | undefined; locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <section className="now" aria-labelledby="now">
      <h2 id="now">{t('wallDisplay.now')}</h2>
      {call === undefined ? (
        <p className="none">{t('wallDisplay.none')}</p>
      ) : (
        <p className="call" data-call={call.call}>
          <strong data-part="label">{call.label}</strong>
          <span data-part="counter">{t('wallDisplay.counter', { number: call.counter })}</span>
          <small data-part="name">{ownName(call, locale)}</small>
        </p>
      )}
    </section>
  );
}

function CounterRow({ counter, locale }: { counter: Counter; locale: Locale }) {
  const t = translatorFor(locale);
  const { current } = counter;
  const state = current?.state ?? (counter.open ? 'free' : 'closedCounter');
  return (
    <li className={state} data-counter={counter.counter} data-call={current?.call}>
      <span className="where">{t('wallDisplay.counter', { number: counter.counter })}</span>
      <strong>{current?.label ?? '–'}</strong>
      <span className="state">{t(`wallDisplay.${state}`)}</span>
    </li>
  );
}

function waitWords(service: Service, locale: Locale): string {
  const t = translatorFor(locale);
  if (service.countersOpen === 0) return t('wallDisplay.noCounter');
  if (service.estimate === null) return t('wallDisplay.noEstimate');
  const { minutes } = service.estimate;
  return minutes === 0 ? t('wallDisplay.atOnce') : t('wallDisplay.estimate', { minutes });
}

function ServiceBox({ service, locale }: { service: Service; locale: Locale }) {
  const t = translatorFor(locale);
  const { letter, waiting } = service;
  return (
    <li>
      <strong>
        <span className="letter">{letter}</span> {locale === 'en' ? service.nameEn : service.nameId}
      </strong>
      <span>{waiting === 0 ? t('wallDisplay.nobody') : t('wallDisplay.waiting', { count: waiting })}</span>
      <span>{waitWords(service, locale)}</span>
    </li>
  );
}

/** What changes with the queue: the script puts a new one in its place. */
function Board({ locale, state, shown }: WallDisplay) {
  const t = translatorFor(locale);
  const mine = ({ counter }: { counter: number }) => shown === null || shown.includes(counter);
  const [latest, ...before] = distinct(state.calls.filter(mine));
  const counters = state.counters.filter(mine);
  const closed = closedWords(state.hours, locale);
  return (
    <div id="board">
      <Now call={latest} locale={locale} />
      <section
        className={counters.length > rowsInColumn ? 'counters many' : 'counters'}
        aria-label={t('wallDisplay.counters')}
      >
        <ul>
          {counters.map((counter) => (
            <CounterRow key={counter.counter} counter={counter} locale={locale} />
          ))}
        </ul>
      </section>
      {before.length > 0 && (
        <section className="earlier" aria-labelledby="earlier">
          <h2 id="earlier">{t('wallDisplay.earlier')}</h2>
          <ul>
            {before.slice(0, earlierCalls).map((call) => (
              <li key={call.call}>
                <strong>{call.label}</strong> {t('wallDisplay.counter', { number: call.counter })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="services" aria-labelledby="services">
        <h2 id="services">{t('wallDisplay.services')}</h2>
        {closed !== null && <p className="closed">{closed}</p>}
        <ul>
          {state.services.map((service) => (
            <ServiceBox key={service.code} service={service} locale={locale} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Page(display: WallDisplay) {
  const { locale, state, zone, files } = display;
  const t = translatorFor(locale);
  const formatting = { locale, zone };
  const now = new Date(state.now);
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${t('wallDisplay.title')} · ${state.office}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={files.style} />
        <noscript>
          <meta httpEquiv="refresh" content={String(refreshSeconds)} />
        </noscript>
        <script src={files.script} defer />
      </head>
      <body
        data-state={files.state}
        data-voice={files.voice}
        data-zone={zone}
        data-counter-words={t('wallDisplay.counter', { number: '{number}' })}
      >
        <header>
          <h1>{state.office}</h1>
          <button id="sound" type="button" hidden data-failed={t('wallDisplay.soundFailed')}>
            {t('wallDisplay.sound')}
          </button>
          <p className="clock">
            <time id="clock" dateTime={state.now} data-zone-name={zoneName(zone)}>
              {formatTime(now, formatting)}
            </time>
            <span id="day">{formatLongDate(now, formatting)}</span>
          </p>
        </header>
        <main>
          <Board {...display} />
        </main>
        <p id="lost" role="status" data-words={t('wallDisplay.lost', { time: '{time}' })} />
      </body>
    </html>
  );
}

/** The whole page of the waiting room's screen, complete without its script. */
export function renderWallDisplay(display: WallDisplay): string {
  return `<!doctype html>${renderToStaticMarkup(<Page {...display} />)}`;
}
