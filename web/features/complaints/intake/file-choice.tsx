import { Button, FileButton, Text } from '@mantine/core';
import { useState } from 'react';
import { maxAttachmentBytes, maxAttachments } from '../../../../contract/complaints/endpoints.ts';
import { useWords } from '../../../locale.ts';
import classes from '../complaints.module.css';

const pictures = 'image/jpeg,image/png,image/webp';
export const megabytes = maxAttachmentBytes / 1_048_576;

interface FilePickerProps {
  label: string;
  picturesOnly?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  onPick: (file: File | null) => void;
}

/** A file from the computer, or a photograph by the camera. */
export function FilePicker({
  label,
  picturesOnly = false,
  disabled = false,
  autoFocus,
  onPick,
}: FilePickerProps) {
  const t = useWords();
  return (
    <div className="button-row">
      <FileButton
        accept={picturesOnly ? pictures : `${pictures},application/pdf`}
        disabled={disabled}
        onChange={onPick}
      >
        {(button) => (
          <Button variant="default" disabled={disabled} data-autofocus={autoFocus} {...button}>
            {label}
          </Button>
        )}
      </FileButton>
      <FileButton accept={pictures} capture="environment" disabled={disabled} onChange={onPick}>
        {(button) => (
          <Button variant="default" disabled={disabled} {...button}>
            {t('complaintScreens.attachments.camera')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

export interface Files {
  signature: File | null;
  attachments: readonly File[];
}

export const noFiles: Files = { signature: null, attachments: [] };

/** The scan of the signature and up to five attachments, kept until the complaint is booked. */
export function FileChoice({ files, onChange }: { files: Files; onChange: (files: Files) => void }) {
  const t = useWords();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const { signature, attachments } = files;
  const pick = (keep: (file: File) => Files) => (file: File | null) => {
    if (file === null) return;
    const good = file.size <= maxAttachmentBytes;
    setTooLarge(good ? null : file.name);
    if (good) onChange(keep(file));
  };
  return (
    <div className={classes.fields}>
      <fieldset className={classes.group}>
        <legend>{t('shared.labels.signature')}</legend>
        <FilePicker
          label={t('complaintScreens.attachments.signature')}
          picturesOnly
          onPick={pick((file) => ({ ...files, signature: file }))}
        />
        {signature !== null && (
          <Chosen file={signature} onRemove={() => onChange({ ...files, signature: null })} />
        )}
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('shared.labels.attachments')}</legend>
        <FilePicker
          label={t('shared.capture.file')}
          disabled={attachments.length >= maxAttachments}
          onPick={pick((file) => ({ ...files, attachments: [...attachments, file] }))}
        />
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
        aria-label={t('shared.actions.removeNamed', { name: file.name })}
      >
        {t('shared.actions.remove')}
      </Button>
    </div>
  );
}
