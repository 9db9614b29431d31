import { Button, FileButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { news, newsLimits } from '../../../contract/news.ts';
import { addressOf } from '../../api.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import type { DeedProps } from './action-dialogs.tsx';
import classes from './news.module.css';

const megabyte = 1_048_576;
type Dialog = 'set' | 'describe' | 'remove';
type ImageProps = Omit<DeedProps, 'onClose'>;

/** The picture of an item, with what it shows in words. */
export function ImageSection({ item, version, onDone }: ImageProps) {
  const t = useWords();
  const { number } = useFormat();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { image } = item;
  const may = item.allowedActions.includes('edit');
  const props = {
    item,
    version,
    onDone: (outcome: { version: number }) => {
      setDialog(null);
      onDone(outcome);
    },
    onClose: () => setDialog(null),
  };
  return (
    <Section title={t('newsScreens.image.title')}>
      {image === null ? (
        <p className={classes.note}>{t('newsScreens.image.none')}</p>
      ) : (
        <>
          <img
            className={classes.picture}
            src={addressOf(news.image, { params: { id: image.id } })}
            width={image.width}
            height={image.height}
            alt={image.altId}
            lang="id"
          />
          <p className={classes.note} lang="id">
            {image.altId}
          </p>
          <p className={classes.note}>
            {t('newsScreens.image.facts', {
              width: number(image.width),
              height: number(image.height),
              size: number(image.bytes / 1000, 0),
            })}
          </p>
        </>
      )}
      {may && (
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setDialog('set')}>
            {t(image === null ? 'newsScreens.image.choose' : 'newsScreens.image.replace')}
          </Button>
          {image !== null && (
            <>
              <Button variant="default" onClick={() => setDialog('describe')}>
                {t('newsScreens.image.describe')}
              </Button>
              <Button variant="subtle" c="var(--broken)" onClick={() => setDialog('remove')}>
                {t('newsScreens.image.remove')}
              </Button>
            </>
          )}
        </div>
      )}
      {dialog === 'set' && <SetImage {...props} />}
      {dialog === 'describe' && <DescribeImage {...props} />}
      {dialog === 'remove' && <RemoveImage {...props} />}
    </Section>
  );
}

function useAlt(item: DeedProps['item'], problem: Parameters<typeof useEntry>[0]['problem']) {
  const t = useWords();
  return useEntry({
    initial: { altId: item.image?.altId ?? '', altEn: item.image?.altEn ?? '' },
    rules: ({ altId }): Record<string, string> =>
      altId.trim().length < 3 ? { altId: t('shared.form.tooShort', { min: 3 }) } : {},
    problem: problem ?? null,
  });
}

function AltFields({ entry }: { entry: ReturnType<typeof useAlt> }) {
  const t = useWords();
  return (
    <>
      <TextInput
        label={t('newsScreens.image.alt')}
        description={t('newsScreens.image.altHelp')}
        autoComplete="off"
        maxLength={newsLimits.alt}
        {...entry.getInputProps('altId')}
      />
      <TextInput
        label={t('newsScreens.image.altEnglish')}
        description={t('shared.form.optional')}
        autoComplete="off"
        maxLength={newsLimits.alt}
        {...entry.getInputProps('altEn')}
      />
    </>
  );
}

function SetImage({ item, version, onDone, onClose }: DeedProps) {
  const t = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const verb = useAction(news.setImage, { onDone });
  const entry = useAlt(item, verb.problem);
  const limit = newsLimits.imageMegabytes;
  const tooLarge = file !== null && file.size > limit * megabyte;
  const send = entry.onSubmit((alt) => {
    if (file === null || tooLarge) return;
    void verb.run({ params: { id: item.id }, body: { version, ...alt }, file });
  });
  const state = () => {
    if (file === null) return t('newsScreens.image.noFile');
    return tooLarge ? t('shared.capture.tooLarge', { limit }) : file.name;
  };
  const faulty = tooLarge || (tried && file === null);
  return (
    <FormDialog
      title={t(item.image === null ? 'newsScreens.image.choose' : 'newsScreens.image.replace')}
      text={t('newsScreens.image.fileHelp', { limit })}
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => {
        setTried(true);
        send();
      }}
      onClose={onClose}
      unsaved={entry.isDirty()}
    >
      <div className={classes.buttons}>
        <FileButton accept="image/jpeg,image/png,image/webp" onChange={setFile}>
          {(button) => (
            <Button variant="default" data-autofocus {...button}>
              {t('newsScreens.image.file')}
            </Button>
          )}
        </FileButton>
      </div>
      <p role="status" className={faulty ? classes.fault : classes.note}>
        {faulty && <span aria-hidden="true">✕ </span>}
        {state()}
      </p>
      <AltFields entry={entry} />
    </FormDialog>
  );
}

function DescribeImage({ item, version, onDone, onClose }: DeedProps) {
  const t = useWords();
  const verb = useAction(news.describeImage, { onDone });
  const entry = useAlt(item, verb.problem);
  const send = entry.onSubmit((alt) => void verb.run({ params: { id: item.id }, body: { version, ...alt } }));
  return (
    <FormDialog
      title={t('newsScreens.image.describe')}
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => send()}
      onClose={onClose}
      unsaved={entry.isDirty()}
    >
      <AltFields entry={entry} />
    </FormDialog>
  );
}

function RemoveImage({ item, version, onDone, onClose }: DeedProps) {
  const t = useWords();
  const verb = useAction(news.removeImage, { onDone });
  return (
    <FormDialog
      title={t('newsScreens.image.remove')}
      text={t('newsScreens.image.removeText')}
      submitLabel={t('newsScreens.image.remove')}
      grave
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => void verb.run({ params: { id: item.id }, body: { version } })}
      onClose={onClose}
    />
  );
}
