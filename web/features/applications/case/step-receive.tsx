import { applications } from '../../../../contract/applications/endpoints.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import { useWords } from '../../../locale.ts';
import { useAction } from '../../../queries.ts';
import { RegisterElements } from '../register.tsx';
import { CaseFrame } from './case-frame.tsx';
import { Checklist, lackingDocuments } from './checklist.tsx';

/** Step 1, and its repetition when something was missing: the checklist, then on with it. */
export function ReceiveStep({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const receive = useAction(applications.receive);
  const complete = useAction(applications.completeDocuments);
  const action = detail.state === 'intake' ? 'receive' : 'completeDocuments';
  const asked = action === 'receive' ? receive : complete;
  return (
    <CaseFrame
      detail={detail}
      next={{
        label: t(`applications.actions.${action}`),
        run: () => void asked.run({ params: { id: detail.id }, body: {} }),
        running: asked.running,
        disabled: lackingDocuments(detail) > 0,
      }}
      problem={asked.problem}
      aside={<RegisterElements detail={detail} />}
    >
      <Checklist detail={detail} />
    </CaseFrame>
  );
}
