import { Button, Select, Textarea, TextInput, type TextInputProps } from '@mantine/core';
import {
  type CalendarChange,
  type CalendarYearView,
  calendar,
  type HolidayView,
  holidayKinds,
} from '../../../contract/calendar.ts';
import {
  ActionDialog,
  ConfirmDialog,
  ReasonDialog,
  useReasonForm,
} from '../../components/forms/action-dialog.tsx';
import { optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { useFormat, useLocale, useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import classes from './calendar.module.css';
import { readDayLines } from './day-lines.ts';

interface DialogProps {
  /** Given the number of complaints that are due on another date by the change. */
  onDone: (outcome: { moved: number }) => void;
  onClose: () => void;
}

/** What a day is called in the reader's language. */
export function useDayName() {
  const locale = useLocale();
  return (day: { nameId: string; nameEn: string }) => (locale === 'en' ? day.nameEn : day.nameId);
}

/** Asks the server what the change would do, before it is made. */
function Preview({ change }: { change: CalendarChange | null }) {
  const t = useWords();
  const preview = useAction(calendar.preview);
  return (
    <div className={classes.preview}>
      <Button
        variant="default"
        loading={preview.running}
        disabled={change === null}
        onClick={() => change !== null && void preview.run({ body: { change } })}
      >
        {t('calendar.preview')}
      </Button>
      <span role="status">
        {preview.problem !== null
          ? preview.problem.body.title
          : preview.reply !== undefined && t('calendar.wouldMove', { count: preview.reply.moved })}
      </span>
    </div>
  );
}

/** The number of the decree or circular that a change stands on. */
const DecreeField = (props: TextInputProps) => <TextInput autoComplete="off" maxLength={200} {...props} />;

export function AddDayDialog({ year, onDone, onClose }: DialogProps & { year: number }) {
  const t = useWords();
  const named = ({ days, ...rest }: { days: { nameId: string; nameEn: string }[] }) => ({
    ...rest,
    days: days.map((day) => ({ ...day, nameEn: day.nameEn.trim() || day.nameId })),
  });
  const form = useActionForm(calendar.addDays, {
    initial: {
      kind: 'libur_nasional',
      decree: '',
      days: [{ onDate: '', nameId: '', nameEn: '' }],
    },
    bodyOf: named,
    onDone,
  });
  const { kind, days } = form.values;
  const complete = calendar.addDays.body.safeParse(named(form.values)).data;
  return (
    <ActionDialog
      form={form}
      title={t('calendar.addDay')}
      text={t('calendar.addDayText')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <Select
        label={t('calendar.kind')}
        allowDeselect={false}
        data={optionsOf(holidayKinds, (each) => t(`calendar.kinds.${each}`))}
        {...form.input('kind')}
      />
      <TextInput
        type="date"
        label={t('shared.form.date')}
        min={`${year}-01-01`}
        {...form.input('days.0.onDate')}
      />
      <TextInput label={t('calendar.name')} maxLength={120} {...form.input('days.0.nameId')} />
      <TextInput
        label={t('queueScreens.settings.nameEn')}
        maxLength={120}
        {...form.input('days.0.nameEn')}
        error={days[0]?.nameEn !== '' && form.errors['days.0.nameEn']}
      />
      <DecreeField
        label={t(kind === 'dispensasi_daerah' ? 'calendar.circular' : 'calendar.decree')}
        {...form.input('decree')}
      />
      <Preview change={complete ? { change: 'addDays', ...complete } : null} />
    </ActionDialog>
  );
}

interface SuggestionsDialogProps extends DialogProps {
  days: CalendarYearView['suggestions'];
}

/** Regional feasts on working days, entered together under one circular. */
export function SuggestionsDialog({ days, onDone, onClose }: SuggestionsDialogProps) {
  const t = useWords();
  const { longDate } = useFormat();
  const nameOf = useDayName();
  const form = useActionForm(calendar.addDays, {
    initial: { kind: 'dispensasi_daerah', decree: '', days: [...days] },
    onDone,
  });
  return (
    <ActionDialog
      form={form}
      title={t('calendar.enterSuggestions')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <ul className={classes.chosen}>
        {days.map((day) => (
          <li key={day.onDate}>
            {longDate(day.onDate)}: {nameOf(day)}
          </li>
        ))}
      </ul>
      <DecreeField label={t('calendar.circular')} {...form.input('decree')} />
    </ActionDialog>
  );
}

export function RemoveDayDialog({ day, onDone, onClose }: DialogProps & { day: HolidayView }) {
  const t = useWords();
  const { longDate } = useFormat();
  const nameOf = useDayName();
  const form = useReasonForm(calendar.removeDay, {
    params: { id: day.id },
    bodyOf: ({ words }) => ({ reason: words }),
    onDone,
  });
  return (
    <ReasonDialog
      form={form}
      title={t('calendar.removeDay')}
      text={t('calendar.removeDayText', { name: nameOf(day), date: longDate(day.onDate) })}
      grave
      onClose={onClose}
    />
  );
}

export function LoadBundledDialog({ year, ...dialog }: DialogProps & { year: number }) {
  const t = useWords();
  return (
    <ConfirmDialog
      endpoint={calendar.loadYear}
      input={{ body: { year } }}
      title={t('calendar.loadYear', { year: String(year) })}
      text={t('calendar.loadBundledText', { year: String(year) })}
      {...dialog}
    >
      <Preview change={{ change: 'loadYear', year }} />
    </ConfirmDialog>
  );
}

/** A year that did not come with the software, copied from the decree. */
export function EnterYearDialog({ year, onDone, onClose }: DialogProps & { year: number }) {
  const t = useWords();
  const form = useActionForm(calendar.loadYear, {
    initial: { year: String(year), decree: '', lines: '' },
    rules: ({ decree, lines, year: typed }) => {
      const read = readDayLines(lines);
      return {
        year: !/^20\d\d$/.test(typed) && t('shared.form.required'),
        decree: decree.trim().length < 3 && t('shared.form.tooShort', { min: 3 }),
        lines:
          lines.trim() === ''
            ? t('shared.form.required')
            : 'unreadable' in read && t('calendar.lineNotRead', { line: read.unreadable }),
      };
    },
    bodyOf: ({ year: typed, decree, lines }) => ({ year: typed, decree, ...readDayLines(lines) }),
    onDone,
  });
  // A date that there is not is found by the schema, at its place among the days.
  const wrongDay = Object.keys(form.errors).find((field) => field.startsWith('days')) ?? '';
  return (
    <ActionDialog
      form={form}
      title={t('calendar.enterYear')}
      text={t('calendar.enterYearText')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <TextInput label={t('shared.labels.year')} inputMode="numeric" {...form.input('year')} />
      <DecreeField label={t('calendar.decree')} {...form.input('decree')} />
      <Textarea
        label={t('calendar.yearLines')}
        minRows={6}
        maxRows={14}
        {...form.input('lines')}
        error={form.errors.lines ?? form.errors[wrongDay]}
      />
    </ActionDialog>
  );
}

interface SwitchDialogProps extends DialogProps {
  now: CalendarYearView['switches'][number];
}

/** Regional leave does not stop the clock by law, the other kinds do: the contrary takes a circular. */
export function SwitchDialog({ now, onDone, onClose }: SwitchDialogProps) {
  const t = useWords();
  const { kind } = now;
  const stopsClock = !now.stopsClock;
  const needsDecree = stopsClock === (kind === 'dispensasi_daerah');
  const isShort = (decree = '') => needsDecree && decree.trim().length < 3;
  const form = useActionForm(calendar.setSwitch, {
    initial: { stopsClock, decree: '' },
    params: { kind },
    rules: ({ decree }) => ({ decree: isShort(decree) && t('shared.form.tooShort', { min: 3 }) }),
    onDone,
  });
  const { decree = '' } = form.values;
  return (
    <ActionDialog
      form={form}
      title={t(stopsClock ? 'calendar.turnOn' : 'calendar.turnOff')}
      text={t('calendar.switchText', {
        kind: t(`calendar.kinds.${kind}`),
        stops: stopsClock ? 'yes' : 'no',
      })}
      onClose={onClose}
    >
      <DecreeField label={t('calendar.circular')} withAsterisk={needsDecree} {...form.input('decree')} />
      <Preview
        change={
          isShort(decree)
            ? null
            : { change: 'setSwitch', kind, stopsClock, ...(decree.trim() !== '' && { decree }) }
        }
      />
    </ActionDialog>
  );
}
