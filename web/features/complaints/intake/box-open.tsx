import { Button, Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  complaintFieldsBody,
  complaints,
  longestDescription,
} from '../../../../contract/complaints/endpoints.ts';
import { fieldErrors } from '../../../components/forms/form-state.ts';
import { FormPage } from '../../../components/layout/form-page.tsx';
import { useWords } from '../../../locale.ts';
import { officeClock, officeInstant, officeToday } from '../../../office-date.ts';
import { useAction } from '../../../queries.ts';
import { useMe } from '../../../session-context.ts';
import classes from '../complaints.module.css';
import { OfficerSelect } from '../dialogs/fields.tsx';
import { bodyOf, type FieldValues, gapsOf, noFields } from './complaint-fields.ts';

const mostSlips = 500;

interface Slip {
  key: number;
  values: FieldValues;
}

/** The box is opened by two officers; every slip in it is numbered with the fields that it has. */
export default function BoxOpenPage() {
  const t = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const [date, setDate] = useState(officeToday(me.office.zone));
  const [time, setTime] = useState(officeClock(me.office.zone));
  const [timeTouched, setTimeTouched] = useState(false);
  const [place, setPlace] = useState('');
  const [second, setSecond] = useState<string | null>(null);
  const [slips, setSlips] = useState<readonly Slip[]>([{ key: 1, values: noFields }]);
  const [tried, setTried] = useState(false);
  const [added, setAdded] = useState<number | null>(null);
  const verb = useAction(complaints.openBox, {
    onDone: ({ numbers }) => navigate('/pengaduan/kotak', { state: { saved: true, booked: numbers.length } }),
  });
  const openedAt = officeInstant(date, time, me.office.zone);
  const errorsOf = (values: FieldValues) => (tried ? fieldErrors(complaintFieldsBody, bodyOf(values)) : {});

  const setCount = (count: number) => {
    const wanted = Math.max(0, Math.min(mostSlips, Math.floor(count)));
    setSlips((now) => {
      if (wanted <= now.length) {
        // What was typed is never dropped by a count: only empty slips at the end go.
        const typed = now.findLastIndex(({ values }) => Object.keys(bodyOf(values)).length > 0) + 1;
        return now.slice(0, Math.max(wanted, typed));
      }
      const last = now.at(-1)?.key ?? 0;
      return [
        ...now,
        ...Array.from({ length: wanted - now.length }, (_, index) => ({
          key: last + index + 1,
          values: noFields,
        })),
      ];
    });
  };
  const add = () => {
    setAdded((slips.at(-1)?.key ?? 0) + 1);
    setCount(slips.length + 1);
  };
  const change = (key: number, patch: Partial<FieldValues>) =>
    setSlips((now) =>
      now.map((slip) => (slip.key === key ? { ...slip, values: { ...slip.values, ...patch } } : slip)),
    );
  const submit = () => {
    setTried(true);
    const wrong = slips.some(
      ({ values }) => Object.keys(fieldErrors(complaintFieldsBody, bodyOf(values))).length > 0,
    );
    if (second === null || place.trim().length < 2 || openedAt === null || wrong) return;
    void verb.run({
      body: {
        place,
        secondOfficerId: second,
        slips: slips.map(({ values }) => bodyOf(values)),
        ...(timeTouched && { openedAt }),
      },
    });
  };
  const changed =
    place !== '' ||
    second !== null ||
    slips.some(({ values }) => Object.keys(bodyOf(values)).length > 0) ||
    slips.length > 1;
  return (
    <>
      <title>{`${t('complaintDesk.box.openTitle')} · ${t('shell.product')}`}</title>
      <FormPage
        title={t('complaintDesk.box.openTitle')}
        intro={t('complaintDesk.box.openIntro')}
        submitLabel={t('complaintDesk.box.submit', { count: slips.length })}
        form={{
          submit,
          running: verb.running,
          problem: verb.problem,
          changed: changed && verb.reply === undefined,
        }}
        onCancel={() => navigate('/pengaduan/kotak')}
      >
        <div className={classes.pair}>
          <TextInput
            label={t('complaintDesk.box.place')}
            description={t('complaintDesk.box.placeExample')}
            autoFocus
            autoComplete="off"
            maxLength={200}
            value={place}
            onChange={(event) => setPlace(event.currentTarget.value)}
            error={tried && place.trim().length < 2 ? t('shared.form.required') : undefined}
          />
          <OfficerSelect
            label={t('complaintDesk.box.secondOfficer')}
            description={t('complaintDesk.box.secondHelp', { name: me.name })}
            value={second}
            onChange={setSecond}
            without={[me.employeeId]}
            error={tried && second === null ? t('complaintDesk.box.chooseOfficer') : undefined}
          />
        </div>
        <div className={classes.pair}>
          <TextInput
            type="date"
            label={t('complaintDesk.box.date')}
            max={officeToday(me.office.zone)}
            value={date}
            onChange={(event) => {
              setDate(event.currentTarget.value);
              setTimeTouched(true);
            }}
            error={tried && openedAt === null ? t('shared.form.required') : verb.problem?.field('openedAt')}
          />
          <TextInput
            type="time"
            label={t('complaintDesk.box.time')}
            value={time}
            onChange={(event) => {
              setTime(event.currentTarget.value);
              setTimeTouched(true);
            }}
          />
        </div>
        <NumberInput
          label={t('complaintDesk.box.slipCount')}
          min={0}
          max={mostSlips}
          allowDecimal={false}
          allowNegative={false}
          value={slips.length}
          onChange={(value) => typeof value === 'number' && setCount(value)}
        />
        {slips.length === 0 && <p className={classes.note}>{t('complaintDesk.box.empty')}</p>}
        {slips.map(({ key, values }, index) => (
          <SlipEntry
            key={key}
            no={index + 1}
            values={values}
            errors={errorsOf(values)}
            focus={key === added}
            onChange={(patch) => change(key, patch)}
            onRemove={() => setSlips((now) => now.filter((slip) => slip.key !== key))}
          />
        ))}
        <div className={classes.buttons}>
          <Button variant="default" onClick={add} disabled={slips.length >= mostSlips}>
            + {t('complaintDesk.box.addSlip')}
          </Button>
        </div>
      </FormPage>
    </>
  );
}

interface SlipEntryProps {
  no: number;
  values: FieldValues;
  errors: Record<string, string>;
  /** The slip that was just added takes the first field. */
  focus: boolean;
  onChange: (patch: Partial<FieldValues>) => void;
  onRemove: () => void;
}

/** One slip in three lines, to be typed without looking up: name to signature in Tab order. */
function SlipEntry({ no, values, errors, focus, onChange, onRemove }: SlipEntryProps) {
  const t = useWords();
  const { office } = useMe();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) first.current?.focus();
  }, [focus]);
  const gaps = gapsOf('box', values);
  const input = (
    field: 'name' | 'address' | 'phone' | 'submittedPlace' | 'submittedOn' | 'submittedTime',
  ) => ({
    value: values[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
    error: errors[field],
  });
  return (
    <fieldset className={classes.slip}>
      <legend>{t('complaintDesk.box.slip', { no })}</legend>
      <div className={classes.triple}>
        <TextInput
          ref={first}
          label={t('complaints.fields.name')}
          autoComplete="off"
          maxLength={200}
          {...input('name')}
        />
        <TextInput
          label={t('complaints.fields.address')}
          autoComplete="off"
          maxLength={500}
          {...input('address')}
        />
        <TextInput
          label={t('complaints.fields.phone')}
          type="tel"
          autoComplete="off"
          maxLength={40}
          {...input('phone')}
        />
      </div>
      <Textarea
        label={t('complaints.fields.description')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={longestDescription}
        value={values.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
        error={errors.description}
      />
      <div className={classes.triple}>
        <TextInput
          label={t('complaints.fields.submittedPlace')}
          autoComplete="off"
          maxLength={300}
          {...input('submittedPlace')}
        />
        <TextInput
          type="date"
          label={t('complaintScreens.form.submittedOn')}
          max={officeToday(office.zone)}
          {...input('submittedOn')}
        />
        <TextInput type="time" label={t('complaintScreens.form.submittedTime')} {...input('submittedTime')} />
      </div>
      <div className={classes.slipFoot}>
        <Checkbox
          size="md"
          label={t('complaintScreens.form.signatureSeen')}
          checked={values.signatureSeen}
          onChange={(event) => onChange({ signatureSeen: event.currentTarget.checked })}
        />
        <span className={gaps.length === 0 ? classes.done : classes.note}>
          {gaps.length === 0
            ? `✓ ${t('complaintDesk.box.complete')}`
            : t('complaintDesk.box.gaps', {
                fields: gaps.map((field) => t(`complaints.fields.${field}`)).join(', '),
              })}
        </span>
        <Button variant="subtle" onClick={onRemove} aria-label={t('complaintDesk.box.removeSlip', { no })}>
          {t('shared.actions.remove')}
        </Button>
      </div>
    </fieldset>
  );
}
