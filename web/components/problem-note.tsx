import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../api.ts';
import { useWords } from '../locale.ts';
import classes from './notes.module.css';

/**
 * What was refused and what to do, in the place where it was asked. When the refusal names a case that stands
 * in the way (`params.applicationId`), it links to it.
 */
export function ProblemNote({ problem }: { problem: Problem | null }) {
  const t = useWords();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== null) note.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  if (problem === null) return null;
  const { title, detail, findings = [], fields = [], params } = problem.body;
  const inTheWay = params?.applicationId;
  return (
    <div className={classes.problem} role="alert" ref={note}>
      <strong>
        <span aria-hidden="true">✕ </span>
        {title}
      </strong>
      {detail !== undefined && <p>{detail}</p>}
      {fields.length > 0 && <p>{t('shared.form.checkFields')}</p>}
      {findings.length > 0 && (
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.code} ${finding.field ?? ''}`}>{finding.message}</li>
          ))}
        </ul>
      )}
      {inTheWay !== undefined && (
        <Link className={classes.link} to={`/permohonan/${inTheWay}`}>
          {t('shared.actions.open')} {params?.number ?? ''}
        </Link>
      )}
    </div>
  );
}
