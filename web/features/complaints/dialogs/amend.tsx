import { complaintFieldsBody, complaints } from '../../../../contract/complaints/endpoints.ts';
import { FormDialog } from '../../../components/forms/form-dialog.tsx';
import { fieldErrors, useEntry } from '../../../components/forms/form-state.ts';
import { useWords } from '../../../locale.ts';
import { useAction } from '../../../queries.ts';
import { bodyOf, changedBody, valuesOf } from '../intake/complaint-fields.ts';
import { FieldsEntry, Gaps } from '../intake/fields-entry.tsx';
import type { DialogProps } from './fields.tsx';

/** Completes or corrects the fields of a complaint. */
export function AmendDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const before = valuesOf(detail);
  const verb = useAction(complaints.amend, { onDone: onClose });
  const entry = useEntry({
    initial: before,
    rules: (values) => fieldErrors(complaintFieldsBody, bodyOf(values)),
    problem: verb.problem,
  });
  const submit = entry.onSubmit((values) => {
    const { anonymous: _anonymous, confidential: _confidential, ...body } = changedBody(values, before);
    void verb.run({ params: { id: detail.id }, body });
  });
  const signed = detail.content.signature !== null || entry.values.signatureSeen;
  return (
    <FormDialog
      title={t('complaints.actions.amend')}
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => submit()}
      onClose={onClose}
      unsaved={entry.isDirty()}
    >
      <FieldsEntry
        entry={entry}
        channel={detail.channel}
        withoutSignature={detail.content.signature !== null || detail.channel === 'telephone'}
        autoFocus
      />
      <Gaps channel={detail.channel} values={entry.values} signed={signed} />
    </FormDialog>
  );
}
