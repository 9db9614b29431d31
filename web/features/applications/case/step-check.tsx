import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { applications } from '../../../../contract/applications/endpoints.ts';
import { rejectionReasons } from '../../../../contract/applications/terms.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import { addressOf } from '../../../api.ts';
import { CardView } from '../../../components/display/card-view.tsx';
import { ActionDialog, ReasonFields, useReasonRules } from '../../../components/forms/action-dialog.tsx';
import { Choices, optionsOf } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { ScanField } from '../../../components/forms/scan-field.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { useWords } from '../../../locale.ts';
import { useOpenNextFor } from '../next-case.ts';
import { Attempts, Checks, Comparison } from '../register.tsx';
import { CaseFrame } from './case-frame.tsx';

const parts = ['photo', 'text', 'cut', 'back'] as const;
const nothingTicked = { photo: false, text: false, cut: false, back: false };

const halves = {
  section: {
    action: 'approveAsSectionHead',
    approve: applications.approveAsSectionHead,
    reject: applications.rejectAsSectionHead,
  },
  division: {
    action: 'approveAsDivisionHead',
    approve: applications.approveAsDivisionHead,
    reject: applications.rejectAsDivisionHead,
  },
} as const;

/** Step 5: the card in hand, the card on the screen and the register, then yes or no. */
export function CheckStep({ detail, half }: { detail: ApplicationDetail; half: 'section' | 'division' }) {
  const t = useWords();
  const { action, approve: endpoint } = halves[half];
  const [rejecting, setRejecting] = useState(false);
  const openNext = useOpenNextFor(action);
  const form = useActionForm(endpoint, {
    initial: { serial: '', physical: nothingTicked },
    params: { id: detail.id },
    refusalEndsWithChange: true,
    onDone: () => void openNext(detail.id),
  });
  const { serial, physical } = form.values;
  const attempt = detail.attempts.at(-1);
  const allGood = physical && parts.every((part) => physical[part]);
  return (
    <CaseFrame
      detail={detail}
      next={{
        label: t(`applications.actions.${action}`),
        run: () => form.submit(),
        running: form.running,
        disabled: serial.trim() === '' || !allGood,
      }}
      problem={form.problem}
      aside={
        <>
          <Section title={t('desk.check.physical')}>
            <ScanField
              label={t('desk.print.inHand')}
              description={t('desk.check.serialHelp')}
              focusOn={detail.id}
              {...form.input('serial')}
            />
            <Stack gap={2}>
              {parts.map((part) => (
                <Checkbox
                  key={part}
                  py={9}
                  label={t(`desk.check.${part}`)}
                  {...form.tick(`physical.${part}`)}
                />
              ))}
            </Stack>
            <small>{t('desk.check.allOf')}</small>
            <Button
              variant="default"
              c="var(--broken)"
              disabled={serial.trim() === ''}
              onClick={() => setRejecting(true)}
            >
              {t('desk.check.reject')}
            </Button>
          </Section>
          <Attempts detail={detail} />
          <Checks detail={detail} />
        </>
      }
    >
      <Section title={t('desk.check.card')}>
        {attempt !== undefined && (
          <CardView
            address={addressOf(applications.cardFront, {
              params: { id: detail.id },
              query: { attemptId: attempt.id },
            })}
          />
        )}
      </Section>
      <Comparison detail={detail} />
      {rejecting && (
        <RejectDialog
          detail={detail}
          half={half}
          checked={{ serial, physical }}
          onClose={() => setRejecting(false)}
        />
      )}
    </CaseFrame>
  );
}

interface RejectDialogProps {
  detail: ApplicationDetail;
  half: 'section' | 'division';
  /** What the approval would have sent: the card in hand and what is good about it. */
  checked: { serial: string; physical: typeof nothingTicked };
  onClose: () => void;
}

function RejectDialog({ detail, half, checked, onClose }: RejectDialogProps) {
  const t = useWords();
  const { action, reject } = halves[half];
  const openNext = useOpenNextFor(action);
  const reasons = optionsOf(rejectionReasons, (code) => t(`applications.reasons.${code}`));
  const form = useActionForm(reject, {
    initial: { ...checked, returnTo: 'entered', reason: '', words: '' },
    params: { id: detail.id },
    rules: useReasonRules({ reasons }),
    onDone: () => void openNext(detail.id),
  });
  return (
    <ActionDialog
      form={form}
      title={t('desk.check.reject')}
      text={t('desk.check.rejectText')}
      grave
      onClose={onClose}
    >
      <ReasonFields form={form} reasons={reasons}>
        <Choices
          label={t('desk.check.returnTo')}
          options={[
            { value: 'entered', label: t('desk.check.toPrint') },
            { value: 'verified', label: t('desk.check.toEntry') },
          ]}
          {...form.input('returnTo')}
        />
      </ReasonFields>
    </ActionDialog>
  );
}
