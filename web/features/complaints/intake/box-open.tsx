import { Button, Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { complaints, longestDescription } from '../../../../contract/complaints/endpoints.ts';
import { type ActionForm, useActionForm } from '../../../components/forms/form-state.ts';
import { Dialog } from '../../../components/layout/dialog.tsx';
import { FormPage } from '../../../components/layout/form-page.tsx';
import { useWords } from '../../../locale.ts';
import { type Moment, momentOf, officeNow } from '../../../office-date.ts';
import { useMe } from '../../../session-context.ts';
import classes from '../complaints.module.css';
import { OfficerSelect } from '../dialogs/fields.tsx';
import { bodyOf, type FieldValues, gapsOf, noFields } from './complaint-fields.ts';
import { ShortText, SubmittedOn } from './fields-entry.tsx';

const mostSlips = 500;

type Slip = FieldValues & { key: number };

type Opening = Moment & {
  place: string;
  secondOfficerId: string;
  slips: readonly Slip[];
};

const isTyped = (slip: Slip) => Object.keys(bodyOf(slip)).length > 0;

/** So many slips; what was typed is never dropped by a count: only empty ones at the end go. */
function resized(slips: readonly Slip[], count: number): readonly Slip[] {
  const wanted = Math.max(0, Math.min(mostSlips, Math.floor(count)));
  if (wanted <= slips.length) return slips.slice(0, Math.max(wanted, slips.findLastIndex(isTyped) + 1));
  const last = slips.at(-1)?.key ?? 0;
  const more = Array.from({ length: wanted - slips.length }, (_, index) => last + index + 1);
  return [...slips, ...more.map((key) => ({ ...noFields, key }))];
}

/** The box is opened by two officers; every slip in it is numbered with the fields that it has. */
export default function BoxOpenPage() {
  const t = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { zone } = me.office;
  const [now] = useState(() => officeNow(zone));
  const [added, setAdded] = useState<number | null>(null);
  const initial: Opening = { ...now, place: '', secondOfficerId: '', slips: [{ ...noFields, key: 1 }] };
  const form = useActionForm(complaints.openBox, {
    initial,
    rules: (values) => ({
      secondOfficerId: values.secondOfficerId === '' && t('complaintDesk.box.chooseOfficer'),
      date: momentOf(values, now, zone) === null && t('shared.form.required'),
    }),
    bodyOf: ({ place, secondOfficerId, slips, ...moment }) => ({
      place,
      secondOfficerId,
      slips: slips.map(bodyOf),
      openedAt: momentOf(moment, now, zone),
    }),
    onDone: ({ numbers }) => navigate('/pengaduan/kotak', { state: { saved: true, booked: numbers.length } }),
  });
  const { slips } = form.values;
  const [asked, setAsked] = useState(false);
  const empty = slips.filter((slip) => !isTyped(slip));
  const submit = () => (empty.length === 0 ? form.submit() : setAsked(true));
  const add = () => {
    const more = resized(slips, slips.length + 1);
    setAdded(more.at(-1)?.key ?? null);
    form.set({ slips: more });
  };
  return (
    <FormPage
      form={{ ...form, submit }}
      title={t('complaintDesk.box.openTitle')}
      intro={t('complaintDesk.box.openIntro')}
      submitLabel={t('complaintDesk.box.submit', { count: slips.length })}
      onCancel={() => navigate('/pengaduan/kotak')}
    >
      <div className={classes.pair}>
        <TextInput
          label={t('shared.labels.place')}
          description={t('complaintDesk.box.placeExample')}
          autoFocus
          autoComplete="off"
          maxLength={200}
          {...form.input('place')}
        />
        <OfficerSelect
          label={t('complaintDesk.box.secondOfficer')}
          description={t('complaintDesk.box.secondHelp', { name: me.name })}
          without={[me.employeeId]}
          {...form.input('secondOfficerId')}
        />
      </div>
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('shared.form.date')}
          max={now.date}
          {...form.input('date')}
          error={form.errors.date ?? form.errors.openedAt}
        />
        <TextInput type="time" label={t('shared.labels.timeOfDay')} {...form.input('time')} />
      </div>
      <NumberInput
        label={t('complaintDesk.box.slipCount')}
        min={0}
        max={mostSlips}
        hideControls={false}
        allowNegative={false}
        value={slips.length}
        onChange={(value) => typeof value === 'number' && form.set({ slips: resized(slips, value) })}
      />
      {slips.length === 0 && <p className="note">{t('complaintDesk.box.empty')}</p>}
      {slips.map((slip, index) => (
        <SlipEntry key={slip.key} index={index} slip={slip} form={form} focus={slip.key === added} />
      ))}
      <div className="button-row">
        <Button variant="default" onClick={add} disabled={slips.length >= mostSlips}>
          + {t('complaintDesk.box.addSlip')}
        </Button>
      </div>
      {asked && (
        <Dialog
          opened
          onClose={() => setAsked(false)}
          title={t('complaintDesk.box.emptyTitle', { count: empty.length })}
        >
          <p>{t('complaintDesk.box.emptyText')}</p>
          <div className="button-row">
            <Button
              onClick={() => {
                setAsked(false);
                form.submit({ slips: slips.filter(isTyped) });
              }}
            >
              {t('complaintDesk.box.leaveOut', { count: empty.length })}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setAsked(false);
                form.submit();
              }}
            >
              {t('complaintDesk.box.bookEmpty', { count: empty.length })}
            </Button>
          </div>
        </Dialog>
      )}
    </FormPage>
  );
}

interface SlipEntryProps {
  index: number;
  slip: Slip;
  form: ActionForm<Opening>;
  /** The slip that was just added takes the first field. */
  focus: boolean;
}

/** One slip in three lines, to be typed without looking up: name to signature in Tab order. */
function SlipEntry({ index, slip, form, focus }: SlipEntryProps) {
  const t = useWords();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) first.current?.focus();
  }, [focus]);
  const no = index + 1;
  const fields = gapsOf('box', slip).map((field) => t(`complaints.fields.${field}`));
  const input = (field: keyof FieldValues) => form.input(`slips.${index}.${field}`);
  return (
    <fieldset className={classes.slip}>
      <legend>{t('complaintDesk.box.slip', { no })}</legend>
      <div className={classes.triple}>
        <ShortText ref={first} field="name" {...input('name')} />
        <ShortText field="address" {...input('address')} />
        <ShortText field="phone" {...input('phone')} />
      </div>
      <Textarea
        label={t('complaints.fields.description')}
        minRows={2}
        maxRows={10}
        maxLength={longestDescription}
        {...input('description')}
      />
      <div className={classes.triple}>
        <ShortText field="submittedPlace" {...input('submittedPlace')} />
        <SubmittedOn {...input('submittedOn')} />
        <TextInput type="time" label={t('complaintScreens.form.submittedTime')} {...input('submittedTime')} />
      </div>
      <div className={classes.slipFoot}>
        <Checkbox
          label={t('complaintScreens.form.signatureSeen')}
          {...form.tick(`slips.${index}.signatureSeen`)}
        />
        <span className={fields.length === 0 ? classes.done : 'note'}>
          {fields.length === 0
            ? `✓ ${t('complaintDesk.box.complete')}`
            : t('complaintDesk.box.gaps', { fields: fields.join(', ') })}
        </span>
        <Button
          variant="subtle"
          onClick={() => form.set({ slips: form.values.slips.filter(({ key }) => key !== slip.key) })}
          aria-label={t('complaintDesk.box.removeSlip', { no })}
        >
          {t('shared.actions.remove')}
        </Button>
      </div>
    </fieldset>
  );
}
