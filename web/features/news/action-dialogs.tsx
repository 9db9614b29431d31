import { TextInput } from '@mantine/core';
import { type NewsDetail, news } from '../../../contract/news.ts';
import { zoneName } from '../../../locales/format.ts';
import { ActionDialog, ConfirmDialog } from '../../components/forms/action-dialog.tsx';
import { Choices, optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { useFormat, useWords } from '../../locale.ts';
import { type Moment, officeInstant, officeToday } from '../../office-date.ts';
import { useMe } from '../../session-context.ts';
import classes from './news.module.css';

export interface ActionProps {
  item: NewsDetail;
  /** The version that the editor has before them. */
  version: number;
  onDone: (outcome: { version: number }) => void;
  onClose: () => void;
}

/** At once, or at a time by the office's clock on the wall. */
export function PublishDialog({ item, version, onDone, onClose }: ActionProps) {
  const t = useWords();
  const { zone } = useMe().office;
  const instantOf = ({ date, time }: Moment) => officeInstant(date, time, zone);
  const form = useActionForm(news.publish, {
    initial: { when: 'now', date: officeToday(zone), time: '' },
    params: { id: item.id },
    rules: (values) => ({
      time: values.when === 'later' && instantOf(values) === null && t('newsScreens.publish.incomplete'),
    }),
    bodyOf: (values) => ({ version, publishAt: values.when === 'later' ? instantOf(values) : null }),
    refusalEndsWithChange: true,
    onDone,
  });
  const later = form.values.when === 'later';
  return (
    <ActionDialog
      form={form}
      title={t('newsScreens.actions.publish')}
      text={t('newsScreens.publish.text')}
      submitLabel={t(later ? 'newsScreens.publish.schedule' : 'newsScreens.actions.publish')}
      onClose={onClose}
    >
      <Choices
        label={t('newsScreens.publish.when')}
        options={optionsOf(['now', 'later'], (when) => t(`newsScreens.publish.${when}`))}
        autoFocus
        {...form.input('when')}
      />
      {later && (
        <div className={classes.pair}>
          <TextInput type="date" label={t('shared.form.date')} {...form.input('date')} />
          <TextInput
            type="time"
            label={t('newsScreens.publish.time', { zone: zoneName(zone) })}
            {...form.input('time')}
          />
        </div>
      )}
    </ActionDialog>
  );
}

export const plainActions = ['unschedule', 'archive', 'restore'] as const;
export type PlainAction = (typeof plainActions)[number];

interface PlainActionProps extends ActionProps {
  action: PlainAction;
}

/** What needs no more than a yes. */
export function PlainActionDialog({ action, item, version, ...dialog }: PlainActionProps) {
  const t = useWords();
  const { date } = useFormat();
  const { state, publishAt } = item;
  const texts: Record<PlainAction, string> = {
    unschedule: t('newsScreens.unscheduleText'),
    archive: state === 'archived' ? '' : t(`newsScreens.archiveText.${state}`),
    restore:
      publishAt === null
        ? t('newsScreens.restoreText.draft')
        : t('newsScreens.restoreText.public', { date: date(publishAt) }),
  };
  return (
    <ConfirmDialog
      endpoint={news[action]}
      input={{ params: { id: item.id }, body: { version } }}
      title={t(`newsScreens.actions.${action}`)}
      text={texts[action]}
      grave={action === 'archive' && state === 'published'}
      {...dialog}
    />
  );
}
