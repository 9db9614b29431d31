import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { type RecordingDetail, recordings } from '../../../contract/recordings.ts';
import { addressOf } from '../../api.ts';
import { useActionForm } from '../../components/forms/form-state.ts';
import { SignatureField } from '../../components/forms/signature-field.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
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
  const label = t('shared.labels.signature');
  return (
    <Section title={label}>
      {signature === null && !may && <p className="small-note">{t('shared.signature.empty')}</p>}
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
            <p className="small-note">
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

type Drawn = { png: string | null; replaces: string };
const nothingDrawn: Drawn = { png: null, replaces: '' };

function Sign({ detail, onOver }: { detail: RecordingDetail; onOver: () => void }) {
  const t = useWords();
  const exists = detail.signature !== null;
  const form = useActionForm(recordings.saveSignature, {
    initial: nothingDrawn,
    params: { id: detail.resident.id },
    rules: ({ replaces }) => ({ replaces: exists && !replaces && t('shared.form.chooseReason') }),
    bodyOf: ({ replaces }) => ({ replaces }),
    fileOf: ({ png }) => (png === null ? null : pngBlob(png)),
    onDone: onOver,
  });
  return (
    <>
      <SignatureField label={t('recordingScreens.signHere')} onChange={(png) => form.set({ png })} />
      {exists && <ReplaceReasonField {...form.input('replaces')} />}
      <ProblemNote problem={form.problem} />
      <Group>
        <Button onClick={() => form.submit()} loading={form.running} disabled={form.values.png === null}>
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
