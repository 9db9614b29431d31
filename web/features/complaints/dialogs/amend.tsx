import { complaints } from '../../../../contract/complaints/endpoints.ts';
import { ActionDialog } from '../../../components/forms/action-dialog.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { useWords } from '../../../locale.ts';
import { changedBody, valuesOf } from '../intake/complaint-fields.ts';
import { FieldsEntry, Gaps } from '../intake/fields-entry.tsx';
import type { DialogProps } from './fields.tsx';

/** Completes or corrects the fields of a complaint. */
export function AmendDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const before = valuesOf(detail);
  const form = useActionForm(complaints.amend, {
    initial: before,
    params: { id: detail.id },
    bodyOf: (values) => changedBody(values, before),
    onDone: onClose,
  });
  const scanned = detail.content.signature !== null;
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.amend')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <FieldsEntry
        form={form}
        channel={detail.channel}
        withoutSignature={scanned || detail.channel === 'telephone'}
        autoFocus
      />
      <Gaps channel={detail.channel} values={form.values} signed={scanned || form.values.signatureSeen} />
    </ActionDialog>
  );
}
