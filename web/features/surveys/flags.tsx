import { Button } from '@mantine/core';
import { useState } from 'react';
import { type SurveyFigures, surveyReports } from '../../../contract/surveys/report-endpoints.ts';
import { ReasonDialog, useReasonForm } from '../../components/forms/action-dialog.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { useFormat, useLocale, useWords } from '../../locale.ts';
import classes from './surveys.module.css';

/** Somebody answered that a free service cost something: each one is looked into, and what was done stands there. */
export function Flags({ figures: { flags, mayAct } }: { figures: SurveyFigures }) {
  const t = useWords();
  const locale = useLocale();
  const { date } = useFormat();
  const [answering, setAnswering] = useState<string | null>(null);
  return (
    <Section title={t('surveyReports.paper.flags')}>
      {flags.length === 0 ? (
        <p className={classes.note}>{t('surveyScreens.flags.none')}</p>
      ) : (
        <p className={classes.note}>{t('surveyScreens.flags.text')}</p>
      )}
      {flags.map((flag) => (
        <div key={flag.id} className={classes.plan}>
          <p>
            <strong className={flag.measure === null ? classes.late : undefined}>
              {flag.measure === null && '▲ '}
              {date(flag.day)}: {flag.answer[locale]}
            </strong>{' '}
            · {t(`surveys.services.${flag.service}`)} · {t(`surveys.channels.${flag.channel}`)}
          </p>
          {flag.measure !== null && (
            <p>
              {flag.measure}{' '}
              <span className={classes.note}>
                {t('shared.labels.byOn', {
                  name: flag.seenBy ?? '',
                  date: flag.seenAt === null ? '' : date(flag.seenAt),
                })}
              </span>
            </p>
          )}
          {flag.measure === null && mayAct && (
            <div className={classes.actions}>
              <Button variant="default" onClick={() => setAnswering(flag.id)}>
                {t('surveyScreens.flags.answer')}
              </Button>
            </div>
          )}
        </div>
      ))}
      {answering !== null && <AnswerDialog id={answering} onClose={() => setAnswering(null)} />}
    </Section>
  );
}

function AnswerDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords();
  const form = useReasonForm(surveyReports.answerFlag, {
    params: { id },
    bodyOf: ({ words }) => ({ measure: words }),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      form={form}
      title={t('surveyScreens.flags.answer')}
      text={t('surveyScreens.flags.answerText')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    />
  );
}
