import { useParams } from 'react-router';
import { applications } from '../../../../contract/applications/endpoints.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import { Section, useReadFromTop } from '../../../components/layout/work-page.tsx';
import { Loaded } from '../../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import { useView } from '../../../queries.ts';
import { Attempts, Checks, RegisterElements } from '../register.tsx';
import { CaseFrame } from './case-frame.tsx';
import { Checklist } from './checklist.tsx';
import { CheckStep } from './step-check.tsx';
import { EntryStep } from './step-entry.tsx';
import { HandOverStep } from './step-hand-over.tsx';
import { ConfirmPrintStep, StartPrintStep } from './step-print.tsx';
import { ReceiveStep } from './step-receive.tsx';
import { CentreStep, Findings, VerifyStep } from './step-verify.tsx';

/** One application, whoever looks at it: the step that waits for the reader, else the case as it stands. */
export default function CasePage() {
  const { id = '' } = useParams();
  const view = useView(applications.detail, { params: { id } });
  useReadFromTop(view.data?.state);
  return (
    <Loaded view={view} lines={10}>
      {(detail) => <Step key={`${id} ${detail.state}`} detail={detail} />}
    </Loaded>
  );
}

function Step({ detail }: { detail: ApplicationDetail }) {
  // What is refused on this case (four eyes, a colleague's desk) is not offered: the case is shown instead.
  switch (offered(detail)) {
    case 'receive':
    case 'completeDocuments':
      return <ReceiveStep detail={detail} />;
    case 'verify':
      return <VerifyStep detail={detail} />;
    case 'resumeFromCentre':
      return <CentreStep detail={detail} />;
    case 'enterData':
      return <EntryStep detail={detail} />;
    case 'startPrint':
      return <StartPrintStep detail={detail} />;
    case 'confirmPrint':
      return <ConfirmPrintStep detail={detail} />;
    case 'approveAsSectionHead':
      return <CheckStep detail={detail} half="section" />;
    case 'approveAsDivisionHead':
      return <CheckStep detail={detail} half="division" />;
    case 'handOver':
      return <HandOverStep detail={detail} />;
    default:
      return <Standing detail={detail} />;
  }
}

function offered(detail: ApplicationDetail) {
  return detail.nextAction !== null && detail.allowedActions.includes(detail.nextAction)
    ? detail.nextAction
    : null;
}

function Standing({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const { dateTime } = useFormat();
  const { handover } = detail;
  return (
    <CaseFrame
      detail={detail}
      next={null}
      aside={
        <>
          <Attempts detail={detail} />
          <Checks detail={detail} />
        </>
      }
    >
      {handover !== null && (
        <Section title={t('desk.sections.handover')}>
          <p>
            {t('desk.handOver.done', {
              name: handover.receiverName,
              at: dateTime(handover.at),
              by: handover.by,
            })}
          </p>
        </Section>
      )}
      {detail.findings.length > 0 && <Findings detail={detail} />}
      <RegisterElements detail={detail} />
      <Checklist detail={detail} />
    </CaseFrame>
  );
}
