import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type RefObject, useEffect } from 'react';
import { kkText } from '../../../contract/fields.ts';
import { type RecordingDetail, recordings } from '../../../contract/recordings.ts';
import { optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFindWords, useWords } from '../../locale.ts';
import { officeClock, officeInstant, officeToday } from '../../office-date.ts';
import { useRequirementName } from '../../requirement-name.ts';
import { useMe } from '../../session-context.ts';
import classes from './recordings.module.css';

interface CaptureFormProps {
  detail: RecordingDetail;
  /** Submitted by the page's next action. */
  element: RefObject<HTMLFormElement | null>;
  onRunning: (running: boolean) => void;
  /** Whether something stands in it that leaving would lose. */
  onChanged: (changed: boolean) => void;
}

/** Of each requirement: it was shown or excused ('' is not answered yet), and the coded reason of an excuse. */
type ByRequirement = Readonly<Record<string, string>>;
const noneYet: { answers: ByRequirement; reasons: ByRequirement } = { answers: {}, reasons: {} };

const plain = (number: string) => number.replace(/\s/g, '');

/** The recording as the official SIAK station made it: what was shown, its number, its time, its operator. */
export function CaptureForm({ detail, element, onRunning, onChanged }: CaptureFormProps) {
  const t = useWords();
  const find = useFindWords();
  const nameOf = useRequirementName('recordings');
  const { office, name } = useMe();
  const form = useActionForm(recordings.noteStationCapture, {
    initial: {
      kkShown: '',
      date: officeToday(office.zone),
      time: officeClock(office.zone),
      stationReference: '',
      stationOperator: name,
      ...noneYet,
    },
    params: { id: detail.resident.id },
    rules: ({ kkShown, answers, reasons }) => ({
      kkShown: !kkText.safeParse(plain(kkShown)).success && t('desk.intake.kkShort'),
      ...Object.fromEntries(
        detail.requirements.flatMap(({ code, mandatory }) => [
          [`answers.${code}`, mandatory && !answers[code] && t('shared.form.required')],
          [`reasons.${code}`, answers[code] === 'excused' && !reasons[code] && t('shared.form.chooseReason')],
        ]),
      ),
    }),
    bodyOf: ({ kkShown, date, time, answers, reasons, ...station }) => ({
      ...station,
      kkShown: plain(kkShown),
      capturedAt: officeInstant(date, time, office.zone) ?? '',
      answers: detail.requirements.flatMap(({ code }) => {
        if (answers[code] === 'seen') return [{ requirement: code }];
        const reason = reasons[code];
        return answers[code] === 'excused' && reason ? [{ requirement: code, reason }] : [];
      }),
    }),
  });
  const { running, changed } = form;
  useEffect(() => onRunning(running), [running, onRunning]);
  useEffect(() => {
    onChanged(changed);
    return () => onChanged(false);
  }, [changed, onChanged]);
  const { answers } = form.values;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  return (
    <form ref={element} onSubmit={submit} noValidate className={classes.captureForm}>
      <Section title={t('recordingScreens.brought')}>
        <TextInput
          label={t('desk.intake.kkShown')}
          description={t('desk.intake.kkHelp')}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          maxLength={24}
          {...form.input('kkShown')}
        />
        {detail.requirements.map(({ code, name, mandatory, legalBasis, reasons: allowed }) => (
          <Stack key={code} gap={8}>
            <Radio.Group
              label={nameOf({ code, name })}
              description={[
                t(mandatory ? 'desk.checklist.mandatory' : 'desk.checklist.optional'),
                ...(legalBasis === '' ? [] : [legalBasis]),
              ].join(' · ')}
              {...form.input(`answers.${code}`)}
            >
              <div className={classes.answers}>
                <Radio value="seen" py={6} label={t('recordings.outcomes.seen')} />
                {allowed.length > 0 && (
                  <Radio value="excused" py={6} label={t('recordingScreens.notShown')} />
                )}
              </div>
            </Radio.Group>
            {answers[code] === 'excused' && (
              <Select
                label={t('shared.form.reason')}
                placeholder={t('shared.form.chooseReason')}
                data={optionsOf(
                  allowed.map((reason) => reason.code),
                  (reason) => find('recordings.reasons', reason),
                )}
                {...form.input(`reasons.${code}`)}
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
          {...form.input('stationReference')}
        />
        <div className="pair">
          <TextInput
            type="date"
            label={t('recordingScreens.capturedOn')}
            max={officeToday(office.zone)}
            {...form.input('date')}
            error={form.errors.capturedAt}
          />
          <TextInput type="time" label={t('recordingScreens.capturedTime')} {...form.input('time')} />
        </div>
        <TextInput
          label={t('recordings.screen.stationOperator')}
          autoComplete="off"
          maxLength={100}
          {...form.input('stationOperator')}
        />
        <ProblemNote problem={form.problem} />
      </Section>
      {/* A field's Enter submits, as the next action does. */}
      <button type="submit" hidden />
    </form>
  );
}
