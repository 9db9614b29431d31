import { Link } from 'react-router';
import type { ComplaintDetail } from '../../../../contract/complaints/endpoints.ts';
import type { WordGroup } from '../../../../locales/translator.ts';
import { HistoryList, useActingRole } from '../../../components/display/history-list.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { useFindWords, useFormat, useWords } from '../../../locale.ts';
import { ComplaintBadge } from '../complaint-badge.tsx';
import classes from '../complaints.module.css';
import { complaintAddress } from '../rows.tsx';
import { AskButtons, type Asking } from './ask-buttons.tsx';

/** What hangs together with this case: an application, officers complained about, merged complaints. */
export function Links({ detail, ask }: Asking) {
  const t = useWords();
  const { date } = useFormat();
  const { application, complainedAbout, mergedInto, mergedHere, similar } = detail;
  return (
    <Section title={t('complaintScreens.sections.links')}>
      {application !== null && (
        <div>
          {t('complaintScreens.similar.application')}{' '}
          <Link className="text-link" to={`/permohonan/${application.id}`}>
            {application.number}
          </Link>
        </div>
      )}
      {complainedAbout.length > 0 && (
        <div>
          {t('complaints.actions.nameOfficer')}:{' '}
          <strong>{complainedAbout.map(({ name }) => name).join(', ')}</strong>
        </div>
      )}
      {mergedInto !== null && (
        <div>
          {t('complaintScreens.similar.mergedInto')}{' '}
          <Link className="text-link" to={complaintAddress(mergedInto)}>
            {mergedInto.number}
          </Link>
        </div>
      )}
      {mergedHere.length > 0 && (
        <div className={classes.line}>
          {t('complaintScreens.similar.mergedHere')}
          {mergedHere.map((each) => (
            <Link key={each.id} className="text-link" to={complaintAddress(each)}>
              {each.number}
            </Link>
          ))}
        </div>
      )}
      <strong>{t('complaintScreens.sections.similar')}</strong>
      {similar.length === 0 ? (
        <p className="note">{t('complaintScreens.similar.none')}</p>
      ) : (
        <ul className={classes.list}>
          {similar.map((each) => (
            <li key={each.id}>
              <span className={classes.line}>
                <Link className="text-link" to={complaintAddress(each)}>
                  {each.number}
                </Link>
                <ComplaintBadge state={each.state} />
              </span>
              <span className="note">
                {date(each.receivedOn)} · {each.excerpt}
              </span>
            </li>
          ))}
        </ul>
      )}
      <AskButtons actions={['linkApplication', 'nameOfficer', 'merge']} detail={detail} ask={ask} />
    </Section>
  );
}

/** The limits of the law beside the office's own promise, each with its legal basis. */
export function Limits({ detail }: { detail: ComplaintDetail }) {
  const t = useWords();
  const find = useFindWords();
  const { date } = useFormat();
  // A limit that has not begun to run says nothing yet.
  const running = detail.limits.filter((limit) => limit.dueOn !== null);
  if (running.length === 0) return null;
  return (
    <Section title={t('complaintScreens.sections.limits')}>
      <ul className={classes.list}>
        {running.map((limit) => (
          <li key={limit.code}>
            <span className={classes.line}>
              <strong>{find('complaints.limits', limit.code)}</strong>
              {limit.met !== null && (
                <span className={limit.met ? classes.done : classes.broken}>
                  {limit.met
                    ? `✓ ${t('complaintScreens.limits.met')}`
                    : `▲ ${t('complaintScreens.limits.broken')}`}
                </span>
              )}
            </span>
            <span className="note">
              {limit.dueOn !== null && t('complaintScreens.limits.due', { date: date(limit.dueOn) })}
              {limit.tentative && ` (${t('complaintScreens.due.tentative')})`} · {limit.legalBasis}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the complainant was told, by which channel, and whether it arrived. */
export function Messages({ detail }: { detail: ComplaintDetail }) {
  const t = useWords();
  const find = useFindWords();
  const { dateTime } = useFormat();
  return (
    <Section title={t('complaintScreens.sections.messages')}>
      {detail.messages.length === 0 ? (
        <p className="note">{t('complaintScreens.messages.none')}</p>
      ) : (
        <ul className={classes.list}>
          {detail.messages.map((message) => (
            <li key={message.id}>
              <span>
                <strong>{find('messages', `${message.template}.subject`, { number: detail.number })}</strong>
              </span>
              <span className="note" data-failed={message.state === 'failed'}>
                {[
                  find('complaintScreens.messages.channels', message.channel),
                  find('complaintScreens.messages.states', message.state),
                  dateTime(message.endedAt ?? message.createdAt),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const reasonGroups = [
  'complaints.archiveReasons',
  'complaints.spamReasons',
  'complaints.completionReasons',
  'complaints.callOutcomes',
  'complaints.noticeChannels',
  'complaints.components',
  'complaints.authority',
  'complaints.agencyStates',
] as const;

/** The codes of an event that mean something to a reader, by the words that fit each. */
const groupOf: Readonly<Record<string, readonly WordGroup[]>> = {
  reason: reasonGroups,
  reasons: ['complaints.completionReasons'],
  outcome: ['complaints.callOutcomes'],
  channel: ['complaints.noticeChannels', 'complaints.channels'],
  component: ['complaints.components'],
  decision: ['complaints.authority'],
  authority: ['complaints.authority'],
  agencyState: ['complaints.agencyStates'],
  state: ['complaints.agencyStates'],
};

export function ComplaintHistory({ detail, ask }: Asking) {
  const t = useWords();
  const find = useFindWords();
  const roleOf = useActingRole();
  const coded = (name: string, code: string) => {
    for (const group of groupOf[name] ?? []) {
      const words = find(group, code);
      if (words !== code) return words;
    }
    return null;
  };
  const lines = [...detail.history].reverse().map((entry) => {
    const codes = Object.entries(entry.data).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).flatMap((each) =>
        typeof each === 'string' ? (coded(name, each) ?? []) : [],
      ),
    );
    const reason = [...codes, ...(entry.words === null ? [] : [entry.words])].join('. ');
    return {
      key: entry.seq,
      at: entry.at,
      what: find('complaints.actions', entry.action),
      by: entry.actor,
      role: roleOf(entry),
      reason: reason === '' ? null : reason,
    };
  });
  return (
    <Section title={t('shared.work.history')}>
      <AskButtons actions={['note']} detail={detail} ask={ask} />
      <HistoryList lines={lines} />
    </Section>
  );
}
