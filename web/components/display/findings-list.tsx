import type { ReactNode } from 'react';
import type { FindingView } from '../../../contract/problem.ts';
import { useFormat, useWords } from '../../locale.ts';
import classes from './findings-list.module.css';

interface FindingsListProps {
  findings: readonly FindingView[];
  /** What stands below a finding that nobody has settled: how the reader may go on in spite of it. */
  override?: (finding: FindingView) => ReactNode;
}

const order = { T: 0, H: 1, I: 2 } as const;
const keyOf = (finding: FindingView) => `${finding.code} ${finding.field ?? ''}`;

/** What the rules found, gravest first: what each needs, and the reason of whoever went on in spite of it. */
export function FindingsList({ findings, override }: FindingsListProps) {
  const t = useWords();
  if (findings.length === 0) return <p>✓ {t('shared.work.noFindings')}</p>;
  const sorted = [...findings].sort(
    (a, b) => Number(a.override !== null) - Number(b.override !== null) || order[a.level] - order[b.level],
  );
  return (
    <ul className={classes.list}>
      {sorted.map((finding) => (
        <li key={keyOf(finding)} className={`${classes.finding} ${classes[finding.level]}`}>
          <FindingText finding={finding} />
          {finding.override === null && override?.(finding)}
        </li>
      ))}
    </ul>
  );
}

function FindingText({ finding }: { finding: FindingView }) {
  const t = useWords();
  const { dateTime } = useFormat();
  const { level, code, message, override } = finding;
  return (
    <>
      <div className={classes.head}>
        <span className={classes.level}>{t(`shared.levels.${level}`)}</span>
        <span>{code}</span>
        {override === null && <span>{t(`shared.levelHelp.${level}`)}</span>}
      </div>
      <div>{message}</div>
      {override !== null && (
        <div className={classes.settled}>
          ✓{' '}
          {t('shared.work.overrideBy', {
            by: override.by,
            at: dateTime(override.at),
            reason: override.reason,
          })}
        </div>
      )}
    </>
  );
}
