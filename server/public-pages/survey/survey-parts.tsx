import {
  surveyAgeBands,
  surveyEducations,
  surveyOccupations,
  surveySexes,
} from '../../../contract/surveys/terms.ts';
import type { Locale, Translate } from '../../../locales/translator.ts';
import type { Questionnaire, SurveyItem } from '../../modules/surveys/index.ts';
import { Field } from '../forms/form-parts.tsx';
import { useReader } from '../page/reader.tsx';

export type Sent = Readonly<Record<string, string>>;

interface Choice {
  value: string;
  label: string;
}

interface ChoicesProps {
  name: string;
  /** "Pertanyaan 3 dari 9". */
  step: string;
  question: string;
  choices: readonly Choice[];
  chosen: string | undefined;
  fault?: string | undefined;
}

/** Where a link to a question leads: its first answer, so that the next key press chooses. */
export const firstChoiceOf = (name: string) => `${name}-1`;

/** One question with its answers as large targets; the whole line answers. */
export function Choices({ name, step, question, choices, chosen, fault }: ChoicesProps) {
  const faultId = `${name}-salah`;
  return (
    <fieldset className={fault === undefined ? 'question' : 'question faulty'} data-question={name}>
      <legend>
        <span className="step">{step}</span> <span className="asked">{question}</span>
      </legend>
      {fault !== undefined && (
        <p className="fault" id={faultId}>
          {fault}
        </p>
      )}
      {choices.map(({ value, label }, index) => (
        <label className="choice" key={value}>
          <input
            type="radio"
            id={`${name}-${index + 1}`}
            name={name}
            value={value}
            defaultChecked={chosen === value}
            aria-describedby={fault === undefined ? undefined : faultId}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

const scoreChoices = ({ options }: SurveyItem, locale: Locale): Choice[] =>
  options.map((option, index) => ({ value: String(index + 1), label: option[locale] }));

interface QuestionsProps {
  questionnaire: Questionnaire;
  sent: Sent;
  missing: readonly string[];
  stepOf: (index: number) => string;
}

/** The questions in the form's order. `before` counts what was asked ahead of them. */
export function Questions({ questionnaire, sent, missing, stepOf }: QuestionsProps) {
  const { t, locale } = useReader();
  return questionnaire.items.map((item, index) => (
    <Choices
      key={item.item}
      name={item.item}
      step={stepOf(index)}
      question={item.question[locale]}
      choices={scoreChoices(item, locale)}
      chosen={sent[item.item]}
      fault={missing.includes(item.item) ? t('publicSurvey.form.fault') : undefined}
    />
  ));
}

const profileAnswers = {
  kelamin: (t: Translate) => surveySexes.map((value) => ({ value, label: t(`surveys.sexes.${value}`) })),
  usia: (t: Translate) => surveyAgeBands.map((value) => ({ value, label: t(`surveys.ageBands.${value}`) })),
  pendidikan: (t: Translate) =>
    surveyEducations.map((value) => ({ value, label: t(`surveys.educations.${value}`) })),
  pekerjaan: (t: Translate) =>
    surveyOccupations.map((value) => ({ value, label: t(`surveys.occupations.${value}`) })),
  disabilitas: (t: Translate) => [
    { value: 'tidak', label: t('surveys.disability.no') },
    { value: 'ya', label: t('surveys.disability.yes') },
  ],
} satisfies Record<string, (t: Translate) => Choice[]>;

export const profileFields = ['kelamin', 'usia', 'pendidikan', 'pekerjaan', 'disabilitas'] as const;

/** What may be said of oneself, and that one would rather not. */
export const profileChoices = (field: keyof typeof profileAnswers, t: Translate): Choice[] => [
  ...profileAnswers[field](t),
  { value: 'diam', label: t('surveys.notSaid') },
];

/** The profile on a phone: five short lists that may be left as they are. */
export function ProfileLists({ sent }: { sent: Sent }) {
  const { t } = useReader();
  return (
    <fieldset>
      <legend>{t('publicSurvey.form.profile')}</legend>
      <p className="hint">{t('publicSurvey.form.profileHelp')}</p>
      {profileFields.map((field) => (
        <Field key={field} name={field} label={t(`publicSurvey.form.${field}`)}>
          {(described) => (
            <select {...described} name={field} defaultValue={sent[field] ?? ''}>
              <option value="">{t('publicSurvey.form.skip')}</option>
              {profileChoices(field, t).map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </fieldset>
  );
}
