import { Button, Radio, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { type ComplaintDetail, complaints } from '../../../../contract/complaints/endpoints.ts';
import { call, newIdempotencyKey, Problem } from '../../../api.ts';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { FormPage } from '../../../components/layout/form-page.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useWords } from '../../../locale.ts';
import { type Moment, momentOf, officeNow } from '../../../office-date.ts';
import { useMe } from '../../../session-context.ts';
import { LetterButton } from '../case/letters.tsx';
import classes from '../complaints.module.css';
import { complaintAddress } from '../rows.tsx';
import { bodyOf, type FieldValues, noFields } from './complaint-fields.ts';
import { FieldsEntry, Gaps } from './fields-entry.tsx';
import { FileChoice, type Files, noFiles } from './file-choice.tsx';

const channels = ['letter', 'counter', 'email'] as const;
type BookedChannel = (typeof channels)[number];

/** A letter, a statement at the counter or an e-mail: channel first, then whatever the paper has. */
export default function BookingPage() {
  const [booked, setBooked] = useState<Outcome | null>(null);
  if (booked === null) return <BookingForm onBooked={setBooked} />;
  return <Booked outcome={booked} onAnother={() => setBooked(null)} />;
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

type Booking = FieldValues & Moment & { channel: BookedChannel | ''; files: Files };

function BookingForm({ onBooked }: { onBooked: (outcome: Outcome) => void }) {
  const t = useWords();
  const { office } = useMe();
  const [now] = useState(() => officeNow(office.zone));
  const [uploading, setUploading] = useState(false);
  const initial: Booking = { ...noFields, ...now, channel: '', files: noFiles };
  const form = useActionForm(complaints.book, {
    initial,
    rules: (values) => ({
      channel: values.channel === '' && t('complaintDesk.book.chooseChannel'),
      date: momentOf(values, now, office.zone) === null && t('shared.form.required'),
    }),
    bodyOf: (values) => ({
      ...bodyOf(values),
      channel: values.channel,
      receivedAt: momentOf(values, now, office.zone),
    }),
    onDone: async (detail) => {
      setUploading(true);
      onBooked({ detail, refused: await upload(detail.id, form.values.files) });
    },
  });
  const { channel, files, signatureSeen } = form.values;
  return (
    <FormPage
      form={{ ...form, running: form.running || uploading }}
      title={t('complaintScreens.menu.book')}
      intro={t('complaintDesk.book.intro')}
      submitLabel={t('complaintDesk.book.submit')}
    >
      <Radio.Group label={t('complaintDesk.book.channel')} {...form.input('channel')}>
        <div className={classes.inline}>
          {channels.map((each, index) => (
            <Radio
              key={each}
              value={each}
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
          max={now.date}
          {...form.input('date')}
          error={form.errors.date ?? form.errors.receivedAt}
        />
        <TextInput
          type="time"
          label={t('complaintDesk.book.receivedTime')}
          description={'\u00a0'}
          {...form.input('time')}
        />
      </div>
      <FieldsEntry form={form} channel={channel === '' ? null : channel} />
      <FileChoice files={files} onChange={(chosen) => form.set({ files: chosen })} />
      {channel !== '' && (
        <Gaps channel={channel} values={form.values} signed={signatureSeen || files.signature !== null} />
      )}
    </FormPage>
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
      <div className="button-row">
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
