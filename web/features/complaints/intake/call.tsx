import { Button, Kbd, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import {
  type ComplaintDetail,
  complaints,
  longestDescription,
} from '../../../../contract/complaints/endpoints.ts';
import { ConfirmLeave } from '../../../components/forms/confirm-leave.tsx';
import { optionsOf } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { nextActionKey, useShortcut } from '../../../components/keys.ts';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import { officeClock, officeToday } from '../../../office-date.ts';
import { useMe } from '../../../session-context.ts';
import { complaintAddress } from '../rows.tsx';
import classes from './call.module.css';
import { ShortText } from './fields-entry.tsx';

/** The telephone form: one screen, eight inputs, hands on the keyboard; afterwards number and code to read out. */
export default function CallPage() {
  const t = useWords();
  const [booked, setBooked] = useState<ComplaintDetail | null>(null);
  return (
    <div className={classes.page}>
      <title>{`${t('complaintScreens.menu.call')} · ${t('shell.product')}`}</title>
      {booked === null ? (
        <CallForm onBooked={setBooked} />
      ) : (
        <Booked detail={booked} onNext={() => setBooked(null)} />
      )}
    </div>
  );
}

const identity = ['name', 'address', 'phone'] as const;

/** How the call was: its fields, and how it ended, which decides what must be there. */
function useCallForm(onBooked: (detail: ComplaintDetail) => void) {
  const t = useWords();
  const { office } = useMe();
  const [startedAt] = useState(() => `${officeToday(office.zone)}T${officeClock(office.zone)}`);
  const required = t('shared.form.required');
  return useActionForm(complaints.takeCall, {
    initial: {
      name: '',
      address: '',
      phone: '',
      description: '',
      /** Date and time of the call, as one input takes them. */
      time: startedAt,
      submittedPlace: t('complaintDesk.call.placeDefault'),
      immediateResponse: '',
      authority: 'in',
      answered: true,
      identityRefused: false,
    },
    fieldOf: { phone_not_valid: 'phone', submitted_in_future: 'time' },
    rules: (values) => ({
      ...Object.fromEntries(
        identity.map((field) => [field, !values.identityRefused && values[field].trim() === '' && required]),
      ),
      time: values.time === '' && required,
      submittedPlace: values.submittedPlace.trim() === '' && required,
      immediateResponse: values.immediateResponse.trim() === '' && t('complaintDesk.call.responseNeeded'),
    }),
    bodyOf: ({ time, name, address, phone, answered, ...rest }) => ({
      ...rest,
      ...(!rest.identityRefused && { name, address, phone }),
      submittedOn: time.slice(0, 10),
      submittedTime: time.slice(11, 16),
      answered: answered && rest.authority === 'in',
    }),
    onDone: onBooked,
  });
}

function CallForm({ onBooked }: { onBooked: (detail: ComplaintDetail) => void }) {
  const t = useWords();
  const form = useCallForm(onBooked);
  const element = useRef<HTMLFormElement>(null);
  const failed = Object.keys(form.errors).length > 0;
  useEffect(() => {
    if (failed && !form.running) {
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [failed, form.running]);

  const outside = form.values.authority === 'out';
  const end = (answered: boolean) => form.submit({ answered });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) end(!outside);
    else if (event.altKey) end(false);
    else return;
    event.preventDefault();
  };
  const refuse = () => {
    // Rendered at once, so that the hands stay on the keyboard: on to the first field that is asked for now.
    flushSync(() => form.set({ identityRefused: !form.values.identityRefused }));
    element.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  };
  useShortcut(nextActionKey, () => end(!outside), { whileTyping: true });
  useShortcut('F8', refuse, { whileTyping: true });
  return (
    <form
      ref={element}
      className={classes.form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => event.preventDefault()}
      aria-label={t('complaintScreens.menu.call')}
    >
      <header className={classes.head}>
        <h1>{t('complaintScreens.menu.call')}</h1>
        <p>{t('complaintDesk.call.intro')}</p>
      </header>
      <CallFields form={form} />
      <div className={classes.problem}>
        <ProblemNote problem={form.problem} />
      </div>
      <CallEndings form={form} outside={outside} end={end} refuse={refuse} />
      <ConfirmLeave when={form.changed && !form.running} />
    </form>
  );
}

type CallForm = ReturnType<typeof useCallForm>;

function CallFields({ form }: { form: CallForm }) {
  const t = useWords();
  return (
    <>
      {form.values.identityRefused ? (
        <p className={classes.refused} role="status">
          ‖ {t('complaintDesk.call.refused')}
        </p>
      ) : (
        identity.map((field) => (
          <ShortText
            key={field}
            className={classes.third}
            field={field}
            autoFocus={field === 'name'}
            {...form.input(field)}
          />
        ))
      )}
      <Textarea
        autosize={false}
        className={classes.half}
        label={t('complaintDesk.call.substance')}
        rows={5}
        maxLength={longestDescription}
        {...form.input('description')}
      />
      <Textarea
        autosize={false}
        className={classes.half}
        label={t('complaints.fields.immediateResponse')}
        rows={5}
        maxLength={4000}
        {...form.input('immediateResponse')}
      />
      <TextInput
        className={classes.third}
        type="datetime-local"
        label={t('letters.time')}
        {...form.input('time')}
      />
      <TextInput
        className={classes.third}
        label={t('shared.labels.place')}
        autoComplete="off"
        maxLength={300}
        {...form.input('submittedPlace')}
      />
      <NativeSelect
        className={classes.third}
        label={t('complaintScreens.sections.authority')}
        data={optionsOf(['in', 'out'], (each) => t(`complaints.authority.${each}`))}
        {...form.input('authority')}
      />
    </>
  );
}

interface CallEndingsProps {
  form: CallForm;
  outside: boolean;
  end: (answered: boolean) => void;
  refuse: () => void;
}

/** How the call ends: answered on the telephone, or still to be answered; and that the caller gives no name. */
function CallEndings({ form, outside, end, refuse }: CallEndingsProps) {
  const t = useWords();
  const { answered, identityRefused } = form.values;
  return (
    <div className={classes.submit}>
      {!outside && (
        <Button
          loading={form.running && answered}
          onClick={() => end(true)}
          aria-keyshortcuts="Control+Enter"
          rightSection={<Kbd>Ctrl Enter</Kbd>}
        >
          {t('complaintDesk.call.answered')}
        </Button>
      )}
      <Button
        variant={outside ? 'filled' : 'default'}
        loading={form.running && !answered}
        onClick={() => end(false)}
        aria-keyshortcuts="Alt+Enter"
        rightSection={<Kbd>Alt Enter</Kbd>}
      >
        {t('complaintDesk.call.follow')}
      </Button>
      <Button
        className={classes.refuse ?? ''}
        variant="subtle"
        onClick={refuse}
        aria-pressed={identityRefused}
        aria-keyshortcuts="F8"
        rightSection={<Kbd>F8</Kbd>}
      >
        {t(identityRefused ? 'complaintDesk.call.unrefuse' : 'complaintDesk.call.refuse')}
      </Button>
    </div>
  );
}

/** Number and code, large, to be read out to the caller; the next call is one key away. */
function Booked({ detail, onNext }: { detail: ComplaintDetail; onNext: () => void }) {
  const t = useWords();
  const { longDate } = useFormat();
  const navigate = useNavigate();
  const { clock } = detail;
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  useShortcut(nextActionKey, onNext, { whileTyping: true });
  return (
    <section className={classes.booked} aria-label={t('complaintDesk.call.done')}>
      <h1>✓ {t('complaintDesk.call.done')}</h1>
      <p>{t('complaintDesk.call.readOut')}</p>
      <dl>
        <div>
          <dt>{t('shared.labels.number')}</dt>
          <dd>{detail.number}</dd>
        </div>
        <div>
          <dt>{t('shared.labels.trackingCode')}</dt>
          <dd>{detail.trackingCode}</dd>
        </div>
      </dl>
      <p>
        {clock.state === 'stopped' || clock.dueOn === null
          ? t('complaintDesk.call.answeredNote')
          : t('complaintDesk.call.followNote', { date: longDate(clock.dueOn) })}
      </p>
      <div className={classes.submit}>
        <Button autoFocus onClick={onNext} rightSection={<Kbd>{nextActionKey}</Kbd>}>
          {t('complaintDesk.call.next')}
        </Button>
        <Button variant="default" onClick={() => navigate(complaintAddress(detail))}>
          {t('complaintDesk.book.open')}
        </Button>
      </div>
    </section>
  );
}
