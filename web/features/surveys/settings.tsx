import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type SurveySettingsView, surveys } from '../../../contract/surveys/endpoints.ts';
import { ActionDialog } from '../../components/forms/action-dialog.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFormat, useLocale, useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useView } from '../../queries.ts';
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
      <Loaded view={view}>
        {({ inForce, settings: chosen }) => (
          <Section title={t('surveyScreens.settings.inForce')}>
            <p>
              <strong>{nameOf(inForce)}</strong>
            </p>
            <p>
              {t('surveyScreens.settings.mapping')}: {inForce.mapping}
            </p>
            {chosen.length === 0 && <p className={classes.note}>{t('surveyScreens.settings.usual')}</p>}
          </Section>
        )}
      </Loaded>
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
  const form = useActionForm(surveys.choose, {
    initial: { ...settings.inForce, validFrom: today },
    onDone: onClose,
  });
  const { questionnaire, version, mapping } = form.values;
  const asked = settings.questionnaires.find(
    (each) => each.code === questionnaire && each.version === version,
  );
  const keyOf = (each: { code: string; version: number }) => `${each.code} ${each.version}`;
  return (
    <ActionDialog
      form={form}
      title={t('surveyScreens.settings.choose')}
      text={t('surveyScreens.settings.chooseText')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <Select
        label={t('surveyReports.paper.byQuestionnaire')}
        allowDeselect={false}
        data={settings.questionnaires.map((each) => ({
          value: keyOf(each),
          label: nameOf({ questionnaire: each.code, version: each.version }),
        }))}
        value={`${questionnaire} ${version}`}
        onChange={(value) => {
          const next = settings.questionnaires.find((each) => keyOf(each) === value);
          if (next === undefined) return;
          form.set({
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
        {...form.input('mapping')}
      />
      <TextInput
        type="date"
        label={t('surveyScreens.settings.validFrom')}
        min={today}
        {...form.input('validFrom')}
      />
    </ActionDialog>
  );
}
