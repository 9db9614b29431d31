import { Button } from '@mantine/core';
import { useState } from 'react';
import { type ComplaintDetail, complaints } from '../../../../contract/complaints/endpoints.ts';
import { callBytes, Problem } from '../../../api.ts';
import { Section } from '../../../components/layout/work-page.tsx';
import { printPdf } from '../../../components/print-pdf.ts';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useWords } from '../../../locale.ts';
import { mayAsk, useMe } from '../../../session-context.ts';
import classes from '../complaints.module.css';

const papers = [
  'receipt',
  'completionRequest',
  'answerLetter',
  'forwardingLetter',
  'forwardingNotice',
  'caseHistory',
] as const;
export type Paper = (typeof papers)[number];

/** Whether the case has come as far as this paper. */
function exists(paper: Paper, { answer, referral, state }: ComplaintDetail): boolean {
  switch (paper) {
    case 'receipt':
    case 'caseHistory':
      return true;
    case 'completionRequest':
      return state === 'awaiting_complainant';
    case 'answerLetter':
      return answer !== null;
    case 'forwardingLetter':
    case 'forwardingNotice':
      return referral !== null;
  }
}

/** Prints one paper of a case; a refusal stays where it was asked for. */
export function PaperButton({
  paper,
  id,
  prominent = false,
}: {
  paper: Paper;
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
      printPdf(await callBytes(complaints[paper], { params: { id } }));
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
          ? t('complaintScreens.papers.print', { paper: t(`complaintScreens.papers.${paper}`) })
          : t(`complaintScreens.papers.${paper}`)}
      </Button>
      <ProblemNote problem={problem} />
    </>
  );
}

/** The papers that this case has by now, one button each. */
export function Papers({ detail }: { detail: ComplaintDetail }) {
  const t = useWords();
  const me = useMe();
  const ready = papers.filter((paper) => exists(paper, detail) && mayAsk(complaints[paper].access, me));
  if (ready.length === 0) return null;
  return (
    <Section title={t('complaintScreens.sections.papers')}>
      <div className={classes.buttons}>
        {ready.map((paper) => (
          <PaperButton key={paper} paper={paper} id={detail.id} />
        ))}
      </div>
    </Section>
  );
}
