import {
  type ComplaintDetail,
  type ComplaintLetterKind,
  complaintLetterKinds,
  complaintLetters,
  isLetterReady,
} from '../../../../contract/complaints/endpoints.ts';
import { callBytes } from '../../../api.ts';
import { PrintButton } from '../../../components/file-buttons.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { useWords } from '../../../locale.ts';
import { mayAsk, useMe } from '../../../session-context.ts';

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
  const name = t(`letters.kinds.${letter}`);
  return (
    <PrintButton
      label={prominent ? t('complaintScreens.papers.print', { paper: name }) : name}
      load={() => callBytes(complaintLetters[letter], { params: { id } })}
      {...(prominent && { variant: 'filled', 'data-autofocus': true })}
    />
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
      <div className="button-row">
        {ready.map((kind) => (
          <LetterButton key={kind} letter={kind} id={detail.id} />
        ))}
      </div>
    </Section>
  );
}
