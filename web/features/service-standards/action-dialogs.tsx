import { TextInput } from '@mantine/core';
import type { ComponentType } from 'react';
import {
  type StandardAction,
  type StandardDetail,
  serviceStandards,
} from '../../../contract/service-standards.ts';
import {
  ActionDialog,
  ConfirmDialog,
  ReasonDialog,
  useReasonForm,
} from '../../components/forms/action-dialog.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { useFormat, useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useMe } from '../../session-context.ts';
import { ChangeSummary } from './change-list.tsx';

interface DialogProps {
  standard: StandardDetail;
  onClose: () => void;
}

/** To the head of office, with the day from which it is to hold. */
function SubmitDialog({ standard: { id, saves, changes }, onClose }: DialogProps) {
  const t = useWords();
  const { office } = useMe();
  const today = officeToday(office.zone);
  const form = useActionForm(serviceStandards.submit, {
    initial: { effectiveOn: today },
    params: { id },
    bodyOf: ({ effectiveOn }) => ({ saves, effectiveOn }),
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('standardScreens.actions.submit')}
      text={t('standardScreens.submit.text')}
      onClose={onClose}
    >
      <ChangeSummary changes={changes} />
      <TextInput
        type="date"
        label={t('standardScreens.submit.effectiveOn')}
        description={t('standardScreens.submit.effectiveHelp')}
        min={today}
        required
        data-autofocus
        {...form.input('effectiveOn')}
      />
    </ActionDialog>
  );
}

/** What changes, once more in short, above the decision of the head of office. */
function ApproveDialog({ standard: { id, changes, effectiveOn }, onClose }: DialogProps) {
  const t = useWords();
  const { date } = useFormat();
  const { office } = useMe();
  const later = effectiveOn !== null && effectiveOn > officeToday(office.zone);
  return (
    <ConfirmDialog
      endpoint={serviceStandards.approve}
      input={{ params: { id } }}
      title={t('standardScreens.actions.approve')}
      text={
        later
          ? t('standardScreens.approve.later', { date: date(effectiveOn) })
          : t('standardScreens.approve.now')
      }
      onClose={onClose}
    >
      <ChangeSummary changes={changes} />
    </ConfirmDialog>
  );
}

/** Back to the author, or not into force at all: the head of office says why. */
function WithReason({ standard: { id }, onClose, action }: DialogProps & { action: 'return' | 'withdraw' }) {
  const t = useWords();
  const form = useReasonForm(serviceStandards[action], { params: { id }, onDone: onClose });
  return (
    <ReasonDialog
      form={form}
      title={t(`standardScreens.actions.${action}`)}
      text={t(`standardScreens.${action}`)}
      onClose={onClose}
    />
  );
}

function DiscardDialog({ standard: { id, number }, onClose }: DialogProps) {
  const t = useWords();
  return (
    <ConfirmDialog
      endpoint={serviceStandards.discard}
      input={{ params: { id } }}
      title={`${t('standardScreens.actions.discard')}: ${t('standardScreens.version', { number })}`}
      text={t('standardScreens.discard')}
      submitLabel={t('standardScreens.actions.discard')}
      grave
      onClose={onClose}
    />
  );
}

export type AskedAction = Exclude<StandardAction, 'save'>;

/** The dialog of every action but saving, which has its own page. */
export const actionDialogs: Record<AskedAction, ComponentType<DialogProps>> = {
  submit: SubmitDialog,
  approve: ApproveDialog,
  return: (props) => <WithReason {...props} action="return" />,
  discard: DiscardDialog,
  withdraw: (props) => <WithReason {...props} action="withdraw" />,
};
