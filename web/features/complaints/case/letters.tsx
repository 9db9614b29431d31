import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  type ComplaintDetail,
  type ComplaintLetterKind,
  complaintLetterKinds,
  complaintLetters,
  isLetterReady,
} from '../../../../contract/complaints/endpoints.ts';
import { callBytes, Problem } from '../../../api.ts';
import { Section } from '../../../components/layout/work-page.tsx';
import { printPdf } from '../../../components/print-pdf.ts';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useWords } from '../../../locale.ts';
import { mayAsk, useMe } from '../../../session-context.ts';
import classes from '../complaints.module.css';

/** Prints one letter of a case; a refusal stays where it was asked for. */
export function LetterButton({
  letter,
  id,
  prominent = false,
}: {
  letter: ComplaintLetterKind;
  id: string;
  prominent?: boolean;
}) {
  const t = useWords();
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const print = async () => {
    setRunning(true);
    setProblem(null);
    try {
      printPdf(await callBytes(complaintLetters[letter], { params: { id } }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <>
      <Button
        variant={prominent ? 'filled' : 'default'}
        loading={running}
        onClick={() => void print()}
        data-autofocus={prominent || undefined}
      >
        {prominent
          ? t('complaintScreens.papers.print', { paper: t(`letters.kinds.${letter}`) })
          : t(`letters.kinds.${letter}`)}
      </Button>
      <ProblemNote problem={problem} />
    </>
  );
}

/** The letters that this case has by now, one button each. */
export function Letters({ detail }: { detail: ComplaintDetail }) {
  const t = useWords();
  const me = useMe();
  const ready = complaintLetterKinds.filter(
    (kind) => isLetterReady[kind](detail) && mayAsk(complaintLetters[kind].access, me),
  );
  if (ready.length === 0) return null;
  return (
    <Section title={t('complaintScreens.sections.papers')}>
      <div className={classes.buttons}>
        {ready.map((kind) => (
          <LetterButton key={kind} letter={kind} id={detail.id} />
        ))}
      </div>
    </Section>
  );
}
