import { Button, Group, Select, type SelectProps, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { imageReplaceReasons, type RecordingDetail, recordings } from '../../../contract/recordings.ts';
import { CaptureImage } from '../../components/forms/capture-image.tsx';
import { optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import classes from './recordings.module.css';

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
      {portrait === null && !may && <p className="small-note">{t('shared.work.noPortrait')}</p>}
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
            <p className="small-note">
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

type Picture = { picture: Blob | null; replaces: string; backgroundReason: string };
const nothingTaken: Picture = { picture: null, replaces: '', backgroundReason: '' };

function TakePortrait({ detail, onOver, onChanged }: TakePortraitProps) {
  const t = useWords();
  const exists = detail.portrait !== null;
  const form = useActionForm(recordings.savePortrait, {
    initial: nothingTaken,
    params: { id: detail.resident.id },
    rules: ({ replaces }) => ({ replaces: exists && !replaces && t('shared.form.chooseReason') }),
    bodyOf: ({ replaces, backgroundReason }) => ({ replaces, backgroundReason }),
    fileOf: ({ picture }) => picture,
    onDone: onOver,
  });
  const { picture, backgroundReason } = form.values;
  const taken = picture !== null;
  useEffect(() => {
    onChanged(taken);
    return () => onChanged(false);
  }, [taken, onChanged]);
  const wrongBackground = form.problem?.code === 'portrait_background' || backgroundReason !== '';
  return (
    <>
      {picture === null ? (
        <CaptureImage
          birthYear={Number(detail.resident.birthDate.slice(0, 4))}
          onCapture={(shot) => {
            form.reset();
            form.set({ picture: shot });
          }}
        />
      ) : (
        <Taken picture={picture} alt={t('shared.work.portraitOf', { name: detail.resident.name })} />
      )}
      {exists && <ReplaceReasonField {...form.input('replaces')} />}
      {taken && wrongBackground && (
        <Textarea
          label={t('recordings.screen.backgroundReason')}
          minRows={2}
          maxLength={2000}
          {...form.input('backgroundReason')}
        />
      )}
      <ProblemNote problem={form.problem} />
      <Group>
        {taken && (
          <>
            <Button onClick={() => form.submit()} loading={form.running}>
              {t('recordings.screen.savePortrait')}
            </Button>
            <Button variant="default" onClick={() => form.set({ picture: null })}>
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

/** Permendagri 74/2015 article 13: a picture is replaced for named reasons only. */
export function ReplaceReasonField(props: SelectProps) {
  const t = useWords();
  return (
    <Select
      label={t('recordings.screen.replaceReason')}
      placeholder={t('shared.form.chooseReason')}
      maw={420}
      data={optionsOf(imageReplaceReasons, (code) => t(`recordings.replaceReasons.${code}`))}
      {...props}
    />
  );
}
