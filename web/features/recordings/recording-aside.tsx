import type { RecordingDetail } from '../../../contract/recordings.ts';
import { HistoryList } from '../../components/display/history-list.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import { useRequirementName } from '../../requirement-name.ts';
import classes from './recordings.module.css';

interface AsideProps {
  detail: RecordingDetail;
}

/** Recordings noted so far: when, under which number of the station, and what was shown for it. */
export function Captures({ detail }: AsideProps) {
  const t = useWords();
  const find = useFindWords();
  const named = useRequirementName('recordings');
  const nameOf = (code: string) =>
    named({ code, name: detail.requirements.find((each) => each.code === code)?.name ?? null });
  const { dateTime } = useFormat();
  return (
    <Section title={t('recordingScreens.captures')}>
      {detail.recordings.length === 0 && <p className="small-note">{t('recordingScreens.noCaptures')}</p>}
      {detail.recordings.map((capture) => (
        <div key={capture.id} className={classes.capture}>
          <strong>{capture.stationReference}</strong>
          <span>
            {dateTime(capture.capturedAt)}, {capture.stationOperator}
          </span>
          <ul>
            {capture.checks.map((check) => (
              <li key={check.requirement}>
                {nameOf(check.requirement)}:{' '}
                {check.reason === null
                  ? t(`recordings.outcomes.${check.outcome}`)
                  : find('recordings.reasons', check.reason)}
              </li>
            ))}
          </ul>
          <small className="small-note">
            {t('recordingScreens.notedBy', { by: capture.notedBy, at: dateTime(capture.notedAt) })}
          </small>
        </div>
      ))}
    </Section>
  );
}

/** Calls made since the card could be printed. */
export function Calls({ detail }: AsideProps) {
  const t = useWords();
  const { date } = useFormat();
  if (detail.calls.length === 0) return null;
  const lines = detail.calls.map((call) => ({
    key: call.calledAt,
    at: call.calledAt,
    what: t(`recordings.calls.${call.outcome}`),
    by: call.calledBy,
    reason: call.willComeOn === null ? null : t('recordingScreens.willCome', { date: date(call.willComeOn) }),
  }));
  return (
    <Section title={t('shared.labels.calls')}>
      <HistoryList lines={lines} />
    </Section>
  );
}

/** What was seen at the centre, newest first. */
export function StatusHistory({ detail }: AsideProps) {
  const t = useWords();
  const find = useFindWords();
  const { date } = useFormat();
  const lines = detail.statusHistory.map((seen, index) => ({
    key: `${seen.recordedAt} ${index}`,
    at: seen.recordedAt,
    what: find('residents.centralStatuses', seen.status),
    by: seen.recordedBy,
    reason: `${t('residentScreens.status.seenOn', { date: date(seen.observedOn) })} · ${find('residents.statusSources', seen.source)}`,
  }));
  return (
    <Section title={t('recordings.screen.history')}>
      <HistoryList lines={lines} />
    </Section>
  );
}
