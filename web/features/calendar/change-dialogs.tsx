import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  type CalendarChange,
  type CalendarYearView,
  calendar,
  type HolidayKind,
  type HolidayView,
  holidayKinds,
} from '../../../contract/calendar.ts';
import { ReasonDialog, useReasonForm } from '../../components/forms/action-dialog.tsx';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { useFormat, useLocale, useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import classes from './calendar.module.css';
import { readDayLines } from './day-lines.ts';

interface DialogProps {
  /** Given the number of complaints that are due on another date by the change. */
  onDone: (moved: number) => void;
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

export function AddDayDialog({ year, onDone, onClose }: DialogProps & { year: number }) {
  const t = useWords();
  const add = useAction(calendar.addDays, { onDone: ({ moved }) => onDone(moved) });
  const entry = useEntry<{
    kind: HolidayKind;
    onDate: string;
    nameId: string;
    nameEn: string;
    decree: string;
  }>({
    initial: { kind: 'libur_nasional', onDate: '', nameId: '', nameEn: '', decree: '' },
    rules: (values): Record<string, string> => ({
      ...(values.onDate === '' && { onDate: t('shared.form.required') }),
      ...(values.nameId.trim().length < 3 && { nameId: t('shared.form.tooShort', { min: 3 }) }),
      ...(values.decree.trim().length < 3 && { decree: t('shared.form.tooShort', { min: 3 }) }),
    }),
  });
  const { kind, onDate, nameId, nameEn, decree } = entry.values;
  const body = {
    kind,
    decree,
    days: [{ onDate, nameId, nameEn: nameEn.trim() === '' ? nameId : nameEn }],
  };
  const complete = calendar.addDays.body.safeParse(body).success;
  return (
    <FormDialog
      title={t('calendar.addDay')}
      text={t('calendar.addDayText')}
      submitLabel={t('shared.actions.save')}
      running={add.running}
      problem={add.problem}
      onSubmit={entry.onSubmit(() => void add.run({ body }))}
      onClose={onClose}
    >
      <Select
        label={t('calendar.kind')}
        allowDeselect={false}
        data={holidayKinds.map((each) => ({ value: each, label: t(`calendar.kinds.${each}`) }))}
        value={kind}
        onChange={(value) => {
          const known = holidayKinds.find((each) => each === value);
          if (known !== undefined) entry.setFieldValue('kind', known);
        }}
      />
      <TextInput
        type="date"
        label={t('shared.form.date')}
        min={`${year}-01-01`}
        {...entry.getInputProps('onDate')}
      />
      <TextInput label={t('calendar.name')} maxLength={120} {...entry.getInputProps('nameId')} />
      <TextInput label={t('calendar.nameEnglish')} maxLength={120} {...entry.getInputProps('nameEn')} />
      <TextInput
        label={t(kind === 'dispensasi_daerah' ? 'calendar.circular' : 'calendar.decree')}
        autoComplete="off"
        maxLength={200}
        {...entry.getInputProps('decree')}
      />
      <Preview change={complete ? { change: 'addDays', ...body } : null} />
    </FormDialog>
  );
}

/** Regional feasts on working days, entered together under one circular. */
export function SuggestionsDialog({
  days,
  onDone,
  onClose,
}: DialogProps & { days: CalendarYearView['suggestions'] }) {
  const t = useWords();
  const { longDate } = useFormat();
  const nameOf = useDayName();
  const [decree, setDecree] = useState('');
  const [tried, setTried] = useState(false);
  const add = useAction(calendar.addDays, { onDone: ({ moved }) => onDone(moved) });
  const short = decree.trim().length < 3;
  const body = { kind: 'dispensasi_daerah' as const, decree, days: [...days] };
  return (
    <FormDialog
      title={t('calendar.enterSuggestions')}
      submitLabel={t('shared.actions.save')}
      running={add.running}
      problem={add.problem}
      onSubmit={() => {
        setTried(true);
        if (!short) void add.run({ body });
      }}
      onClose={onClose}
    >
      <ul className={classes.chosen}>
        {days.map((day) => (
          <li key={day.onDate}>
            {longDate(day.onDate)}: {nameOf(day)}
          </li>
        ))}
      </ul>
      <TextInput
        label={t('calendar.circular')}
        autoComplete="off"
        maxLength={200}
        value={decree}
        onChange={(event) => setDecree(event.currentTarget.value)}
        error={tried && short ? t('shared.form.tooShort', { min: 3 }) : undefined}
      />
    </FormDialog>
  );
}

export function RemoveDayDialog({ day, onDone, onClose }: DialogProps & { day: HolidayView }) {
  const t = useWords();
  const { longDate } = useFormat();
  const nameOf = useDayName();
  const form = useReasonForm(calendar.removeDay, {
    params: { id: day.id },
    bodyOf: ({ words }) => ({ reason: words }),
    onDone: ({ moved }) => onDone(moved),
  });
  return (
    <ReasonDialog
      form={form}
      title={t('calendar.removeDay')}
      text={t('calendar.removeDayText', { name: nameOf(day), date: longDate(day.onDate) })}
      submitLabel={t('calendar.removeDay')}
      grave
      onClose={onClose}
    />
  );
}

export function LoadBundledDialog({ year, onDone, onClose }: DialogProps & { year: number }) {
  const t = useWords();
  const load = useAction(calendar.loadYear, { onDone: ({ moved }) => onDone(moved) });
  return (
    <FormDialog
      title={t('calendar.loadYear', { year: String(year) })}
      text={t('calendar.loadBundledText', { year: String(year) })}
      submitLabel={t('calendar.loadYear', { year: String(year) })}
      running={load.running}
      problem={load.problem}
      onSubmit={() => void load.run({ body: { year } })}
      onClose={onClose}
    >
      <Preview change={{ change: 'loadYear', year }} />
    </FormDialog>
  );
}

/** A year that did not come with the software, copied from the decree. */
export function EnterYearDialog({ year, onDone, onClose }: DialogProps & { year: number }) {
  const t = useWords();
  const load = useAction(calendar.loadYear, { onDone: ({ moved }) => onDone(moved) });
  const entry = useEntry({
    initial: { year: String(year), decree: '', lines: '' },
    rules: ({ decree, lines, year: typed }): Record<string, string> => {
      const read = readDayLines(lines);
      return {
        ...(!/^20\d\d$/.test(typed) && { year: t('shared.form.required') }),
        ...(decree.trim().length < 3 && { decree: t('shared.form.tooShort', { min: 3 }) }),
        ...(lines.trim() === '' && { lines: t('shared.form.required') }),
        ...('unreadable' in read && { lines: t('calendar.lineNotRead', { line: read.unreadable }) }),
      };
    },
  });
  const submit = entry.onSubmit(({ year: typed, decree, lines }) => {
    const read = readDayLines(lines);
    if ('days' in read) void load.run({ body: { year: Number(typed), decree, days: read.days } });
  });
  return (
    <FormDialog
      title={t('calendar.enterYear')}
      text={t('calendar.enterYearText')}
      submitLabel={t('shared.actions.save')}
      running={load.running}
      problem={load.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput label={t('calendar.yearNumber')} inputMode="numeric" {...entry.getInputProps('year')} />
      <TextInput
        label={t('calendar.decree')}
        autoComplete="off"
        maxLength={200}
        {...entry.getInputProps('decree')}
      />
      <Textarea
        label={t('calendar.yearLines')}
        autosize
        minRows={6}
        maxRows={14}
        {...entry.getInputProps('lines')}
      />
    </FormDialog>
  );
}

type Switch = CalendarYearView['switches'][number];

/** Regional leave does not stop the clock by law, the other kinds do: the contrary takes a circular. */
const needsDecree = (kind: HolidayKind, stops: boolean) => stops === (kind === 'dispensasi_daerah');

export function SwitchDialog({ now, onDone, onClose }: DialogProps & { now: Switch }) {
  const t = useWords();
  const { kind } = now;
  const stopsClock = !now.stopsClock;
  const [decree, setDecree] = useState('');
  const [tried, setTried] = useState(false);
  const set = useAction(calendar.setSwitch, { onDone: ({ moved }) => onDone(moved) });
  const asks = needsDecree(kind, stopsClock);
  const missing = asks && decree.trim().length < 3;
  const body = { stopsClock, ...(decree.trim() !== '' && { decree }) };
  return (
    <FormDialog
      title={t(stopsClock ? 'calendar.turnOn' : 'calendar.turnOff')}
      text={t('calendar.switchText', {
        kind: t(`calendar.kinds.${kind}`),
        stops: stopsClock ? 'yes' : 'no',
      })}
      submitLabel={t(stopsClock ? 'calendar.turnOn' : 'calendar.turnOff')}
      running={set.running}
      problem={set.problem}
      onSubmit={() => {
        setTried(true);
        if (!missing) void set.run({ params: { kind }, body });
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('calendar.circular')}
        withAsterisk={asks}
        autoComplete="off"
        maxLength={200}
        value={decree}
        onChange={(event) => setDecree(event.currentTarget.value)}
        error={tried && missing ? t('shared.form.tooShort', { min: 3 }) : undefined}
      />
      <Preview change={missing ? null : { change: 'setSwitch', kind, ...body }} />
    </FormDialog>
  );
}
