import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type NewsDetail, news } from '../../../contract/news.ts';
import { zoneName } from '../../../locales/format.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { officeInstant, officeToday } from '../../office-date.ts';
import { useAction } from '../../queries.ts';
import { useMe } from '../../session-context.ts';
import classes from './news.module.css';

export interface DeedProps {
  item: NewsDetail;
  /** The version that the editor has before them. */
  version: number;
  onDone: (outcome: { version: number }) => void;
  onClose: () => void;
}

/** At once, or at a time by the office's clock on the wall. */
export function PublishDialog({ item, version, onDone, onClose }: DeedProps) {
  const t = useWords();
  const { office } = useMe();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [date, setDate] = useState(officeToday(office.zone));
  const [time, setTime] = useState('');
  const [tried, setTried] = useState(false);
  const verb = useAction(news.publish, { onDone });
  const publishAt = when === 'now' ? null : officeInstant(date, time, office.zone);
  const incomplete = when === 'later' && publishAt === null;
  const submit = () => {
    setTried(true);
    if (incomplete) return;
    void verb.run({
      params: { id: item.id },
      body: { version, ...(publishAt !== null && { publishAt }) },
    });
  };
  return (
    <FormDialog
      title={t('newsScreens.actions.publish')}
      text={t('newsScreens.publish.text')}
      submitLabel={t(when === 'now' ? 'newsScreens.actions.publish' : 'newsScreens.publish.schedule')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group
        label={t('newsScreens.publish.when')}
        value={when}
        onChange={(value) => {
          setWhen(value === 'later' ? 'later' : 'now');
          verb.reset();
        }}
      >
        <Stack gap={4}>
          <Radio size="md" py={6} value="now" label={t('newsScreens.publish.now')} data-autofocus />
          <Radio size="md" py={6} value="later" label={t('newsScreens.publish.later')} />
        </Stack>
      </Radio.Group>
      {when === 'later' && (
        <div className={classes.pair}>
          <TextInput
            type="date"
            label={t('newsScreens.publish.date')}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={t('newsScreens.publish.time', { zone: zoneName(office.zone) })}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
            error={tried && incomplete ? t('newsScreens.publish.incomplete') : undefined}
          />
        </div>
      )}
    </FormDialog>
  );
}

export type PlainDeed = 'unschedule' | 'archive' | 'restore';

/** What needs no more than a yes. */
export function PlainDeedDialog({ deed, item, version, onDone, onClose }: DeedProps & { deed: PlainDeed }) {
  const t = useWords();
  const { date } = useFormat();
  const verb = useAction(news[deed], { onDone });
  const text = () => {
    if (deed === 'unschedule') return t('newsScreens.unscheduleText');
    if (deed === 'restore') {
      return item.publishAt === null
        ? t('newsScreens.restoreText.draft')
        : t('newsScreens.restoreText.public', { date: date(item.publishAt) });
    }
    return item.state === 'archived' ? '' : t(`newsScreens.archiveText.${item.state}`);
  };
  return (
    <FormDialog
      title={t(`newsScreens.actions.${deed}`)}
      text={text()}
      submitLabel={t(`newsScreens.actions.${deed}`)}
      grave={deed === 'archive' && item.state === 'published'}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => void verb.run({ params: { id: item.id }, body: { version } })}
      onClose={onClose}
    />
  );
}
