import { Link } from 'react-router';
import { fieldOfElement } from '../../../contract/applications/terms.ts';
import { cards } from '../../../contract/cards.ts';
import type { ResidentDetail } from '../../../contract/residents.ts';
import { HistoryList } from '../../components/display/history-list.tsx';
import { Badge } from '../../components/display/state-badge.tsx';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import classes from './residents.module.css';

interface AsideProps {
  resident: ResidentDetail;
}

/** Cards that were handed over: which one is in force, and from which application each came. */
export function HeldCards({ resident }: AsideProps) {
  const t = useWords();
  const { date } = useFormat();
  const me = useMe();
  const seesStock = mayAsk(cards.blank.access, me);
  return (
    <Section title={t('residentScreens.cards')}>
      {resident.cards.length === 0 && <p className={classes.note}>{t('residentScreens.noCards')}</p>}
      <ul className={classes.lines}>
        {resident.cards.map((card) => (
          <li key={card.serial}>
            <TwoLines strong small={t('residentScreens.issuedOn', { date: date(card.issuedOn) })}>
              {card.serial}
            </TwoLines>
            <Badge kind={card.state === 'active' ? 'done' : 'quiet'}>
              {t(`cards.cardStates.${card.state}`)}
            </Badge>
            <span>
              <Link className="text-link" to={`/permohonan/${card.applicationId}`}>
                {card.applicationNumber}
              </Link>
              {seesStock && (
                <>
                  {' · '}
                  <Link className="text-link" to={`/blangko/seri/${encodeURIComponent(card.serial)}`}>
                    {t('residentScreens.blank')}
                  </Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was seen at the centre, newest first, with where it was seen. */
export function CentralHistory({ resident }: AsideProps) {
  const t = useWords();
  const find = useFindWords();
  const { date } = useFormat();
  const lines = resident.centralStatusHistory.map((seen, index) => ({
    key: `${seen.recordedAt} ${index}`,
    at: seen.recordedAt,
    what: find('residents.centralStatuses', seen.status),
    by: seen.recordedBy,
    reason: [
      t('residentScreens.status.seenOn', { date: date(seen.observedOn) }),
      t(`residents.statusSources.${seen.source}`),
      ...(seen.evidence === null ? [] : [seen.evidence]),
    ].join(' · '),
  }));
  return (
    <Section title={t('recordings.screen.history')}>
      <HistoryList lines={lines} />
    </Section>
  );
}

/** Warnings with which the resident was loaded: they are settled when an application is verified. */
export function KeptFindings({ resident }: AsideProps) {
  const t = useWords();
  const { date } = useFormat();
  if (resident.findings.length === 0) return null;
  return (
    <Section title={t('residentScreens.keptFindings')}>
      <ul className={classes.findings}>
        {resident.findings.map((finding) => (
          <li key={`${finding.code} ${finding.message}`}>
            <span>{finding.message}</span>
            <span className={classes.note}>
              {finding.code} · {t('residentScreens.notedOn', { date: date(finding.notedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Corrections of elements, newest first. */
export function Changes({ resident }: AsideProps) {
  const t = useWords();
  const find = useFindWords();
  if (resident.changes.length === 0) return null;
  const lines = resident.changes.map((change, index) => ({
    key: `${change.at} ${index}`,
    at: change.at,
    what: find('residents.fields', fieldOfElement(change.element)),
    by: change.by,
    reason: (
      <span className={classes.change}>
        <del>{change.from ?? '–'}</del> → <ins>{change.to ?? '–'}</ins>
        {change.applicationId !== null && (
          <>
            {' · '}
            <Link className="text-link" to={`/permohonan/${change.applicationId}`}>
              {t('residentScreens.itsCase')}
            </Link>
          </>
        )}
      </span>
    ),
  }));
  return (
    <Section title={t('residentScreens.changes')}>
      <HistoryList lines={lines} />
    </Section>
  );
}
