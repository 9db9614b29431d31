import { correctable } from '../../../contract/applications/terms.ts';
import type { ApplicationDetail } from '../../../contract/applications/views.ts';
import { Badge, type BadgeKind } from '../../components/display/state-badge.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import classes from './case/case.module.css';

/** An element's value in words; a date as the reader writes it. */
export function useElementLabel() {
  const { date } = useFormat();
  return ({ element, value, label }: ApplicationDetail['resident']['elements'][number]) => {
    if (element === 'birth_date' && value !== null) return date(value);
    return label === '' ? '–' : label;
  };
}

/** The resident's elements as the register holds them. */
export function RegisterElements({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const find = useFindWords();
  const label = useElementLabel();
  const { resident } = detail;
  return (
    <Section title={t('desk.sections.register')}>
      <table className={classes.elements}>
        <tbody>
          {resident.elements.map((each) => (
            <tr key={each.element}>
              <th scope="row">{t(`residents.fields.${correctable[each.element].field}`)}</th>
              <td>{label(each)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('desk.facts.kk')}</th>
            <td>{resident.kkMasked ?? '–'}</td>
          </tr>
          <tr>
            <th scope="row">{t('desk.facts.central')}</th>
            <td>{find('residents.centralStatuses', resident.centralStatus)}</td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

/** Register and card side by side, element by element in the card's order; what differs is marked in words. */
export function Comparison({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const find = useFindWords();
  const differing = detail.comparison.filter((element) => element.differs).length;
  return (
    <Section title={t('desk.check.data')}>
      <p className="note">
        {differing === 0 ? '✓ ' : '▲ '}
        {t('desk.check.differences', { count: differing })}
      </p>
      <table className={classes.elements}>
        <thead>
          <tr>
            <th scope="col">{t('desk.entry.element')}</th>
            <th scope="col">{t('desk.check.register')}</th>
            <th scope="col">{t('desk.check.printed')}</th>
          </tr>
        </thead>
        <tbody>
          {detail.comparison.map(({ element, register, printed, differs }) => (
            <tr key={element} data-differs={differs}>
              <th scope="row">{find('desk.cardElements', element)}</th>
              <td>{register}</td>
              <td>
                {printed ?? '–'}
                {differs && <span className={classes.mark}> ▲ {t('desk.check.differs')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const attemptKind: Record<ApplicationDetail['attempts'][number]['state'], BadgeKind> = {
  queued: 'work',
  printing: 'work',
  awaiting_confirmation: 'waiting',
  confirmed: 'done',
  spoiled: 'broken',
  failed: 'broken',
};

/** Every print of this case with its blank: what became of each. */
export function Attempts({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const find = useFindWords();
  const { time } = useFormat();
  if (detail.attempts.length === 0) return null;
  return (
    <Section title={t('desk.sections.attempts')}>
      <ul className={classes.attempts}>
        {[...detail.attempts].reverse().map((attempt) => (
          <li key={attempt.id} className={classes.attempt}>
            <div className={classes.attemptHead}>
              {t('desk.print.attempt', { no: attempt.attemptNo })}
              <Badge kind={attemptKind[attempt.state]}>{t(`shared.printStates.${attempt.state}`)}</Badge>
            </div>
            <div className="note">
              {t('desk.print.blank', { serial: attempt.blankSerial })},{' '}
              {t('shared.labels.byAt', { by: attempt.queuedBy, at: time(attempt.queuedAt) })}
            </div>
            {attempt.reason !== null && (
              <div>{t('desk.print.reason', { reason: find('applications.reasons', attempt.reason) })}</div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who checked which print, and how. */
export function Checks({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const find = useFindWords();
  const { time } = useFormat();
  if (detail.checks.length === 0) return null;
  return (
    <Section title={t('desk.sections.checks')}>
      <ul className={classes.attempts}>
        {detail.checks.map((check) => (
          <li key={`${check.attemptNo} ${check.half}`} className={classes.attempt}>
            <div className={classes.attemptHead}>
              {t(`desk.check.${check.half}`)}, {t('desk.print.attempt', { no: check.attemptNo })}
            </div>
            <div>
              {check.outcome === 'approved' ? '✓ ' : '✕ '}
              {t(check.outcome === 'approved' ? 'desk.check.approvedBy' : 'desk.check.rejectedBy', {
                by: check.checkedBy,
                at: time(check.at),
              })}
              {check.reason !== null && `. ${find('applications.reasons', check.reason)}`}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
