import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type SurveyFigures, surveyReports } from '../../../contract/surveys/report-endpoints.ts';
import { type SurveyElement, surveyElements } from '../../../contract/surveys/terms.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import classes from './surveys.module.css';

type Plan = SurveyFigures['followUps'][number];
type Open = { kind: 'add' } | { kind: 'change' | 'done'; plan: Plan };

/** What is done about the lowest elements, by whom and until when. */
export function FollowUps({ figures, today }: { figures: SurveyFigures; today: string }) {
  const t = useWords();
  const { date } = useFormat();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const { followUps, lowest, mayAct } = figures;
  return (
    <Section title={t('surveyScreens.followUp.title')}>
      {followUps.length === 0 && lowest.length > 0 && (
        <p className={classes.note}>{t('surveyScreens.followUp.none', { elements: lowest.join(', ') })}</p>
      )}
      {followUps.map((plan) => (
        <div key={plan.id} className={classes.plan}>
          <p>
            <strong>
              {plan.element} {t(`surveyReports.elements.${plan.element}`)}
            </strong>
          </p>
          <p>{plan.plan}</p>
          <p className={plan.state === 'late' ? classes.late : classes.note}>
            {plan.state === 'late' && '▲ '}
            {plan.responsible} · {date(plan.dueOn)} · {t(`surveyReports.paper.states.${plan.state}`)}
          </p>
          {mayAct && plan.state !== 'done' && (
            <div className={classes.actions}>
              <Button variant="default" onClick={() => setOpen({ kind: 'change', plan })}>
                {t('surveyScreens.followUp.change')}
              </Button>
              <Button variant="default" onClick={() => setOpen({ kind: 'done', plan })}>
                {t('surveyScreens.followUp.done')}
              </Button>
            </div>
          )}
        </div>
      ))}
      {mayAct && (
        <div className={classes.actions}>
          <Button onClick={() => setOpen({ kind: 'add' })}>{t('surveyScreens.followUp.add')}</Button>
        </div>
      )}
      {open?.kind === 'add' && <AddDialog figures={figures} today={today} onClose={close} />}
      {open?.kind === 'change' && <ChangeDialog plan={open.plan} today={today} onClose={close} />}
      {open?.kind === 'done' && <DoneDialog plan={open.plan} onClose={close} />}
    </Section>
  );
}

interface Entered extends Record<string, unknown> {
  element: SurveyElement;
  plan: string;
  responsible: string;
  dueOn: string;
}

function usePlanEntry(initial: Entered) {
  return useEntry<Entered>({
    initial,
    schema: surveyReports.replan.body.extend({ element: surveyReports.plan.body.shape.element }),
  });
}

function PlanFields({ entry, today }: { entry: ReturnType<typeof usePlanEntry>; today: string }) {
  const t = useWords();
  return (
    <>
      <Textarea
        label={t('surveyScreens.followUp.plan')}
        autosize
        minRows={3}
        maxLength={2000}
        {...entry.getInputProps('plan')}
      />
      <TextInput
        label={t('surveyScreens.followUp.responsible')}
        autoComplete="off"
        maxLength={120}
        {...entry.getInputProps('responsible')}
      />
      <TextInput
        type="date"
        label={t('surveyScreens.followUp.dueOn')}
        min={today}
        {...entry.getInputProps('dueOn')}
      />
    </>
  );
}

function AddDialog({
  figures,
  today,
  onClose,
}: {
  figures: SurveyFigures;
  today: string;
  onClose: () => void;
}) {
  const t = useWords();
  const add = useAction(surveyReports.plan, { onDone: onClose });
  const { year, part, lowest } = figures;
  const entry = usePlanEntry({ element: lowest[0] ?? 'U1', plan: '', responsible: '', dueOn: '' });
  return (
    <FormDialog
      title={t('surveyScreens.followUp.add')}
      text={t('surveyScreens.followUp.addText')}
      submitLabel={t('shared.actions.save')}
      running={add.running}
      problem={add.problem}
      unsaved={entry.isDirty()}
      onSubmit={entry.onSubmit((values) => void add.run({ body: { ...values, year, part } }))}
      onClose={onClose}
    >
      <Select
        label={t('surveyScreens.followUp.element')}
        allowDeselect={false}
        data={surveyElements.map((element) => ({
          value: element,
          label: `${element} ${t(`surveyReports.elements.${element}`)}`,
        }))}
        value={entry.values.element}
        onChange={(value) => {
          const element = surveyElements.find((each) => each === value);
          if (element !== undefined) entry.setFieldValue('element', element);
        }}
      />
      <PlanFields entry={entry} today={today} />
    </FormDialog>
  );
}

function ChangeDialog({ plan, today, onClose }: { plan: Plan; today: string; onClose: () => void }) {
  const t = useWords();
  const change = useAction(surveyReports.replan, { onDone: onClose });
  const { element, responsible, dueOn } = plan;
  const entry = usePlanEntry({ element, plan: plan.plan, responsible, dueOn });
  return (
    <FormDialog
      title={`${element} ${t(`surveyReports.elements.${element}`)}`}
      submitLabel={t('shared.actions.save')}
      running={change.running}
      problem={change.problem}
      unsaved={entry.isDirty()}
      onSubmit={entry.onSubmit(
        ({ element: _, ...body }) => void change.run({ params: { id: plan.id }, body }),
      )}
      onClose={onClose}
    >
      <PlanFields entry={entry} today={today} />
    </FormDialog>
  );
}

function DoneDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useWords();
  const done = useAction(surveyReports.planDone, { onDone: onClose });
  return (
    <FormDialog
      title={t('surveyScreens.followUp.done')}
      text={`${plan.plan} ${t('surveyScreens.followUp.doneText')}`}
      submitLabel={t('surveyScreens.followUp.done')}
      running={done.running}
      problem={done.problem}
      onSubmit={() => void done.run({ params: { id: plan.id } })}
      onClose={onClose}
    />
  );
}
