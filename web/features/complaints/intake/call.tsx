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
import { useEntry } from '../../../components/forms/form-state.ts';
import { nextActionKey, useShortcut } from '../../../components/keys.ts';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import { officeClock, officeToday } from '../../../office-date.ts';
import { useAction } from '../../../queries.ts';
import { useMe } from '../../../session-context.ts';
import { complaintAddress } from '../rows.tsx';
import classes from './call.module.css';

/** The telephone form: one screen, eight inputs, hands on the keyboard; afterwards number and code to read out. */
export default function CallPage() {
  const t = useWords();
  const [booked, setBooked] = useState<ComplaintDetail | null>(null);
  const [round, setRound] = useState(0);
  return (
    <div className={classes.page}>
      <title>{`${t('complaintDesk.call.title')} · ${t('shell.product')}`}</title>
      {booked === null ? (
        <CallForm key={round} onBooked={setBooked} />
      ) : (
        <Booked
          detail={booked}
          onNext={() => {
            setRound((now) => now + 1);
            setBooked(null);
          }}
        />
      )}
    </div>
  );
}

const emptyCall = {
  name: '',
  address: '',
  phone: '',
  description: '',
  /** Date and time of the call, as one input takes them. */
  time: '',
  place: '',
  immediateResponse: '',
  authority: 'in',
};
type CallValues = typeof emptyCall;

const fieldOfRefusal: Readonly<Record<string, keyof CallValues>> = {
  phone_not_valid: 'phone',
  submitted_in_future: 'time',
};

function CallForm({ onBooked }: { onBooked: (detail: ComplaintDetail) => void }) {
  const t = useWords();
  const { office } = useMe();
  const [refused, setRefused] = useState(false);
  const [startedAt] = useState(() => `${officeToday(office.zone)}T${officeClock(office.zone)}`);
  // How the call ended decides what must be there: an answer was given, or is still to come.
  const ending = useRef<'answered' | 'follow'>('answered');
  const verb = useAction(complaints.takeCall, { onDone: onBooked });
  const required = t('shared.form.required');
  const entry = useEntry<CallValues>({
    initial: { ...emptyCall, time: startedAt, place: t('complaintDesk.call.placeDefault') },
    rules: (values): Record<string, string> => {
      const identity = refused ? [] : (['name', 'address', 'phone'] as const);
      const missing = [...identity, 'description', 'time', 'place'] as const;
      return {
        ...Object.fromEntries(
          missing.filter((field) => values[field].trim() === '').map((field) => [field, required]),
        ),
        ...(values.immediateResponse.trim() === '' && {
          immediateResponse: t('complaintDesk.call.responseNeeded'),
        }),
      };
    },
    problem: verb.problem,
  });
  const form = useRef<HTMLFormElement>(null);
  const failed = Object.keys(entry.errors).length > 0;
  useEffect(() => {
    if (failed && !verb.running) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failed, verb.running]);

  // The server names the field by what was wrong with it.
  const { setFieldError } = entry;
  const { problem } = verb;
  useEffect(() => {
    const field = problem === null ? undefined : fieldOfRefusal[problem.code];
    if (field !== undefined) setFieldError(field, problem?.body.title);
  }, [problem, setFieldError]);

  const book = entry.onSubmit((values) => {
    const [submittedOn, submittedTime] = values.time.split('T');
    const answered = ending.current === 'answered' && values.authority === 'in';
    void verb.run({
      body: {
        ...(!refused && { name: values.name, address: values.address, phone: values.phone }),
        description: values.description,
        submittedPlace: values.place,
        ...(submittedOn !== undefined && { submittedOn }),
        ...(submittedTime !== undefined && { submittedTime: submittedTime.slice(0, 5) }),
        immediateResponse: values.immediateResponse,
        authority: values.authority === 'out' ? 'out' : 'in',
        answered,
        identityRefused: refused,
      },
    });
  });
  const end = (how: 'answered' | 'follow') => {
    if (verb.running) return;
    ending.current = how;
    book();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) end(outside ? 'follow' : 'answered');
    else if (event.altKey) end('follow');
    else return;
    event.preventDefault();
  };
  const refuse = () => {
    // Rendered at once, so that the hands stay on the keyboard: on to the first field that is asked for now.
    flushSync(() => setRefused((now) => !now));
    form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  };
  useShortcut(nextActionKey, () => end(outside ? 'follow' : 'answered'), { whileTyping: true });
  useShortcut('F8', refuse, { whileTyping: true });
  const outside = entry.values.authority === 'out';

  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => event.preventDefault()}
      aria-label={t('complaintDesk.call.title')}
    >
      <header className={classes.head}>
        <h1>{t('complaintDesk.call.title')}</h1>
        <p>{t('complaintDesk.call.intro')}</p>
      </header>
      {refused ? (
        <p className={classes.refused} role="status">
          ‖ {t('complaintDesk.call.refused')}
        </p>
      ) : (
        <>
          <TextInput
            className={classes.third}
            label={t('complaints.fields.name')}
            autoFocus
            autoComplete="off"
            maxLength={200}
            {...entry.getInputProps('name')}
          />
          <TextInput
            className={classes.third}
            label={t('complaints.fields.address')}
            autoComplete="off"
            maxLength={500}
            {...entry.getInputProps('address')}
          />
          <TextInput
            className={classes.third}
            label={t('complaints.fields.phone')}
            type="tel"
            autoComplete="off"
            maxLength={40}
            {...entry.getInputProps('phone')}
          />
        </>
      )}
      <Textarea
        className={classes.half}
        label={t('complaintDesk.call.substance')}
        rows={5}
        maxLength={longestDescription}
        {...entry.getInputProps('description')}
      />
      <Textarea
        className={classes.half}
        label={t('complaintDesk.call.immediateResponse')}
        rows={5}
        maxLength={4000}
        {...entry.getInputProps('immediateResponse')}
      />
      <TextInput
        className={classes.third}
        type="datetime-local"
        label={t('complaintDesk.call.time')}
        {...entry.getInputProps('time')}
      />
      <TextInput
        className={classes.third}
        label={t('complaintDesk.call.place')}
        autoComplete="off"
        maxLength={300}
        {...entry.getInputProps('place')}
      />
      <NativeSelect
        className={classes.third}
        label={t('complaintDesk.call.authority')}
        data={(['in', 'out'] as const).map((each) => ({
          value: each,
          label: t(`complaints.authority.${each}`),
        }))}
        {...entry.getInputProps('authority')}
      />
      <div className={classes.problem}>
        <ProblemNote problem={verb.problem} />
      </div>
      <div className={classes.submit}>
        {!outside && (
          <Button
            loading={verb.running && ending.current === 'answered'}
            onClick={() => end('answered')}
            aria-keyshortcuts="Control+Enter"
            rightSection={<Kbd>Ctrl Enter</Kbd>}
          >
            {t('complaintDesk.call.answered')}
          </Button>
        )}
        <Button
          variant={outside ? 'filled' : 'default'}
          loading={verb.running && ending.current === 'follow'}
          onClick={() => end('follow')}
          aria-keyshortcuts="Alt+Enter"
          rightSection={<Kbd>Alt Enter</Kbd>}
        >
          {t('complaintDesk.call.follow')}
        </Button>
        <Button
          className={classes.refuse ?? ''}
          variant="subtle"
          onClick={refuse}
          aria-pressed={refused}
          aria-keyshortcuts="F8"
          rightSection={<Kbd>F8</Kbd>}
        >
          {t(refused ? 'complaintDesk.call.unrefuse' : 'complaintDesk.call.refuse')}
        </Button>
      </div>
      <ConfirmLeave when={entry.isDirty() && !verb.running && verb.reply === undefined} />
    </form>
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
          <dt>{t('complaintDesk.call.number')}</dt>
          <dd>{detail.number}</dd>
        </div>
        <div>
          <dt>{t('complaintDesk.call.code')}</dt>
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
          {t('complaintDesk.call.open')}
        </Button>
      </div>
    </section>
  );
}
