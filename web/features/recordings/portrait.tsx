import { Button, Group, Select, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { imageReplaceReasons, type RecordingDetail, recordings } from '../../../contract/recordings.ts';
import { CaptureImage } from '../../components/forms/capture-image.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import classes from './recordings.module.css';

type ReplaceReason = (typeof imageReplaceReasons)[number];

interface PortraitSectionProps {
  detail: RecordingDetail;
  /** Null when there is none, or when the reader sees no faces. */
  address: string | null;
  /** Whether a picture was taken that leaving would lose. */
  onChanged: (changed: boolean) => void;
}

/** The portrait for the card: what there is, and the way to take or replace it. */
export function PortraitSection({ detail, address, onChanged }: PortraitSectionProps) {
  const t = useWords();
  const { dateTime } = useFormat();
  const [open, setOpen] = useState(false);
  const { portrait } = detail;
  const may = detail.allowedActions.includes('savePortrait');
  const taking = may && (portrait === null || open);
  return (
    <Section title={t('recordings.screen.portrait')}>
      {portrait === null && !may && <p className={classes.note}>{t('shared.work.noPortrait')}</p>}
      {portrait !== null && !taking && (
        <div className={classes.image}>
          {address !== null && (
            <img
              className={classes.portrait}
              src={address}
              alt={t('shared.work.portraitOf', { name: detail.resident.name })}
            />
          )}
          <div>
            <p>
              {portrait.background !== null &&
                t('recordingScreens.background', {
                  colour: t(`recordings.backgrounds.${portrait.background}`),
                })}
            </p>
            <p className={classes.note}>
              {t('recordingScreens.takenAt', { at: dateTime(portrait.validFrom) })}
            </p>
            {may && (
              <Button variant="default" onClick={() => setOpen(true)}>
                {t('recordingScreens.replace')}
              </Button>
            )}
          </div>
        </div>
      )}
      {taking && <TakePortrait detail={detail} onOver={() => setOpen(false)} onChanged={onChanged} />}
    </Section>
  );
}

interface TakePortraitProps extends Pick<PortraitSectionProps, 'detail' | 'onChanged'> {
  onOver: () => void;
}

function TakePortrait({ detail, onOver, onChanged }: TakePortraitProps) {
  const t = useWords();
  const [picture, setPicture] = useState<Blob | null>(null);
  const [replaces, setReplaces] = useState<ReplaceReason | null>(null);
  const [backgroundReason, setBackgroundReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useAction(recordings.savePortrait, { onDone: onOver });
  const taken = picture !== null;
  useEffect(() => {
    onChanged(taken);
    return () => onChanged(false);
  }, [taken, onChanged]);
  const exists = detail.portrait !== null;
  const wrongBackground = save.problem?.code === 'portrait_background' || backgroundReason !== '';
  const submit = () => {
    setTried(true);
    if (picture === null || (exists && replaces === null)) return;
    const reason = backgroundReason.trim();
    void save.run({
      params: { id: detail.resident.id },
      body: { ...(replaces !== null && { replaces }), ...(reason !== '' && { backgroundReason: reason }) },
      file: picture,
    });
  };
  return (
    <>
      {picture === null ? (
        <CaptureImage
          birthYear={Number(detail.resident.birthDate.slice(0, 4))}
          onCapture={(taken) => {
            save.reset();
            setPicture(taken);
          }}
        />
      ) : (
        <Taken picture={picture} alt={t('shared.work.portraitOf', { name: detail.resident.name })} />
      )}
      {exists && (
        <ReplaceReasonField value={replaces} onChange={setReplaces} missing={tried && replaces === null} />
      )}
      {picture !== null && wrongBackground && (
        <Textarea
          label={t('recordings.screen.backgroundReason')}
          autosize
          minRows={2}
          maxLength={2000}
          value={backgroundReason}
          onChange={(event) => setBackgroundReason(event.currentTarget.value)}
        />
      )}
      <ProblemNote problem={save.problem} />
      <Group>
        {picture !== null && (
          <>
            <Button onClick={submit} loading={save.running}>
              {t('recordings.screen.savePortrait')}
            </Button>
            <Button variant="default" onClick={() => setPicture(null)}>
              {t('shared.capture.retake')}
            </Button>
          </>
        )}
        {exists && (
          <Button variant="default" onClick={onOver}>
            {t('shared.actions.cancel')}
          </Button>
        )}
      </Group>
    </>
  );
}

/** The picture as it will be sent: seen once more before it is kept. */
function Taken({ picture, alt }: { picture: Blob; alt: string }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address === null ? null : <img className={classes.portrait} src={address} alt={alt} />;
}

interface ReplaceReasonFieldProps {
  value: ReplaceReason | null;
  onChange: (reason: ReplaceReason | null) => void;
  missing: boolean;
}

/** Permendagri 74/2015 article 13: a picture is replaced for named reasons only. */
export function ReplaceReasonField({ value, onChange, missing }: ReplaceReasonFieldProps) {
  const t = useWords();
  return (
    <Select
      label={t('recordings.screen.replaceReason')}
      placeholder={t('shared.form.chooseReason')}
      maw={420}
      data={imageReplaceReasons.map((code) => ({
        value: code,
        label: t(`recordings.replaceReasons.${code}`),
      }))}
      value={value}
      onChange={(code) => onChange(imageReplaceReasons.find((each) => each === code) ?? null)}
      error={missing ? t('shared.form.chooseReason') : undefined}
    />
  );
}
