import { applications } from '../../../../contract/applications/endpoints.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import type { FindingView } from '../../../../contract/problem.ts';
import { FindingsList } from '../../../components/display/findings-list.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useWords } from '../../../locale.ts';
import { useAction } from '../../../queries.ts';
import { RegisterElements } from '../register.tsx';
import { CaseFrame } from './case-frame.tsx';
import { Checklist } from './checklist.tsx';

const unsettled = (detail: ApplicationDetail) =>
  detail.findings.filter((finding) => finding.override === null).length;

/** Step 2: the register on the left, the documents on the right, findings above both. */
export function VerifyStep({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const verify = useAction(applications.verify);
  const left = unsettled(detail);
  return (
    <CaseFrame
      detail={detail}
      next={{
        label: t('applications.verbs.verify'),
        run: () => void verify.run({ params: { id: detail.id }, body: {} }),
        running: verify.running,
        disabled: left > 0,
      }}
      problem={verify.problem}
      aside={<Checklist detail={detail} />}
    >
      <Findings detail={detail} />
      <RegisterElements detail={detail} />
    </CaseFrame>
  );
}

/** The centre's status has come, or has been asked for: on with the verification. */
export function CentreStep({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const resume = useAction(applications.resumeFromCentre);
  return (
    <CaseFrame
      detail={detail}
      next={{
        label: t('applications.verbs.resumeFromCentre'),
        run: () => void resume.run({ params: { id: detail.id }, body: {} }),
        running: resume.running,
      }}
      problem={resume.problem}
      aside={<Checklist detail={detail} />}
    >
      <RegisterElements detail={detail} />
    </CaseFrame>
  );
}

/** Findings with the reasons that let the case go on, for whoever may give one. */
export function Findings({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const notice = useAction(applications.overrideNotice);
  const hold = useAction(applications.overrideHold);
  const verbs = { H: hold, I: notice };
  const actions = { H: 'overrideHold', I: 'overrideNotice' } as const;
  const override = (finding: FindingView, reason: string) => {
    if (finding.level === 'T') return;
    void verbs[finding.level].run({
      params: { id: detail.id },
      body: { code: finding.code, reason, ...(finding.field !== undefined && { field: finding.field }) },
    });
  };
  const left = unsettled(detail);
  return (
    <Section title={t('shared.work.findings')}>
      {left > 0 && <p>{t('desk.verify.left', { count: left })}</p>}
      <FindingsList
        findings={detail.findings}
        canOverride={({ level }) => level !== 'T' && detail.allowedActions.includes(actions[level])}
        onOverride={override}
        running={notice.running || hold.running}
      />
      <ProblemNote problem={notice.problem ?? hold.problem} />
    </Section>
  );
}
