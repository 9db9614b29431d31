import { Button, FileButton, Text } from '@mantine/core';
import { useState } from 'react';
import { maxAttachmentBytes, maxAttachments } from '../../../../contract/complaints/endpoints.ts';
import { useWords } from '../../../locale.ts';
import classes from '../complaints.module.css';
import { attachmentTypes, megabytes } from '../dialogs/attach.tsx';

export interface Files {
  signature: File | null;
  attachments: readonly File[];
}

export const noFiles: Files = { signature: null, attachments: [] };

const pictures = 'image/jpeg,image/png,image/webp';

/** The scan of the signature and up to five attachments, kept until the complaint is booked. */
export function FileChoice({ files, onChange }: { files: Files; onChange: (files: Files) => void }) {
  const t = useWords();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const { signature, attachments } = files;
  const fits = (file: File) => {
    const good = file.size <= maxAttachmentBytes;
    setTooLarge(good ? null : file.name);
    return good;
  };
  const sign = (file: File | null) => {
    if (file !== null && fits(file)) onChange({ ...files, signature: file });
  };
  const add = (file: File | null) => {
    if (file !== null && fits(file)) onChange({ ...files, attachments: [...attachments, file] });
  };
  const full = attachments.length >= maxAttachments;
  return (
    <div className={classes.fields}>
      <fieldset className={classes.group}>
        <legend>{t('complaintDesk.book.signature')}</legend>
        <div className={classes.buttons}>
          <FileButton accept={pictures} onChange={sign}>
            {(button) => (
              <Button variant="default" {...button}>
                {t('complaintScreens.attachments.signature')}
              </Button>
            )}
          </FileButton>
          <FileButton accept={pictures} capture="environment" onChange={sign}>
            {(button) => (
              <Button variant="default" {...button}>
                {t('complaintScreens.attachments.camera')}
              </Button>
            )}
          </FileButton>
        </div>
        {signature !== null && (
          <Chosen file={signature} onRemove={() => onChange({ ...files, signature: null })} />
        )}
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('complaintDesk.book.attachments')}</legend>
        <div className={classes.buttons}>
          <FileButton accept={attachmentTypes} disabled={full} onChange={add}>
            {(button) => (
              <Button variant="default" disabled={full} {...button}>
                {t('complaintScreens.attachments.add')}
              </Button>
            )}
          </FileButton>
          <FileButton accept={pictures} capture="environment" disabled={full} onChange={add}>
            {(button) => (
              <Button variant="default" disabled={full} {...button}>
                {t('complaintScreens.attachments.camera')}
              </Button>
            )}
          </FileButton>
        </div>
        {attachments.map((file, index) => (
          <Chosen
            key={`${file.name} ${file.lastModified}`}
            file={file}
            onRemove={() => onChange({ ...files, attachments: attachments.filter((_, at) => at !== index) })}
          />
        ))}
        <Text size="sm" c="dimmed" mt={6}>
          {t('complaintScreens.attachments.limit', { max: maxAttachments, size: megabytes })}
        </Text>
      </fieldset>
      {tooLarge !== null && (
        <p role="alert" className={classes.broken}>
          ✕ {t('complaintScreens.attachments.tooLarge', { name: tooLarge, size: megabytes })}
        </p>
      )}
    </div>
  );
}

function Chosen({ file, onRemove }: { file: File; onRemove: () => void }) {
  const t = useWords();
  return (
    <div className={classes.file}>
      <span>{file.name}</span>
      <Button
        variant="subtle"
        onClick={onRemove}
        aria-label={t('complaintDesk.book.removeFile', { name: file.name })}
      >
        {t('shared.actions.remove')}
      </Button>
    </div>
  );
}
