import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { kkText } from '../../../contract/fields.ts';
import { type RecordingDetail, recordings } from '../../../contract/recordings.ts';
import { fieldErrors } from '../../components/forms/form-state.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFindWords, useWords } from '../../locale.ts';
import { officeClock, officeInstant, officeToday } from '../../office-date.ts';
import { useAction } from '../../queries.ts';
import { useRequirementName } from '../../requirement-name.ts';
import { useMe } from '../../session-context.ts';
import classes from './recordings.module.css';

interface CaptureFormProps {
  detail: RecordingDetail;
  /** Submitted by the page's next action. */
  form: RefObject<HTMLFormElement | null>;
  onRunning: (running: boolean) => void;
  /** Whether something stands in it that leaving would lose. */
  onChanged: (changed: boolean) => void;
}

/** A requirement was shown, or there is a coded reason why not; '' is not answered yet. */
type Answer = 'seen' | 'excused' | '';

/** The recording as the official SIAK station made it: what was shown, its number, its time, its operator. */
export function CaptureForm({ detail, form, onRunning, onChanged }: CaptureFormProps) {
  const t = useWords();
  const find = useFindWords();
  const nameOf = useRequirementName('recordings');
  const { office, name } = useMe();
  const [kk, setKk] = useState('');
  const [date, setDate] = useState(() => officeToday(office.zone));
  const [time, setTime] = useState(() => officeClock(office.zone));
  const [reference, setReference] = useState('');
  const [operator, setOperator] = useState(name);
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const note = useAction(recordings.noteStationCapture);
  const { running } = note;
  useEffect(() => onRunning(running), [running, onRunning]);
  const changed = kk !== '' || reference !== '' || Object.keys(answers).length > 0;
  useEffect(() => {
    onChanged(changed);
    return () => onChanged(false);
  }, [changed, onChanged]);

  const kkShown = kk.replace(/\s/g, '');
  const given = detail.requirements.flatMap(({ code }) => {
    const reason = reasons[code];
    if (answers[code] === 'seen') return [{ requirement: code }];
    return answers[code] === 'excused' && reason !== undefined ? [{ requirement: code, reason }] : [];
  });
  const unanswered = (code: string, mandatory: boolean) =>
    (mandatory && (answers[code] ?? '') === '') ||
    (answers[code] === 'excused' && reasons[code] === undefined);
  const capturedAt = officeInstant(date, time, office.zone);
  const body = {
    kkShown,
    capturedAt: capturedAt ?? '',
    stationReference: reference,
    stationOperator: operator,
    answers: given,
  };
  const errors = tried ? fieldErrors(recordings.noteStationCapture.body, body) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const incomplete = detail.requirements.some(({ code, mandatory }) => unanswered(code, mandatory));
    if (running || incomplete) return;
    if (recordings.noteStationCapture.body.safeParse(body).success) {
      void note.run({ params: { id: detail.resident.id }, body });
    }
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className={classes.captureForm}>
      <Section title={t('recordingScreens.brought')}>
        <TextInput
          label={t('desk.intake.kkShown')}
          description={t('desk.intake.kkHelp')}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          maxLength={24}
          value={kk}
          onChange={(event) => setKk(event.currentTarget.value)}
          error={tried && !kkText.safeParse(kkShown).success ? t('desk.intake.kkShort') : undefined}
        />
        {detail.requirements.map(({ code, name, mandatory, legalBasis, reasons: allowed }) => (
          <Stack key={code} gap={8}>
            <Radio.Group
              label={nameOf({ code, name })}
              description={[
                t(mandatory ? 'desk.checklist.mandatory' : 'desk.checklist.optional'),
                ...(legalBasis === '' ? [] : [legalBasis]),
              ].join(' · ')}
              value={answers[code] ?? ''}
              onChange={(value) =>
                setAnswers((now) => ({ ...now, [code]: value === 'seen' ? 'seen' : 'excused' }))
              }
              error={
                tried && mandatory && (answers[code] ?? '') === '' ? t('shared.form.required') : undefined
              }
            >
              <div className={classes.answers}>
                <Radio value="seen" size="md" py={6} label={t('recordings.outcomes.seen')} />
                {allowed.length > 0 && (
                  <Radio value="excused" size="md" py={6} label={t('recordingScreens.notShown')} />
                )}
              </div>
            </Radio.Group>
            {answers[code] === 'excused' && (
              <Select
                label={t('shared.form.reason')}
                placeholder={t('shared.form.chooseReason')}
                data={allowed.map((reason) => ({
                  value: reason.code,
                  label: find('recordings.reasons', reason.code),
                }))}
                value={reasons[code] ?? null}
                onChange={(value) => {
                  if (value !== null) setReasons((now) => ({ ...now, [code]: value }));
                }}
                error={tried && unanswered(code, mandatory) ? t('shared.form.chooseReason') : undefined}
              />
            )}
          </Stack>
        ))}
      </Section>
      <Section title={t('recordingScreens.station')}>
        <TextInput
          label={t('recordings.screen.stationReference')}
          autoComplete="off"
          maxLength={60}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
          error={errors.stationReference}
        />
        <div className={classes.pair}>
          <TextInput
            type="date"
            label={t('recordingScreens.capturedOn')}
            max={officeToday(office.zone)}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
            error={errors.capturedAt}
          />
          <TextInput
            type="time"
            label={t('recordingScreens.capturedTime')}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
        </div>
        <TextInput
          label={t('recordings.screen.stationOperator')}
          autoComplete="off"
          maxLength={100}
          value={operator}
          onChange={(event) => setOperator(event.currentTarget.value)}
          error={errors.stationOperator}
        />
        <ProblemNote problem={note.problem} />
      </Section>
      {/* A field's Enter submits, as the next action does. */}
      <button type="submit" hidden />
    </form>
  );
}
