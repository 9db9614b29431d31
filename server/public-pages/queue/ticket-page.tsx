import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { FollowedTicket } from '../../modules/queue/index.ts';
import { FaultSummary, Hidden } from '../forms/form-parts.tsx';
import { useReader } from '../page/reader.tsx';
import { estimateWords, serviceName } from './queue-words.ts';

interface TicketPageProps {
  ticket: FollowedTicket;
  token: string;
  /** Why it was not given back. */
  said: string | null;
  /** Seconds until the page comes anew; null where the reader has stopped that, or nothing changes any more. */
  refreshAfter: number | null;
  stopped: boolean;
}

/** A ticket still on its way asks again by itself; one that is called more often, since then every moment counts. */
export function refreshSeconds({ state }: Pick<FollowedTicket, 'state'>): number | null {
  if (state === 'waiting' || state === 'skipped') return 25;
  return state === 'called' || state === 'serving' ? 10 : null;
}

/** For the title bar, where a telephone shows it before the page is opened. */
export function ticketTitle(locale: Locale, { label, state, counter }: FollowedTicket): string {
  const t = translatorFor(locale);
  return state === 'called' && counter !== null
    ? t('publicQueue.ticket.called', { label, counter: counter.name })
    : t('publicQueue.ticket.title', { label });
}

function Outlook({ outlook }: { outlook: NonNullable<FollowedTicket['outlook']> }) {
  const { t, locale } = useReader();
  const { ahead, minutes, counters } = outlook;
  return (
    <>
      <p className="ahead">
        {ahead === 0 ? t('publicQueue.ticket.next') : t('publicQueue.ticket.ahead', { count: ahead })}
      </p>
      <p>
        {t('publicQueue.estimate')}:{' '}
        <strong>
          {estimateWords({ estimate: minutes === null ? null : { minutes }, countersOpen: counters }, locale)}
        </strong>
      </p>
      <p>{t('publicQueue.ticket.come')}</p>
    </>
  );
}

/** One ticket, for whoever has its code: where it stands, how long yet, where to go. */
export function TicketPage(props: TicketPageProps) {
  const { ticket, token, said, refreshAfter, stopped } = props;
  const { t, href, date, locale } = useReader();
  const { label, state, service, counter, outlook, code, day } = ticket;
  const address = `/antrean/tiket/${code}`;
  const over = refreshSeconds(ticket) === null;
  return (
    <>
      <h1>{t('publicQueue.ticket.title', { label })}</h1>
      <FaultSummary
        title={t('publicQueue.faultTitle')}
        faults={said === null ? [] : [{ field: null, words: said }]}
      />
      <section className={`ticket ${state}`} aria-labelledby="keadaan">
        <p aria-hidden="true" className="number">
          {label}
        </p>
        <p>
          {serviceName(service, locale)}
          {ticket.priority && ` · ${t('publicQueue.ticket.priority')}`}
        </p>
        <h2 id="keadaan">
          {t(`publicQueue.ticket.states.${state}`, {
            counter: counter?.name ?? '',
            day: date(day),
          })}
        </h2>
        {outlook !== null && <Outlook outlook={outlook} />}
      </section>
      {!over && (
        <p className="hint">
          {refreshAfter === null
            ? stopped && t('publicQueue.ticket.stopped')
            : t('publicQueue.ticket.refreshes', { seconds: refreshAfter })}{' '}
          {t('publicQueue.ticket.keep')}
        </p>
      )}
      <p className="ways">
        {!over && <a href={href(address)}>{t('publicQueue.ticket.refresh')}</a>}
        {refreshAfter !== null && (
          <a href={`${address}?segar=tidak${locale === 'en' ? '&bahasa=en' : ''}`}>
            {t('publicQueue.ticket.stopRefresh')}
          </a>
        )}
        <a href={href('/antrean')}>{over ? t('publicQueue.ticket.another') : t('publicQueue.ticket.all')}</a>
      </p>
      {ticket.mayGiveBack && (
        <details>
          <summary>{t('publicQueue.ticket.giveBack')}</summary>
          <p>{t('publicQueue.ticket.giveBackHelp')}</p>
          <form className="filled" method="post" action={href(`${address}/batal`)}>
            <Hidden formulir={token} />
            <button type="submit" className="second">
              {t('publicQueue.ticket.giveBack')}
            </button>
          </form>
        </details>
      )}
    </>
  );
}
