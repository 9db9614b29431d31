import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { FindingView } from '../../../contract/problem.ts';
import { useFormat, useWords } from '../../locale.ts';
import classes from './findings-list.module.css';

interface FindingsListProps {
  findings: readonly FindingView[];
  /** Whether the reader may go on in spite of this finding; the server says so. */
  canOverride?: (finding: FindingView) => boolean;
  onOverride?: (finding: FindingView, reason: string) => void;
  running?: boolean;
}

const order = { T: 0, H: 1, I: 2 } as const;
const keyOf = (finding: FindingView) => `${finding.code} ${finding.field ?? ''}`;

/** What the rules found, gravest first: what each needs, and the reason of whoever went on in spite of it. */
export function FindingsList({ findings, canOverride, onOverride, running = false }: FindingsListProps) {
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
          {finding.override === null && onOverride !== undefined && canOverride?.(finding) === true && (
            <OverrideEntry running={running} onSubmit={(reason) => onOverride(finding, reason)} />
          )}
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

function OverrideEntry({ onSubmit, running }: { onSubmit: (reason: string) => void; running: boolean }) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = reason.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!tooShort && !running) onSubmit(reason.trim());
  };
  return (
    <form className={classes.entry} onSubmit={submit} noValidate>
      <TextInput
        label={t('shared.work.overrideReason')}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && tooShort ? t('shared.form.tooShort', { min: 3 }) : undefined}
      />
      <Button type="submit" variant="default" loading={running}>
        {t('shared.actions.confirm')}
      </Button>
    </form>
  );
}
