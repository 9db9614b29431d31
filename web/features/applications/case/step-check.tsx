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
import { useAction } from '../../../queries.ts';
import { useOpenNextFor } from '../next-case.ts';
import { Attempts, Checks, Comparison } from '../register.tsx';
import { CaseFrame } from './case-frame.tsx';

const parts = ['photo', 'text', 'cut', 'back'] as const;
type Physical = Record<(typeof parts)[number], boolean>;
const nothingTicked: Physical = { photo: false, text: false, cut: false, back: false };

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
  const [serial, setSerial] = useState('');
  const [physical, setPhysical] = useState(nothingTicked);
  const [rejecting, setRejecting] = useState(false);
  const openNext = useOpenNextFor(action);
  const approve = useAction(endpoint, { onDone: () => void openNext(detail.id) });
  const attempt = detail.attempts.at(-1);
  const allGood = parts.every((part) => physical[part]);
  return (
    <CaseFrame
      detail={detail}
      next={{
        label: t(`applications.verbs.${action}`),
        run: () => void approve.run({ params: { id: detail.id }, body: { serial: serial.trim(), physical } }),
        running: approve.running,
        disabled: serial.trim() === '' || !allGood,
      }}
      problem={approve.problem}
      aside={
        <>
          <Section title={t('desk.check.physical')}>
            <ScanField
              label={t('desk.check.serial')}
              description={t('desk.check.serialHelp')}
              value={serial}
              onChange={(code) => {
                // What was wrong with the last code says nothing of this one.
                if (approve.problem !== null) approve.reset();
                setSerial(code);
              }}
              focusOn={detail.id}
            />
            <Stack gap={2}>
              {parts.map((part) => (
                <Checkbox
                  key={part}
                  size="md"
                  py={9}
                  label={t(`desk.check.${part}`)}
                  checked={physical[part]}
                  onChange={(event) => {
                    const { checked } = event.currentTarget;
                    setPhysical((now) => ({ ...now, [part]: checked }));
                  }}
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
          serial={serial.trim()}
          physical={physical}
          onClose={() => setRejecting(false)}
        />
      )}
    </CaseFrame>
  );
}

interface RejectDialogProps {
  detail: ApplicationDetail;
  half: 'section' | 'division';
  serial: string;
  physical: Physical;
  onClose: () => void;
}

function RejectDialog({ detail, half, serial, physical, onClose }: RejectDialogProps) {
  const t = useWords();
  const { action, reject } = halves[half];
  const openNext = useOpenNextFor(action);
  const reasons = optionsOf(rejectionReasons, (code) => t(`applications.reasons.${code}`));
  const form = useActionForm(reject, {
    initial: { serial, physical, returnTo: 'entered', reason: '', words: '' },
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
