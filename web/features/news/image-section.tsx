import { Button, FileButton, TextInput } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { type NewsDetail, news, newsLimits } from '../../../contract/news.ts';
import { addressOf } from '../../api.ts';
import { ActionDialog, ConfirmDialog } from '../../components/forms/action-dialog.tsx';
import { type ActionForm, useActionForm } from '../../components/forms/form-state.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import type { ActionProps } from './action-dialogs.tsx';
import classes from './news.module.css';

const megabyte = 1_048_576;
type Dialog = 'set' | 'describe' | 'remove';
type ImageProps = Omit<ActionProps, 'onClose'>;

/** The picture of an item, with what it shows in words. */
export function ImageSection({ item, version, onDone }: ImageProps) {
  const t = useWords();
  const { number } = useFormat();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { image } = item;
  const Dialog = dialog && dialogs[dialog];
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
        <p className="note">{t('newsScreens.image.none')}</p>
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
          <p className="note" lang="id">
            {image.altId}
          </p>
          <p className="note">
            {t('newsScreens.image.facts', {
              width: number(image.width),
              height: number(image.height),
              size: number(image.bytes / 1000, 0),
            })}
          </p>
        </>
      )}
      {may && (
        <div className="button-row">
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
      {Dialog !== null && <Dialog {...props} />}
    </Section>
  );
}

const altOf = ({ image }: NewsDetail) => ({ altId: image?.altId ?? '', altEn: image?.altEn ?? '' });

function AltFields({ form }: { form: Pick<ActionForm<{ altId: string; altEn: string }>, 'input'> }) {
  const t = useWords();
  return (
    <>
      <TextInput
        label={t('newsScreens.image.alt')}
        description={t('newsScreens.image.altHelp')}
        autoComplete="off"
        maxLength={newsLimits.alt}
        {...form.input('altId')}
      />
      <TextInput
        label={t('newsScreens.image.altEnglish')}
        description={t('shared.form.optional')}
        autoComplete="off"
        maxLength={newsLimits.alt}
        {...form.input('altEn')}
      />
    </>
  );
}

const noFile: { file: File | null } = { file: null };

function SetImage({ item, version, onDone, onClose }: ActionProps) {
  const t = useWords();
  const limit = newsLimits.imageMegabytes;
  const isTooLarge = (file: File | null) => file !== null && file.size > limit * megabyte;
  const form = useActionForm(news.setImage, {
    initial: { ...altOf(item), ...noFile },
    params: { id: item.id },
    rules: ({ file }) => ({
      file: isTooLarge(file)
        ? t('shared.capture.tooLarge', { limit })
        : !file && t('newsScreens.image.noFile'),
    }),
    bodyOf: ({ altId, altEn }) => ({ version, altId, altEn }),
    fileOf: ({ file }) => file,
    onDone,
  });
  const { file } = form.values;
  const fault = isTooLarge(file) ? t('shared.capture.tooLarge', { limit }) : form.errors.file;
  return (
    <ActionDialog
      form={form}
      title={t(item.image === null ? 'newsScreens.image.choose' : 'newsScreens.image.replace')}
      text={t('newsScreens.image.fileHelp', { limit })}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <div className="button-row">
        <FileButton
          accept="image/jpeg,image/png,image/webp"
          onChange={(chosen) => form.set({ file: chosen })}
        >
          {(button) => (
            <Button variant="default" data-autofocus {...button}>
              {t('newsScreens.image.file')}
            </Button>
          )}
        </FileButton>
      </div>
      <p role="status" className={fault ? classes.fault : 'note'}>
        {fault && <span aria-hidden="true">✕ </span>}
        {fault || (file?.name ?? t('newsScreens.image.noFile'))}
      </p>
      <AltFields form={form} />
    </ActionDialog>
  );
}

function DescribeImage({ item, version, onDone, onClose }: ActionProps) {
  const t = useWords();
  const form = useActionForm(news.describeImage, {
    initial: altOf(item),
    params: { id: item.id },
    bodyOf: (alt) => ({ version, ...alt }),
    onDone,
  });
  return (
    <ActionDialog
      form={form}
      title={t('newsScreens.image.describe')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <AltFields form={form} />
    </ActionDialog>
  );
}

function RemoveImage({ item, version, ...dialog }: ActionProps) {
  const t = useWords();
  return (
    <ConfirmDialog
      endpoint={news.removeImage}
      input={{ params: { id: item.id }, body: { version } }}
      title={t('newsScreens.image.remove')}
      text={t('newsScreens.image.removeText')}
      grave
      {...dialog}
    />
  );
}

const dialogs: Record<Dialog, ComponentType<ActionProps>> = {
  set: SetImage,
  describe: DescribeImage,
  remove: RemoveImage,
};
