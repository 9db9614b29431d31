import { Button, Radio, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  type ComplaintDetail,
  complaintFieldsBody,
  complaints,
} from '../../../../contract/complaints/endpoints.ts';
import { call, newIdempotencyKey, Problem } from '../../../api.ts';
import { fieldErrors, useEntry } from '../../../components/forms/form-state.ts';
import { FormPage } from '../../../components/layout/form-page.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useWords } from '../../../locale.ts';
import { officeClock, officeInstant, officeToday } from '../../../office-date.ts';
import { useAction } from '../../../queries.ts';
import { useMe } from '../../../session-context.ts';
import { LetterButton } from '../case/letters.tsx';
import classes from '../complaints.module.css';
import { complaintAddress } from '../rows.tsx';
import { bodyOf, noFields } from './complaint-fields.ts';
import { FieldsEntry, Gaps } from './fields-entry.tsx';
import { FileChoice, type Files, noFiles } from './file-choice.tsx';

const channels = ['letter', 'counter', 'email'] as const;
type BookedChannel = (typeof channels)[number];

/** A letter, a statement at the counter or an e-mail: channel first, then whatever the paper has. */
export default function BookingPage() {
  const [round, setRound] = useState(0);
  const [booked, setBooked] = useState<Outcome | null>(null);
  if (booked !== null) {
    return (
      <Booked
        outcome={booked}
        onAnother={() => {
          setRound((now) => now + 1);
          setBooked(null);
        }}
      />
    );
  }
  return <BookingForm key={round} onBooked={setBooked} />;
}

interface Outcome {
  detail: ComplaintDetail;
  /** Files that the server refused after the complaint itself was booked, and why. */
  refused: { name: string; problem: Problem }[];
}

/** Uploads what belongs to a complaint that is booked; a file that is refused takes nothing else with it. */
async function upload(id: string, { signature, attachments }: Files): Promise<Outcome['refused']> {
  const refused: Outcome['refused'] = [];
  const all = [
    ...(signature === null ? [] : [{ file: signature, as: 'signature' as const }]),
    ...attachments.map((file) => ({ file, as: 'attachment' as const })),
  ];
  for (const { file, as } of all) {
    try {
      await call(
        complaints.addAttachment,
        { params: { id }, body: { as }, file },
        { idempotencyKey: newIdempotencyKey() },
      );
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ name: file.name, problem: error });
    }
  }
  return refused;
}

function BookingForm({ onBooked }: { onBooked: (outcome: Outcome) => void }) {
  const t = useWords();
  const { office } = useMe();
  const [channel, setChannel] = useState<BookedChannel | null>(null);
  const [receivedOn, setReceivedOn] = useState(officeToday(office.zone));
  const [receivedTime, setReceivedTime] = useState(officeClock(office.zone));
  const [receivedTouched, setReceivedTouched] = useState(false);
  const [files, setFiles] = useState<Files>(noFiles);
  const [tried, setTried] = useState(false);
  const [uploading, setUploading] = useState(false);
  const verb = useAction(complaints.book);
  const entry = useEntry({
    initial: noFields,
    rules: (values) => fieldErrors(complaintFieldsBody, bodyOf(values)),
    problem: verb.problem,
  });
  const receivedAt = officeInstant(receivedOn, receivedTime, office.zone);
  const running = verb.running || uploading;
  const submit = entry.onSubmit(async (values) => {
    if (channel === null || receivedAt === null) return;
    const body = { ...bodyOf(values), channel, ...(receivedTouched && { receivedAt }) };
    const detail = await verb.run({ body });
    if (detail === undefined) return;
    setUploading(true);
    onBooked({ detail, refused: await upload(detail.id, files) });
  });
  const changed = entry.isDirty() || files.attachments.length > 0 || files.signature !== null;
  const signed = entry.values.signatureSeen || files.signature !== null;
  return (
    <>
      <title>{`${t('complaintDesk.book.title')} · ${t('shell.product')}`}</title>
      <FormPage
        title={t('complaintDesk.book.title')}
        intro={t('complaintDesk.book.intro')}
        submitLabel={t('complaintDesk.book.submit')}
        form={{
          submit: () => {
            setTried(true);
            submit();
          },
          running,
          problem: verb.problem,
          changed: changed && verb.reply === undefined,
        }}
      >
        <Radio.Group
          label={t('complaintDesk.book.channel')}
          value={channel ?? ''}
          onChange={(value) => setChannel(channels.find((each) => each === value) ?? null)}
          error={tried && channel === null ? t('complaintDesk.book.chooseChannel') : undefined}
        >
          <div className={classes.inline}>
            {channels.map((each, index) => (
              <Radio
                key={each}
                value={each}
                size="md"
                py={6}
                label={t(`complaints.channels.${each}`)}
                autoFocus={index === 0}
              />
            ))}
          </div>
        </Radio.Group>
        <div className={classes.pair}>
          <TextInput
            type="date"
            label={t('complaintDesk.book.receivedOn')}
            description={t('complaintDesk.book.receivedHelp')}
            max={officeToday(office.zone)}
            value={receivedOn}
            onChange={(event) => {
              setReceivedOn(event.currentTarget.value);
              setReceivedTouched(true);
            }}
            error={
              tried && receivedAt === null ? t('shared.form.required') : verb.problem?.field('receivedAt')
            }
          />
          <TextInput
            type="time"
            label={t('complaintDesk.book.receivedTime')}
            description={'\u00a0'}
            value={receivedTime}
            onChange={(event) => {
              setReceivedTime(event.currentTarget.value);
              setReceivedTouched(true);
            }}
          />
        </div>
        <FieldsEntry entry={entry} channel={channel} />
        <FileChoice files={files} onChange={setFiles} />
        {channel !== null && <Gaps channel={channel} values={entry.values} signed={signed} />}
      </FormPage>
    </>
  );
}

function Booked({ outcome, onAnother }: { outcome: Outcome; onAnother: () => void }) {
  const t = useWords();
  const navigate = useNavigate();
  const { detail, refused } = outcome;
  // The form was long; what came of it is read from its top.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  return (
    <div className={classes.result}>
      <h1>✓ {t('complaintDesk.book.done', { number: detail.number })}</h1>
      <p className={classes.code}>{t('complaintDesk.book.code', { code: detail.trackingCode })}</p>
      {detail.missing.length > 0 && (
        <p className={classes.waiting}>
          ‖{' '}
          {t('complaintScreens.form.gaps', {
            fields: detail.missing.map((field) => t(`complaints.fields.${field}`)).join(', '),
          })}
        </p>
      )}
      {refused.map(({ name, problem }) => (
        <div key={name}>
          <p className={classes.broken}>✕ {t('complaintDesk.book.notUploaded', { name })}</p>
          <ProblemNote problem={problem} />
        </div>
      ))}
      <div className={classes.buttons}>
        <LetterButton letter="receipt" id={detail.id} prominent />
        <Button variant="default" onClick={() => navigate(complaintAddress(detail))}>
          {t('complaintDesk.book.open')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('complaintDesk.book.another')}
        </Button>
      </div>
    </div>
  );
}
