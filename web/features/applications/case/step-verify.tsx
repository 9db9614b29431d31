import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { applications } from '../../../../contract/applications/endpoints.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import type { FindingView } from '../../../../contract/problem.ts';
import classes from '../../../components/display/findings-list.module.css';
import { FindingsList } from '../../../components/display/findings-list.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
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
        label: t('applications.actions.verify'),
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
        label: t('applications.actions.resumeFromCentre'),
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
  const left = unsettled(detail);
  return (
    <Section title={t('shared.work.findings')}>
      {left > 0 && <p>{t('desk.verify.left', { count: left })}</p>}
      <FindingsList
        findings={detail.findings}
        override={(finding) => <Override detail={detail} finding={finding} />}
      />
    </Section>
  );
}

const overrides = { H: 'overrideHold', I: 'overrideNotice' } as const;

function Override({ detail, finding }: { detail: ApplicationDetail; finding: FindingView }) {
  // What stops a case stops it for everybody.
  const action = finding.level === 'T' ? null : overrides[finding.level];
  if (action === null || !detail.allowedActions.includes(action)) return null;
  return <OverrideForm id={detail.id} action={action} finding={finding} />;
}

interface OverrideFormProps {
  id: string;
  action: (typeof overrides)[keyof typeof overrides];
  finding: FindingView;
}

function OverrideForm({ id, action, finding: { code, field = '' } }: OverrideFormProps) {
  const t = useWords();
  const form = useActionForm(applications[action], { initial: { code, field, reason: '' }, params: { id } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  return (
    <>
      <form className={classes.entry} onSubmit={submit} noValidate>
        <TextInput label={t('shared.work.overrideReason')} maxLength={2000} {...form.input('reason')} />
        <Button type="submit" variant="default" loading={form.running}>
          {t('shared.actions.confirm')}
        </Button>
      </form>
      <ProblemNote problem={form.problem} />
    </>
  );
}
