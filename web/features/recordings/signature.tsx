import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { type imageReplaceReasons, type RecordingDetail, recordings } from '../../../contract/recordings.ts';
import { addressOf } from '../../api.ts';
import { SignatureField } from '../../components/forms/signature-field.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import { ReplaceReasonField } from './portrait.tsx';
import classes from './recordings.module.css';

/** The holder's signature for the card. */
export function SignatureSection({ detail }: { detail: RecordingDetail }) {
  const t = useWords();
  const { dateTime } = useFormat();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const { signature, resident } = detail;
  const may = detail.allowedActions.includes('saveSignature');
  const signing = may && (signature === null || open);
  const label = t('recordings.screen.signature');
  return (
    <Section title={label}>
      {signature === null && !may && <p className={classes.note}>{t('shared.signature.empty')}</p>}
      {signature !== null && !signing && (
        <div className={classes.image}>
          {mayAsk(recordings.signature.access, me) && (
            <img
              className={classes.signature}
              src={`${addressOf(recordings.signature, { params: { id: resident.id } })}#${signature.fileId}`}
              alt={t('recordingScreens.signatureOf', { name: resident.name })}
            />
          )}
          <div>
            <p className={classes.note}>
              {t('recordingScreens.takenAt', { at: dateTime(signature.validFrom) })}
            </p>
            {may && (
              <Button variant="default" onClick={() => setOpen(true)}>
                {t('recordingScreens.replace')}
              </Button>
            )}
          </div>
        </div>
      )}
      {signing && <Sign detail={detail} onOver={() => setOpen(false)} />}
    </Section>
  );
}

interface SignProps {
  detail: RecordingDetail;
  onOver: () => void;
}

function Sign({ detail, onOver }: SignProps) {
  const t = useWords();
  const [png, setPng] = useState<string | null>(null);
  const [replaces, setReplaces] = useState<(typeof imageReplaceReasons)[number] | null>(null);
  const [tried, setTried] = useState(false);
  const save = useAction(recordings.saveSignature, { onDone: onOver });
  const exists = detail.signature !== null;
  const submit = () => {
    setTried(true);
    if (png === null || (exists && replaces === null)) return;
    void save.run({
      params: { id: detail.resident.id },
      body: { ...(replaces !== null && { replaces }) },
      file: pngBlob(png),
    });
  };
  return (
    <>
      <SignatureField label={t('recordingScreens.signHere')} onChange={setPng} />
      {exists && (
        <ReplaceReasonField value={replaces} onChange={setReplaces} missing={tried && replaces === null} />
      )}
      <ProblemNote problem={save.problem} />
      <Group>
        <Button onClick={submit} loading={save.running} disabled={png === null}>
          {t('recordings.screen.saveSignature')}
        </Button>
        {exists && (
          <Button variant="default" onClick={onOver}>
            {t('shared.actions.cancel')}
          </Button>
        )}
      </Group>
    </>
  );
}

function pngBlob(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type: 'image/png' });
}
