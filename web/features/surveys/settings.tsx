import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type SurveySettingsView, surveys } from '../../../contract/surveys/endpoints.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { FailedNote, LoadingLines } from '../../components/quiet-note.tsx';
import { useFormat, useLocale, useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useAction, useView } from '../../queries.ts';
import { useMe } from '../../session-context.ts';
import classes from './surveys.module.css';

type Chosen = SurveySettingsView['inForce'];

/** "Survei …: sembilan unsur, versi 1". */
function useVersionName(view: SurveySettingsView | undefined) {
  const t = useWords();
  const locale = useLocale();
  return ({ questionnaire, version }: Pick<Chosen, 'questionnaire' | 'version'>) => {
    const known = view?.questionnaires.find(
      (each) => each.code === questionnaire && each.version === version,
    );
    return t('surveyScreens.settings.version', { title: known?.title[locale] ?? questionnaire, version });
  };
}

/** Kuesioner survei: which questionnaire is asked from which day, and how it is read. */
export default function SurveySettings() {
  const t = useWords();
  const { date } = useFormat();
  const view = useView(surveys.settings, {});
  const nameOf = useVersionName(view.data);
  const [choosing, setChoosing] = useState(false);
  const settings = view.data;
  return (
    <SheetPage
      title={t('surveyScreens.settings.title')}
      intro={t('surveyScreens.settings.intro')}
      actions={
        settings?.mayChoose === true && (
          <Button onClick={() => setChoosing(true)}>{t('surveyScreens.settings.choose')}</Button>
        )
      }
    >
      {view.error !== null && settings === undefined && (
        <FailedNote problem={view.error} retry={() => void view.refetch()} />
      )}
      {view.isPending && <LoadingLines />}
      {settings !== undefined && (
        <Section title={t('surveyScreens.settings.inForce')}>
          <p>
            <strong>{nameOf(settings.inForce)}</strong>
          </p>
          <p>
            {t('surveyScreens.settings.mapping')}: {settings.inForce.mapping}
          </p>
          {settings.settings.length === 0 && (
            <p className={classes.note}>{t('surveyScreens.settings.usual')}</p>
          )}
        </Section>
      )}
      {settings !== undefined && settings.settings.length > 0 && (
        <Section title={t('surveyScreens.settings.history')}>
          {settings.settings.map((each) => (
            <div key={each.validFrom} className={classes.plan}>
              <p>
                <strong>{date(each.validFrom)}</strong>: {nameOf(each)} ({each.mapping})
                {each.inForce && ` · ${t('surveyScreens.settings.current')}`}
              </p>
              {each.by !== null && (
                <p className={classes.note}>
                  {t('surveyScreens.settings.by')}: {each.by}
                </p>
              )}
            </div>
          ))}
        </Section>
      )}
      {choosing && settings !== undefined && (
        <ChooseDialog settings={settings} onClose={() => setChoosing(false)} />
      )}
    </SheetPage>
  );
}

function ChooseDialog({ settings, onClose }: { settings: SurveySettingsView; onClose: () => void }) {
  const t = useWords();
  const me = useMe();
  const today = officeToday(me.office.zone);
  const nameOf = useVersionName(settings);
  const choose = useAction(surveys.choose, { onDone: onClose });
  const entry = useEntry({
    initial: { ...settings.inForce, validFrom: today },
    schema: surveys.choose.body,
    problem: choose.problem,
  });
  const { questionnaire, version, mapping } = entry.values;
  const asked = settings.questionnaires.find(
    (each) => each.code === questionnaire && each.version === version,
  );
  const keyOf = (each: { code: string; version: number }) => `${each.code} ${each.version}`;
  return (
    <FormDialog
      title={t('surveyScreens.settings.choose')}
      text={t('surveyScreens.settings.chooseText')}
      submitLabel={t('shared.actions.save')}
      running={choose.running}
      problem={choose.problem}
      onSubmit={entry.onSubmit((body) => void choose.run({ body }))}
      onClose={onClose}
    >
      <Select
        label={t('surveyScreens.settings.questionnaire')}
        allowDeselect={false}
        data={settings.questionnaires.map((each) => ({
          value: keyOf(each),
          label: nameOf({ questionnaire: each.code, version: each.version }),
        }))}
        value={`${questionnaire} ${version}`}
        onChange={(value) => {
          const next = settings.questionnaires.find((each) => keyOf(each) === value);
          if (next === undefined) return;
          entry.setValues({
            questionnaire: next.code,
            version: next.version,
            mapping: next.mappings[0]?.code ?? mapping,
          });
        }}
      />
      <Select
        label={t('surveyScreens.settings.mapping')}
        allowDeselect={false}
        data={(asked?.mappings ?? []).map(({ code, source }) => ({
          value: code,
          label: `${code}: ${source}`,
        }))}
        value={mapping}
        onChange={(value) => value !== null && entry.setFieldValue('mapping', value)}
      />
      <TextInput
        type="date"
        label={t('surveyScreens.settings.validFrom')}
        min={today}
        {...entry.getInputProps('validFrom')}
      />
    </FormDialog>
  );
}
