import { Button, FileButton, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { complaints, maxAttachmentBytes, maxAttachments } from '../../../../contract/complaints/endpoints.ts';
import { FormDialog } from '../../../components/forms/form-dialog.tsx';
import { useWords } from '../../../locale.ts';
import { useAction } from '../../../queries.ts';
import classes from '../complaints.module.css';
import type { DialogProps } from './fields.tsx';

export const attachmentTypes = 'image/jpeg,image/png,image/webp,application/pdf';
export const megabytes = maxAttachmentBytes / 1_048_576;

/** A file or a photograph, as an attachment or as the scan of the signature. */
export function AttachDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const [as, setAs] = useState<'attachment' | 'signature'>('attachment');
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const verb = useAction(complaints.addAttachment, { onDone: onClose });
  const tooLarge = file !== null && file.size > maxAttachmentBytes;
  const submit = () => {
    setTried(true);
    if (file !== null && !tooLarge) void verb.run({ params: { id: detail.id }, body: { as }, file });
  };
  const signatureMissing = detail.content.signature === null && detail.channel !== 'telephone';
  return (
    <FormDialog
      title={t('complaints.actions.addAttachment')}
      text={t('complaintScreens.attachments.limit', { max: maxAttachments, size: megabytes })}
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {signatureMissing && (
        <Radio.Group
          aria-label={t('complaintScreens.sections.attachments')}
          value={as}
          onChange={(value) => setAs(value === 'signature' ? 'signature' : 'attachment')}
        >
          <Stack gap={4}>
            <Radio size="md" py={6} value="attachment" label={t('complaintScreens.sections.attachments')} />
            <Radio size="md" py={6} value="signature" label={t('complaintScreens.attachments.signature')} />
          </Stack>
        </Radio.Group>
      )}
      <div className={classes.buttons}>
        <FileButton
          accept={as === 'signature' ? 'image/jpeg,image/png,image/webp' : attachmentTypes}
          onChange={setFile}
        >
          {(button) => (
            <Button variant="default" data-autofocus {...button}>
              {t('complaintScreens.attachments.add')}
            </Button>
          )}
        </FileButton>
        <FileButton accept="image/jpeg,image/png,image/webp" capture="environment" onChange={setFile}>
          {(button) => (
            <Button variant="default" {...button}>
              {t('complaintScreens.attachments.camera')}
            </Button>
          )}
        </FileButton>
      </div>
      <p role="status" className={tooLarge || (tried && file === null) ? classes.broken : classes.note}>
        {file === null
          ? tried
            ? `✕ ${t('shared.form.required')}`
            : t('complaintScreens.attachments.noFile')
          : tooLarge
            ? `✕ ${t('complaintScreens.attachments.tooLarge', { name: file.name, size: megabytes })}`
            : file.name}
      </p>
    </FormDialog>
  );
}
