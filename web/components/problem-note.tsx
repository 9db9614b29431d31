import { Alert, List, Text } from '@mantine/core';
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
  if (problem === null) return null;
  const { title, detail, findings = [], fields = [], params } = problem.body;
  const inTheWay = params?.applicationId;
  return (
    <Alert
      className={classes.problem}
      color="red"
      variant="outline"
      role="alert"
      title={
        <>
          <span aria-hidden="true">✕ </span>
          {title}
        </>
      }
    >
      {detail !== undefined && <Text size="sm">{detail}</Text>}
      {fields.length > 0 && <Text size="sm">{t('shared.form.checkFields')}</Text>}
      {findings.length > 0 && (
        <List size="sm" mt={4}>
          {findings.map((finding) => (
            <List.Item key={`${finding.code} ${finding.field ?? ''}`}>{finding.message}</List.Item>
          ))}
        </List>
      )}
      {inTheWay !== undefined && (
        <Link className={classes.link} to={`/permohonan/${inTheWay}`}>
          {t('shared.actions.open')} {params?.number ?? ''}
        </Link>
      )}
    </Alert>
  );
}
