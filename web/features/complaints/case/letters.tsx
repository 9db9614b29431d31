import { type ComplaintDetail, complaints } from '../../../../contract/complaints/endpoints.ts';
import { callBytes } from '../../../api.ts';
import { PrintButton } from '../../../components/file-buttons.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
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
  const name = t(`complaintScreens.papers.${paper}`);
  return (
    <PrintButton
      label={prominent ? t('complaintScreens.papers.print', { paper: name }) : name}
      load={() => callBytes(complaints[paper], { params: { id } })}
      {...(prominent && { variant: 'filled', 'data-autofocus': true })}
    />
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
