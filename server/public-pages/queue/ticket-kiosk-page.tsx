import type { ReactNode } from 'react';
import { type QueuePriority, type QueueState, queuePriorities } from '../../../contract/queue/terms.ts';
import { formatDateTime } from '../../../locales/format.ts';
import type { Locale } from '../../../locales/translator.ts';
import type { FollowedTicket } from '../../modules/queue/index.ts';
import { Hidden } from '../forms/form-parts.tsx';
import { ScreenHead } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';
import { closedWords, serviceName } from './queue-words.ts';

type Service = QueueState['services'][number];

/** What every page of the ticket kiosk needs. */
export interface TicketKioskFrame {
  office: string;
  /** Address of the first page, as the tablet was set up. */
  start: string;
  files: { style: string; script: string };
}

interface TicketKioskPageProps extends TicketKioskFrame {
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

function TicketKioskPage({
  office,
  start,
  files,
  title,
  returnAfter,
  prints,
  children,
}: TicketKioskPageProps) {
  const { locale } = useReader();
  return (
    <html lang={locale}>
      <ScreenHead
        title={`${title} · ${office}`}
        files={files}
        refresh={returnAfter === undefined ? undefined : `${returnAfter};url=${start}`}
      />
      <body data-prints={prints === true ? 'yes' : undefined} data-return={returnAfter} data-start={start}>
        <header>
          <p>{office}</p>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}

function Wait({ service: { waiting, estimate } }: { service: Service }) {
  const { t } = useReader();
  const minutes = estimate?.minutes;
  return (
    <>
      <span>{waiting === 0 ? t('wallDisplay.nobody') : t('wallDisplay.waiting', { count: waiting })}</span>
      {minutes !== undefined && (
        <span>{minutes === 0 ? t('publicQueue.atOnce') : t('wallDisplay.estimate', { minutes })}</span>
      )}
    </>
  );
}

const addressOf = (start: string, code: string) =>
  `${start}${start.includes('?') ? '&' : '?'}layanan=${code}`;

/** First page: one large button a service. */
export function TicketKioskStart({ state, ...frame }: TicketKioskFrame & { state: QueueState }) {
  const { start } = frame;
  const { t, locale } = useReader();
  const other: Locale = locale === 'id' ? 'en' : 'id';
  const closed = closedWords(state.hours, locale);
  return (
    <TicketKioskPage {...frame} title={t('publicQueue.take')} returnAfter={refreshStart}>
      <h1>{t('publicQueue.take')}</h1>
      {closed !== null ? (
        <p className="closed">{closed}</p>
      ) : state.services.length === 0 ? (
        <p className="closed">{t('ticketKiosk.none')}</p>
      ) : (
        <>
          <p>{t('ticketKiosk.choose')}</p>
          <ul className="choices">
            {state.services.map((service) => (
              <li key={service.code}>
                {service.full ? (
                  <p className="choice full">
                    <strong>{serviceName(service, locale)}</strong>
                    <span>{t('ticketKiosk.full')}</span>
                  </p>
                ) : (
                  <a className="choice" href={withLocale(addressOf(start, service.code), locale)}>
                    <strong>{serviceName(service, locale)}</strong>
                    <Wait service={service} />
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <a className="quiet" lang={other} hrefLang={other} href={withLocale(start, other)}>
        {t('track.language')}
      </a>
    </TicketKioskPage>
  );
}

interface TicketKioskQuestionProps extends TicketKioskFrame {
  service: Service;
  token: string;
  /** Why the form comes back. */
  said: string | null;
}

/** Second page: whether the person is called earlier; the answer takes the ticket. */
export function TicketKioskQuestion({ service, token, said, ...frame }: TicketKioskQuestionProps) {
  const { start } = frame;
  const { t, locale } = useReader();
  const answer = (value: QueuePriority | 'none', words: string) => (
    <li key={value}>
      <button className="choice" type="submit" name="prioritas" value={value}>
        <strong>{words}</strong>
      </button>
    </li>
  );
  return (
    <TicketKioskPage {...frame} title={t('ticketKiosk.priorityTitle')} returnAfter={returnFromQuestion}>
      <p className="service">{serviceName(service, locale)}</p>
      <h1>{t('ticketKiosk.priorityTitle')}</h1>
      {said !== null && (
        <p className="closed" role="alert">
          {said}
        </p>
      )}
      <p>{t('ticketKiosk.priorityHelp')}</p>
      <form action={start} method="post">
        <Hidden formulir={token} layanan={service.code} />
        <ul className="choices">
          {answer('none', t('publicQueue.ordinary'))}
          {queuePriorities.map((priority) => answer(priority, t(`queue.priorities.${priority}`)))}
        </ul>
      </form>
      <a className="quiet" href={withLocale(start, locale)}>
        {t('shared.actions.back')}
      </a>
    </TicketKioskPage>
  );
}

interface TicketKioskTicketProps extends TicketKioskFrame {
  ticket: FollowedTicket;
  /** Where the holder follows it. */
  address: string;
  qr: { size: number; path: string };
  prints: boolean;
}

/** Last page: the number, which is also the slip of an 80 mm printer. */
export function TicketKioskTicket({ ticket, address, qr, prints, ...frame }: TicketKioskTicketProps) {
  const { start } = frame;
  const { t, locale } = useReader();
  const { outlook } = ticket;
  const taken = formatDateTime(ticket.takenAt, { locale, zone: ticket.zone });
  return (
    <TicketKioskPage
      {...frame}
      title={t('ticketKiosk.yourNumber')}
      returnAfter={returnFromTicket}
      prints={prints}
    >
      <h1>{t('ticketKiosk.yourNumber')}</h1>
      <p className="number">{ticket.label}</p>
      <p className="service">
        {serviceName(ticket.service, locale)}
        {ticket.priority && <strong> · {t('ticketKiosk.priority')}</strong>}
      </p>
      {outlook !== null && (
        <p className="ahead">
          {outlook.ahead === 0 ? t('ticketKiosk.next') : t('ticketKiosk.ahead', { count: outlook.ahead })}
          {outlook.minutes !== null && outlook.minutes > 0 && (
            <span>, {t('ticketKiosk.minutes', { minutes: outlook.minutes })}</span>
          )}
        </p>
      )}
      <p className="taken">{t('ticketKiosk.takenAt', { time: taken })}</p>
      <div className="follow">
        <svg viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`} role="img" aria-label={address}>
          <rect x="-2" y="-2" width={qr.size + 4} height={qr.size + 4} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <p>
          {t('ticketKiosk.follow')}
          <br />
          <strong className="address">
            {[address.replace(/^https?:\/\//, '').slice(0, -ticket.code.length), ticket.code].map((part) => (
              <span key={part}>{part}</span>
            ))}
          </strong>
        </p>
      </div>
      <p>{t('ticketKiosk.keep')}</p>
      <p className="buttons">
        <a className="choice" href={start}>
          <strong>{t('ticketKiosk.done')}</strong>
        </a>
        <button className="choice" id="print" type="button" hidden>
          <strong>{t('shared.actions.print')}</strong>
        </button>
      </p>
      <p className="quiet">{t('ticketKiosk.returns')}</p>
    </TicketKioskPage>
  );
}

/** The key was renewed, or never was one. */
export function UnknownTicketKiosk(frame: TicketKioskFrame) {
  const { t } = useReader();
  return (
    <TicketKioskPage {...frame} title={t('ticketKiosk.unknownTitle')}>
      <h1>{t('ticketKiosk.unknownTitle')}</h1>
      <p>{t('ticketKiosk.unknown')}</p>
    </TicketKioskPage>
  );
}
