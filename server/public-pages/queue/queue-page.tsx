import { type QueueState, queuePriorities } from '../../../contract/queue/terms.ts';
import { FaultSummary, Hidden, Trap } from '../forms/form-parts.tsx';
import { DataTable, Section } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';
import { estimateWords, serviceName } from './queue-words.ts';

export interface QueuePageProps {
  state: QueueState;
  /** The office's wall clock. */
  time: string;
  /** The ticket that this telephone holds. */
  held: { code: string; label: string } | null;
  form: {
    token: string;
    /** Work that a telephone does for a ticket where many are taken from its address. */
    challenge: string | null;
    values: Readonly<Record<string, string>>;
    /** Why no ticket was taken. */
    said: string | null;
    /** The form was sent without a service. */
    serviceMissing: boolean;
  };
}

function CalledNow({ state }: Pick<QueuePageProps, 'state'>) {
  const { t } = useReader();
  const open = state.counters.filter((counter) => counter.open || counter.current !== null);
  return (
    <Section id="dipanggil" title={t('publicQueue.now')}>
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
    </Section>
  );
}

function Waiting({ state, time }: Pick<QueuePageProps, 'state' | 'time'>) {
  const { t, locale } = useReader();
  return (
    <Section id="menunggu" title={t('publicQueue.waitingTitle')}>
      {state.services.length === 0 ? (
        <p>{t('publicQueue.noServices')}</p>
      ) : (
        <>
          <DataTable
            className="queue"
            columns={[t('shared.labels.service'), t('queue.states.waiting'), t('publicQueue.estimate')]}
            rows={state.services.map((service) => ({
              key: service.code,
              cells: [
                serviceName(service, locale),
                t('publicQueue.people', { count: service.waiting }),
                estimateWords(service, locale),
              ],
            }))}
          />
          <p className="hint">
            {t('publicQueue.asOf', { time })} {t('publicQueue.estimateHelp')}
          </p>
        </>
      )}
    </Section>
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

function TakeForm({ state, form }: Pick<QueuePageProps, 'state' | 'form'>) {
  const { t, href, locale } = useReader();
  const priority = form.values.prioritas ?? '';
  return (
    <Section id="ambil" title={t('publicQueue.formTitle')}>
      <form
        className="filled"
        method="post"
        action={href('/antrean')}
        data-challenge={form.challenge ?? undefined}
        data-working={t('publicQueue.working')}
      >
        <Hidden formulir={form.token} proof="" />
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
              label={serviceName(service, locale)}
              note={
                service.full
                  ? t('publicQueue.full')
                  : service.fullByPhone
                    ? t('publicQueue.fullByPhone')
                    : undefined
              }
              disabled={service.full || service.fullByPhone}
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
        <Trap label={t('publicQueue.trap')} />
        <button type="submit">{t('publicQueue.take')}</button>
      </form>
    </Section>
  );
}

/** The queue of the day, and the form that takes a ticket: with any browser, and without script. */
export function QueuePage({ state, time, held, form }: QueuePageProps) {
  const { t, href, clock } = useReader();
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
            opens: clock(hours.opensAt),
            last: clock(hours.lastTicketAt),
          })}
        </p>
      )}
      {held !== null && (
        <p className="done">
          {t('publicQueue.held', { label: held.label })}{' '}
          <a href={href(`/antrean/tiket/${held.code}`)}>
            {t('publicQueue.openTicket', { label: held.label })}
          </a>
        </p>
      )}
      <CalledNow state={state} />
      <Waiting state={state} time={time} />
      {held === null && hours.accepting && state.services.length > 0 && (
        <TakeForm state={state} form={form} />
      )}
    </>
  );
}
