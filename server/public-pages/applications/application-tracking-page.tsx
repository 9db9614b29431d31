import type {
  ApplicationState,
  refusalGrounds,
  ServiceType,
} from '../../../contract/applications/endpoints.ts';
import { type StripCell, stripModel } from '../../../contract/applications/strip.ts';
import type { ClockView } from '../../../contract/clock.ts';
import { clockDigits } from '../../../locales/format.ts';
import { CodeForm, useCodeHint } from '../forms/code-form.tsx';
import { Section, Terms } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';
import { StripDrawing } from './strip-drawing.tsx';

interface TrackedApplication {
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
function TrackForm(given: { code?: string; fault?: string | undefined }) {
  const { t } = useReader();
  return (
    <CodeForm
      action="/lacak"
      label={t('shared.labels.trackingCode')}
      help={t('track.codeHelp')}
      submit={t('shared.actions.show')}
      {...given}
    />
  );
}

function Cell({ cell }: { cell: StripCell }) {
  const { t, locale } = useReader();
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
export function TrackPage({ application }: { application: TrackedApplication }) {
  const { t, href, dateTime, duration } = useReader();
  const model = stripModel(application.clock);
  const promise = duration(model.promiseMs);
  return (
    <>
      <h1>{t('shared.labels.applicationNumber', { number: application.number })}</h1>
      <p className={`state ${application.state}`}>{t(`track.states.${application.state}`)}</p>
      <Section id="todo" title={t('track.todo')}>
        {application.refusal !== null && (
          <p>
            {t('track.ground', {
              ground: t(`applications.grounds.${application.refusal.code}`),
              basis: application.refusal.legalBasis,
            })}
          </p>
        )}
        <p>{t(`track.next.${application.state}`)}</p>
      </Section>
      <Section id="steps" title={t('shared.strip.title')}>
        <StripDrawing model={model} />
        <ol className="strip">
          {model.cells.map((cell) => (
            <Cell key={cell.key} cell={cell} />
          ))}
        </ol>
        <p className={model.breached ? 'clock broken' : 'clock'}>
          {t('track.clock')}: <strong>{duration(model.netMs)}</strong>,{' '}
          {model.breached
            ? t('shared.strip.over', { over: duration(model.overMs), promise })
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
      </Section>
      <Terms
        of={[
          [t('shared.labels.service'), t(`shared.services.${application.serviceType}`)],
          [t('shared.labels.received'), dateTime(application.startedAt)],
          [t('shared.labels.trackingCode'), groups(application.trackingCode), 'code'],
        ]}
      />
      <p className="hint">{t('track.asOf', { time: dateTime(new Date(application.clock.asOf)) })}</p>
      <p>
        <a href={href('/lacak')}>{t('track.other')}</a>
      </p>
    </>
  );
}

export function TrackStart({ fault }: { fault?: string | undefined }) {
  const { t } = useReader();
  return (
    <>
      <h1>{t('track.title')}</h1>
      <TrackForm fault={fault} />
    </>
  );
}

export function TrackNotFound({ code }: { code: string }) {
  const { t } = useReader();
  const hint = useCodeHint();
  return (
    <>
      <h1>{t('shared.labels.unknownCode')}</h1>
      <TrackForm code={code} fault={hint(code) ?? t('track.notFound', { code })} />
    </>
  );
}
