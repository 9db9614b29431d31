import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type StandardDetail, serviceStandards } from '../../../contract/service-standards.ts';
import { ReasonDialog, useReasonForm } from '../../components/forms/action-dialog.tsx';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useAction } from '../../queries.ts';
import { useMe } from '../../session-context.ts';
import { ChangeSummary } from './change-list.tsx';

interface DeedProps {
  standard: StandardDetail;
  onClose: () => void;
}

/** To the head of office, with the day from which it is to hold. */
export function SubmitDialog({ standard: { id, saves, changes }, onClose }: DeedProps) {
  const t = useWords();
  const { office } = useMe();
  const today = officeToday(office.zone);
  const [effectiveOn, setEffectiveOn] = useState(today);
  const verb = useAction(serviceStandards.submit, { onDone: onClose });
  return (
    <FormDialog
      title={t('standardScreens.actions.submit')}
      text={t('standardScreens.submit.text')}
      submitLabel={t('standardScreens.actions.submit')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => {
        if (effectiveOn !== '') void verb.run({ params: { id }, body: { saves, effectiveOn } });
      }}
      onClose={onClose}
    >
      <ChangeSummary changes={changes} />
      <TextInput
        type="date"
        label={t('standardScreens.submit.effectiveOn')}
        description={t('standardScreens.submit.effectiveHelp')}
        min={today}
        required
        value={effectiveOn}
        onChange={(event) => setEffectiveOn(event.currentTarget.value)}
        error={effectiveOn === '' ? t('shared.form.required') : undefined}
        data-autofocus
      />
    </FormDialog>
  );
}

/** What changes, once more in short, above the decision of the head of office. */
export function ApproveDialog({ standard: { id, changes, effectiveOn }, onClose }: DeedProps) {
  const t = useWords();
  const { date } = useFormat();
  const { office } = useMe();
  const verb = useAction(serviceStandards.approve, { onDone: onClose });
  const later = effectiveOn !== null && effectiveOn > officeToday(office.zone);
  return (
    <FormDialog
      title={t('standardScreens.actions.approve')}
      text={
        later
          ? t('standardScreens.approve.later', { date: date(effectiveOn) })
          : t('standardScreens.approve.now')
      }
      submitLabel={t('standardScreens.actions.approve')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => void verb.run({ params: { id } })}
      onClose={onClose}
    >
      <ChangeSummary changes={changes} />
    </FormDialog>
  );
}

/** Back to the author, or not into force at all: the head of office says why. */
function WithWords({ standard: { id }, onClose, deed }: DeedProps & { deed: 'return' | 'withdraw' }) {
  const t = useWords();
  const form = useReasonForm(serviceStandards[deed], { params: { id }, onDone: onClose });
  return (
    <ReasonDialog
      form={form}
      title={t(`standardScreens.actions.${deed}`)}
      text={t(`standardScreens.${deed}`)}
      submitLabel={t(`standardScreens.actions.${deed}`)}
      onClose={onClose}
    />
  );
}

export const ReturnDialog = (props: DeedProps) => <WithWords {...props} deed="return" />;
export const WithdrawDialog = (props: DeedProps) => <WithWords {...props} deed="withdraw" />;

export function DiscardDialog({ standard: { id, number }, onClose }: DeedProps) {
  const t = useWords();
  const verb = useAction(serviceStandards.discard, { onDone: onClose });
  return (
    <FormDialog
      title={`${t('standardScreens.actions.discard')}: ${t('standardScreens.version', { number })}`}
      text={t('standardScreens.discard')}
      submitLabel={t('standardScreens.actions.discard')}
      grave
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => void verb.run({ params: { id } })}
      onClose={onClose}
    />
  );
}
