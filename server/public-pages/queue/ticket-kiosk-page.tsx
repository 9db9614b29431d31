import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type QueuePriority, type QueueState, queuePriorities } from '../../../contract/queue/terms.ts';
import { formatDateTime } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { FollowedTicket } from '../../modules/queue/index.ts';
import { closedWords } from './closed-words.ts';

type Service = QueueState['services'][number];

/** What every page of the screen by the door needs. */
export interface DoorFrame {
  locale: Locale;
  office: string;
  /** Address of the first page, as the tablet was set up. */
  start: string;
  files: { style: string; script: string };
}

interface DoorPageProps extends DoorFrame {
  title: string;
  /** Nobody there: after so many seconds the first page comes by itself. */
  returnAfter?: number;
  /** The slip goes to the printer as soon as the page stands. */
  prints?: boolean;
  children: ReactNode;
}

/** Long enough to read four answers; the slip is in the hand sooner. */
const returnFromQuestion = 30;
const returnFromTicket = 15;
/** On the first page the waiting figures are kept fresh. */
const refreshStart = 20;

const withLocale = (address: string, locale: Locale) =>
  locale === 'en' ? `${address}${address.includes('?') ? '&' : '?'}bahasa=en` : address;

function DoorPage({ locale, office, start, files, title, returnAfter, prints, children }: DoorPageProps) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · ${office}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={files.style} />
        {returnAfter !== undefined && (
          <noscript>
            <meta httpEquiv="refresh" content={`${returnAfter};url=${start}`} />
          </noscript>
        )}
        <script src={files.script} defer />
      </head>
      <body data-prints={prints === true ? 'yes' : undefined} data-return={returnAfter} data-start={start}>
        <header>
          <p>{office}</p>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}

const html = (page: ReactNode) => `<!doctype html>${renderToStaticMarkup(page)}`;

const nameOf = ({ nameId, nameEn }: Pick<Service, 'nameId' | 'nameEn'>, locale: Locale) =>
  locale === 'en' ? nameEn : nameId;

function Wait({ service: { waiting, estimate }, locale }: { service: Service; locale: Locale }) {
  const t = translatorFor(locale);
  const minutes = estimate?.minutes;
  return (
    <>
      <span>{waiting === 0 ? t('door.nobody') : t('door.waiting', { count: waiting })}</span>
      {minutes !== undefined && (
        <span>{minutes === 0 ? t('door.atOnce') : t('door.estimate', { minutes })}</span>
      )}
    </>
  );
}

const addressOf = (start: string, code: string) =>
  `${start}${start.includes('?') ? '&' : '?'}layanan=${code}`;

/** First page: one large button a service. */
export function renderDoorStart(frame: DoorFrame, state: QueueState): string {
  const { locale, start } = frame;
  const t = translatorFor(locale);
  const other: Locale = locale === 'id' ? 'en' : 'id';
  const closed = closedWords(state.hours, locale);
  return html(
    <DoorPage {...frame} title={t('door.title')} returnAfter={refreshStart}>
      <h1>{t('door.title')}</h1>
      {closed !== null ? (
        <p className="closed">{closed}</p>
      ) : state.services.length === 0 ? (
        <p className="closed">{t('door.none')}</p>
      ) : (
        <>
          <p>{t('door.choose')}</p>
          <ul className="choices">
            {state.services.map((service) => (
              <li key={service.code}>
                {service.full ? (
                  <p className="choice full">
                    <strong>{nameOf(service, locale)}</strong>
                    <span>{t('door.full')}</span>
                  </p>
                ) : (
                  <a className="choice" href={withLocale(addressOf(start, service.code), locale)}>
                    <strong>{nameOf(service, locale)}</strong>
                    <Wait service={service} locale={locale} />
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <a className="quiet" lang={other} hrefLang={other} href={withLocale(start, other)}>
        {translatorFor(locale)('track.language')}
      </a>
    </DoorPage>,
  );
}

interface DoorQuestion extends DoorFrame {
  service: Service;
  token: string;
  /** Why the form comes back. */
  said: string | null;
}

/** Second page: whether the person is called earlier; the answer takes the ticket. */
export function renderDoorQuestion({ service, token, said, ...frame }: DoorQuestion): string {
  const { locale, start } = frame;
  const t = translatorFor(locale);
  const answer = (value: QueuePriority | 'none', words: string) => (
    <li key={value}>
      <button className="choice" type="submit" name="prioritas" value={value}>
        <strong>{words}</strong>
      </button>
    </li>
  );
  return html(
    <DoorPage {...frame} title={t('door.priorityTitle')} returnAfter={returnFromQuestion}>
      <p className="service">{nameOf(service, locale)}</p>
      <h1>{t('door.priorityTitle')}</h1>
      {said !== null && (
        <p className="closed" role="alert">
          {said}
        </p>
      )}
      <p>{t('door.priorityHelp')}</p>
      <form action={start} method="post">
        <input type="hidden" name="formulir" value={token} />
        <input type="hidden" name="layanan" value={service.code} />
        <input type="hidden" name="bahasa" value={locale} />
        <ul className="choices">
          {answer('none', t('door.ordinary'))}
          {queuePriorities.map((priority) => answer(priority, t(`queue.priorities.${priority}`)))}
        </ul>
      </form>
      <a className="quiet" href={withLocale(start, locale)}>
        {t('door.back')}
      </a>
    </DoorPage>,
  );
}

interface DoorTicket extends DoorFrame {
  ticket: FollowedTicket;
  /** Where the holder follows it. */
  address: string;
  qr: { size: number; path: string };
  prints: boolean;
}

/** Last page: the number, which is also the slip of an 80 mm printer. */
export function renderDoorTicket({ ticket, address, qr, prints, ...frame }: DoorTicket): string {
  const { locale, start } = frame;
  const t = translatorFor(locale);
  const { outlook } = ticket;
  const taken = formatDateTime(ticket.takenAt, { locale, zone: ticket.zone });
  return html(
    <DoorPage {...frame} title={t('door.yourNumber')} returnAfter={returnFromTicket} prints={prints}>
      <h1>{t('door.yourNumber')}</h1>
      <p className="number">{ticket.label}</p>
      <p className="service">
        {nameOf(ticket.service, locale)}
        {ticket.priority && <strong> · {t('door.priority')}</strong>}
      </p>
      {outlook !== null && (
        <p className="ahead">
          {outlook.ahead === 0 ? t('door.next') : t('door.ahead', { count: outlook.ahead })}
          {outlook.minutes !== null && outlook.minutes > 0 && (
            <span>, {t('door.minutes', { minutes: outlook.minutes })}</span>
          )}
        </p>
      )}
      <p className="taken">{t('door.takenAt', { time: taken })}</p>
      <div className="follow">
        <svg viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`} role="img" aria-label={address}>
          <rect x="-2" y="-2" width={qr.size + 4} height={qr.size + 4} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <p>
          {t('door.follow')}
          <br />
          <strong className="address">
            {[address.replace(/^https?:\/\//, '').slice(0, -ticket.code.length), ticket.code].map((part) => (
              <span key={part}>{part}</span>
            ))}
          </strong>
        </p>
      </div>
      <p>{t('door.keep')}</p>
      <p className="buttons">
        <a className="choice" href={start}>
          <strong>{t('door.done')}</strong>
        </a>
        <button className="choice" id="print" type="button" hidden>
          <strong>{t('door.print')}</strong>
        </button>
      </p>
      <p className="quiet">{t('door.returns')}</p>
    </DoorPage>,
  );
}

/** The key was renewed, or never was one. */
export function renderDoorUnknown(frame: DoorFrame): string {
  const t = translatorFor(frame.locale);
  return html(
    <DoorPage {...frame} title={t('door.unknownTitle')}>
      <h1>{t('door.unknownTitle')}</h1>
      <p>{t('door.unknown')}</p>
    </DoorPage>,
  );
}
