import type { CallView, QueueState } from '../../../../contract/queue/terms.ts';
import { formatTime, zoneName } from '../../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../../locales/translator.ts';
import { ScreenHead, Section } from '../../page/parts.tsx';
import { useReader } from '../../page/reader.tsx';
import { closedWords, serviceName } from '../queue-words.ts';

interface WallDisplay {
  state: QueueState;
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

function Now({ call }: { call: CallView | undefined }) {
  const { t, locale } = useReader();
  return (
    <Section id="now" className="now" title={t('wallDisplay.now')}>
      {call === undefined ? (
        <p className="none">{t('wallDisplay.none')}</p>
      ) : (
        <p className="call" data-call={call.call}>
          <strong data-part="label">{call.label}</strong>
          <span data-part="counter">{t('wallDisplay.counter', { number: call.counter })}</span>
          <small data-part="name">{ownName(call, locale)}</small>
        </p>
      )}
    </Section>
  );
}

function CounterRow({ counter }: { counter: Counter }) {
  const { t } = useReader();
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

function Wait({ service }: { service: Service }) {
  const { t } = useReader();
  if (service.countersOpen === 0) return t('wallDisplay.noCounter');
  if (service.estimate === null) return t('wallDisplay.noEstimate');
  const { minutes } = service.estimate;
  return minutes === 0 ? t('publicQueue.atOnce') : t('wallDisplay.estimate', { minutes });
}

function ServiceBox({ service }: { service: Service }) {
  const { t, locale } = useReader();
  const { letter, waiting } = service;
  return (
    <li>
      <strong>
        <span className="letter">{letter}</span> {serviceName(service, locale)}
      </strong>
      <span>{waiting === 0 ? t('wallDisplay.nobody') : t('wallDisplay.waiting', { count: waiting })}</span>
      <span>
        <Wait service={service} />
      </span>
    </li>
  );
}

/** What changes with the queue: the script puts a new one in its place. */
function Board({ state, shown }: WallDisplay) {
  const { t, locale } = useReader();
  const isShown = ({ counter }: { counter: number }) => shown === null || shown.includes(counter);
  const [latest, ...before] = distinct(state.calls.filter(isShown));
  const counters = state.counters.filter(isShown);
  const closed = closedWords(state.hours, locale);
  return (
    <div id="board">
      <Now call={latest} />
      <section
        className={counters.length > rowsInColumn ? 'counters many' : 'counters'}
        aria-label={t('wallDisplay.counters')}
      >
        <ul>
          {counters.map((counter) => (
            <CounterRow key={counter.counter} counter={counter} />
          ))}
        </ul>
      </section>
      {before.length > 0 && (
        <Section id="earlier" className="earlier" title={t('wallDisplay.earlier')}>
          <ul>
            {before.slice(0, earlierCalls).map((call) => (
              <li key={call.call}>
                <strong>{call.label}</strong> {t('wallDisplay.counter', { number: call.counter })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="services" className="services" title={t('queue.states.waiting')}>
        {closed !== null && <p className="closed">{closed}</p>}
        <ul>
          {state.services.map((service) => (
            <ServiceBox key={service.code} service={service} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** The whole page of the waiting room's screen, complete without its script. */
export function WallDisplayPage(display: WallDisplay) {
  const { state, files } = display;
  const { t, longDate, locale, zone } = useReader();
  const now = new Date(state.now);
  return (
    <html lang={locale}>
      <ScreenHead
        title={`${t('wallDisplay.title')} · ${state.office}`}
        files={files}
        refresh={String(refreshSeconds)}
      />
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
              {formatTime(now, { locale, zone })}
            </time>
            <span id="day">{longDate(now)}</span>
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
