import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type SurveyFigures, surveyReports } from '../../../contract/surveys/report-endpoints.ts';
import { surveyElements } from '../../../contract/surveys/terms.ts';
import { ActionDialog, ConfirmDialog } from '../../components/forms/action-dialog.tsx';
import { optionsOf } from '../../components/forms/fields.tsx';
import { type ActionForm, useActionForm } from '../../components/forms/form-state.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
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
                {t('shared.actions.edit')}
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
      {open?.kind === 'done' && (
        <ConfirmDialog
          endpoint={surveyReports.planDone}
          input={{ params: { id: open.plan.id } }}
          title={t('surveyScreens.followUp.done')}
          text={`${open.plan.plan} ${t('surveyScreens.followUp.doneText')}`}
          onClose={close}
        />
      )}
    </Section>
  );
}

type Plannable = { plan: string; responsible: string; dueOn: string };

function PlanFields({ form, today }: { form: Pick<ActionForm<Plannable>, 'input'>; today: string }) {
  const t = useWords();
  return (
    <>
      <Textarea
        label={t('surveyScreens.followUp.plan')}
        minRows={3}
        maxLength={2000}
        {...form.input('plan')}
      />
      <TextInput
        label={t('surveyScreens.followUp.responsible')}
        autoComplete="off"
        maxLength={120}
        {...form.input('responsible')}
      />
      <TextInput type="date" label={t('surveyReports.paper.due')} min={today} {...form.input('dueOn')} />
    </>
  );
}

interface DialogProps {
  today: string;
  onClose: () => void;
}

function AddDialog({ figures, today, onClose }: DialogProps & { figures: SurveyFigures }) {
  const t = useWords();
  const { year, part, lowest } = figures;
  const form = useActionForm(surveyReports.plan, {
    initial: { element: lowest[0] ?? 'U1', plan: '', responsible: '', dueOn: '', year, part },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('surveyScreens.followUp.add')}
      text={t('surveyScreens.followUp.addText')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <Select
        label={t('surveyReports.paper.element')}
        allowDeselect={false}
        data={optionsOf(surveyElements, (element) => `${element} ${t(`surveyReports.elements.${element}`)}`)}
        {...form.input('element')}
      />
      <PlanFields form={form} today={today} />
    </ActionDialog>
  );
}

function ChangeDialog({ plan, today, onClose }: DialogProps & { plan: Plan }) {
  const t = useWords();
  const { id, element, responsible, dueOn } = plan;
  const form = useActionForm(surveyReports.replan, {
    initial: { plan: plan.plan, responsible, dueOn },
    params: { id },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={`${element} ${t(`surveyReports.elements.${element}`)}`}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <PlanFields form={form} today={today} />
    </ActionDialog>
  );
}
