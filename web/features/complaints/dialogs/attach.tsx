import { complaints, maxAttachmentBytes, maxAttachments } from '../../../../contract/complaints/endpoints.ts';
import { ActionDialog } from '../../../components/forms/action-dialog.tsx';
import { Choices } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { useWords } from '../../../locale.ts';
import classes from '../complaints.module.css';
import { FilePicker, megabytes } from '../intake/file-choice.tsx';
import type { DialogProps } from './fields.tsx';

type Attachment = { as: 'attachment' | 'signature'; file: File | null };
const nothing: Attachment = { as: 'attachment', file: null };

/** A file or a photograph, as an attachment or as the scan of the signature. */
export function AttachDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const tooLarge = (file: File | null) =>
    file !== null &&
    file.size > maxAttachmentBytes &&
    t('complaintScreens.attachments.tooLarge', { name: file.name, size: megabytes });
  const form = useActionForm(complaints.addAttachment, {
    initial: nothing,
    params: { id: detail.id },
    rules: ({ file }) => ({ file: file === null ? t('shared.form.required') : tooLarge(file) }),
    bodyOf: ({ as }) => ({ as }),
    fileOf: ({ file }) => file,
    onDone: onClose,
  });
  const { as, file } = form.values;
  const wrong = tooLarge(file) || form.errors.file;
  const signatureMissing = detail.content.signature === null && detail.channel !== 'telephone';
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.addAttachment')}
      text={t('complaintScreens.attachments.limit', { max: maxAttachments, size: megabytes })}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      {signatureMissing && (
        <Choices
          aria-label={t('shared.labels.attachments')}
          options={[
            { value: 'attachment', label: t('shared.labels.attachments') },
            { value: 'signature', label: t('complaintScreens.attachments.signature') },
          ]}
          {...form.input('as')}
        />
      )}
      <FilePicker
        label={t('shared.capture.file')}
        picturesOnly={as === 'signature'}
        autoFocus
        onPick={(picked) => form.set({ file: picked })}
      />
      <p role="status" className={wrong ? classes.broken : 'note'}>
        {wrong ? `✕ ${wrong}` : (file?.name ?? t('complaintScreens.attachments.noFile'))}
      </p>
    </ActionDialog>
  );
}
