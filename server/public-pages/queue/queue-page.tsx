import { type EstimateView, type QueueState, queuePriorities } from '../../../contract/queue/terms.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import { FaultSummary } from '../forms/form-parts.tsx';
import { inLanguage } from '../page/page-reply.tsx';

export interface QueuePageProps {
  locale: Locale;
  state: QueueState;
  /** The office's wall clock. */
  time: string;
  /** The ticket that this telephone holds. */
  held: { code: string; label: string } | null;
  form: {
    token: string;
    values: Readonly<Record<string, string>>;
    /** Why no ticket was taken. */
    said: string | null;
    /** The form was sent without a service. */
    serviceMissing: boolean;
  };
}

/** "07.30" as Indonesian writes it. */
export const clockTime = (time: string, locale: Locale) => (locale === 'id' ? time.replace(':', '.') : time);

export function estimateWords(
  locale: Locale,
  { estimate, countersOpen }: { estimate: EstimateView; countersOpen: number },
): string {
  const t = translatorFor(locale);
  if (countersOpen === 0) return t('publicQueue.noCounter');
  if (estimate === null) return t('publicQueue.unknown');
  if (estimate.minutes === 0) return t('publicQueue.atOnce');
  return t('publicQueue.minutes', { minutes: estimate.minutes });
}

const serviceName = (locale: Locale, { nameId, nameEn }: { nameId: string; nameEn: string }) =>
  locale === 'id' ? nameId : nameEn;

function CalledNow({ locale, state }: Pick<QueuePageProps, 'locale' | 'state'>) {
  const t = translatorFor(locale);
  const open = state.counters.filter((counter) => counter.open || counter.current !== null);
  return (
    <section aria-labelledby="dipanggil">
      <h2 id="dipanggil">{t('publicQueue.now')}</h2>
      {open.length === 0 ? (
        <p>{t('publicQueue.noCounters')}</p>
      ) : (
        <ul className="calls">
          {open.map(({ counter, name, current }) => (
            <li key={counter}>
              <span>{name}</span>
              <strong>{current === null ? t('publicQueue.nobodyCalled') : current.label}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Waiting({ locale, state, time }: Pick<QueuePageProps, 'locale' | 'state' | 'time'>) {
  const t = translatorFor(locale);
  return (
    <section aria-labelledby="menunggu">
      <h2 id="menunggu">{t('publicQueue.waitingTitle')}</h2>
      {state.services.length === 0 ? (
        <p>{t('publicQueue.noServices')}</p>
      ) : (
        <WaitingTable locale={locale} state={state} time={time} />
      )}
    </section>
  );
}

function WaitingTable({ locale, state, time }: Pick<QueuePageProps, 'locale' | 'state' | 'time'>) {
  const t = translatorFor(locale);
  return (
    <>
      <table className="queue">
        <thead>
          <tr>
            <th scope="col">{t('publicQueue.service')}</th>
            <th scope="col">{t('publicQueue.waiting')}</th>
            <th scope="col">{t('publicQueue.estimate')}</th>
          </tr>
        </thead>
        <tbody>
          {state.services.map((service) => (
            <tr key={service.code}>
              <th scope="row">{serviceName(locale, service)}</th>
              <td>{t('publicQueue.people', { count: service.waiting })}</td>
              <td>{estimateWords(locale, service)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">
        {t('publicQueue.asOf', { time })} {t('publicQueue.estimateHelp')}
      </p>
    </>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  label: string;
  note?: string | undefined;
  chosen: boolean;
  disabled?: boolean;
}

function Choice({ name, value, label, note, chosen, disabled = false }: ChoiceProps) {
  const id = `${name}-${value === '' ? 'biasa' : value}`;
  return (
    <div className="tick">
      <input type="radio" id={id} name={name} value={value} defaultChecked={chosen} disabled={disabled} />
      <label htmlFor={id}>
        {label}
        {note !== undefined && <span className="optional"> ({note})</span>}
      </label>
    </div>
  );
}

function TakeForm({ locale, state, form }: Pick<QueuePageProps, 'locale' | 'state' | 'form'>) {
  const t = translatorFor(locale);
  const priority = form.values.prioritas ?? '';
  return (
    <section aria-labelledby="ambil">
      <h2 id="ambil">{t('publicQueue.formTitle')}</h2>
      <form className="filled" method="post" action={inLanguage('/antrean', locale)}>
        <input type="hidden" name="formulir" value={form.token} />
        <input type="hidden" name="bahasa" value={locale} />
        <fieldset id="layanan" aria-describedby={form.serviceMissing ? 'layanan-fault' : undefined}>
          <legend>{t('publicQueue.chooseService')}</legend>
          {form.serviceMissing && (
            <p className="fault" id="layanan-fault">
              {t('publicQueue.chooseFault')}
            </p>
          )}
          {state.services.map((service) => (
            <Choice
              key={service.code}
              name="layanan"
              value={service.code}
              label={serviceName(locale, service)}
              note={service.full ? t('publicQueue.full') : undefined}
              disabled={service.full}
              chosen={form.values.layanan === service.code}
            />
          ))}
        </fieldset>
        <fieldset aria-describedby="prioritas-help">
          <legend>{t('publicQueue.priorityTitle')}</legend>
          <p className="hint" id="prioritas-help">
            {t('publicQueue.priorityHelp')}
          </p>
          <Choice name="prioritas" value="" label={t('publicQueue.ordinary')} chosen={priority === ''} />
          {queuePriorities.map((each) => (
            <Choice
              key={each}
              name="prioritas"
              value={each}
              label={t(`publicQueue.${each}`)}
              chosen={priority === each}
            />
          ))}
        </fieldset>
        <div className="trap" aria-hidden="true">
          <label htmlFor="laman">{t('publicQueue.trap')}</label>
          <input id="laman" name="laman" tabIndex={-1} autoComplete="off" />
        </div>
        <button type="submit">{t('publicQueue.take')}</button>
      </form>
    </section>
  );
}

/** The queue of the day, and the form that takes a ticket: with any browser, and without script. */
export function QueuePage({ locale, state, time, held, form }: QueuePageProps) {
  const t = translatorFor(locale);
  const { hours } = state;
  const said = [
    ...(form.said === null ? [] : [{ field: null, words: form.said }]),
    ...(form.serviceMissing ? [{ field: 'layanan', words: t('publicQueue.chooseFault') }] : []),
  ];
  return (
    <>
      <h1>{t('publicQueue.title')}</h1>
      <FaultSummary title={t('publicQueue.faultTitle')} faults={said} />
      {hours.closed === null ? (
        <p>{t('publicQueue.intro')}</p>
      ) : (
        <p className="done">
          {t(`publicQueue.closed.${hours.closed}`, {
            opens: clockTime(hours.opensAt, locale),
            last: clockTime(hours.lastTicketAt, locale),
          })}
        </p>
      )}
      {held !== null && (
        <p className="done">
          {t('publicQueue.held', { label: held.label })}{' '}
          <a href={inLanguage(`/antrean/tiket/${held.code}`, locale)}>
            {t('publicQueue.openTicket', { label: held.label })}
          </a>
        </p>
      )}
      <CalledNow locale={locale} state={state} />
      <Waiting locale={locale} state={state} time={time} />
      {held === null && hours.accepting && state.services.length > 0 && (
        <TakeForm locale={locale} state={state} form={form} />
      )}
    </>
  );
}
