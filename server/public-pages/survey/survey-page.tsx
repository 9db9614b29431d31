import type { SurveyService } from '../../../contract/surveys/terms.ts';
import type { Questionnaire, SurveyCodeState } from '../../modules/surveys/index.ts';
import { CodeForm, useCodeHint } from '../forms/code-form.tsx';
import { FaultSummary, Hidden } from '../forms/form-parts.tsx';
import { nationalSurvey } from '../page/page.tsx';
import { Notice, Section } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';
import { firstChoiceOf, ProfileLists, Questions, type Sent } from './survey-parts.tsx';

function SurveyCodeForm(given: { code?: string; fault?: string | undefined }) {
  const { t } = useReader();
  return (
    <CodeForm
      action="/survei"
      method="get"
      label={t('surveys.channels.token')}
      help={t('publicSurvey.codeHelp')}
      submit={t('publicSurvey.open')}
      {...given}
    />
  );
}

/** What the survey is, how one takes part, what becomes of the answers, and where the results are. */
export function SurveyStart({ fault }: { fault?: string | undefined }) {
  const { t, href } = useReader();
  return (
    <>
      <h1>{t('publicSurvey.title')}</h1>
      <p>{t('publicSurvey.intro')}</p>
      <Section id="cara" title={t('publicSurvey.how')}>
        <p>{t('publicSurvey.howCode')}</p>
        <SurveyCodeForm fault={fault} />
        <p>{t('publicSurvey.howComplaint')}</p>
        <p>{t('publicSurvey.howKiosk')}</p>
      </Section>
      <Section id="rahasia" title={t('publicSurvey.private')}>
        <p>{t('publicSurvey.privateHelp')}</p>
      </Section>
      <Section id="hasil" title={t('publicSurvey.results')}>
        <p>
          <a href={href('/survei/hasil')}>{t('publicSurvey.resultsHelp')}</a>
        </p>
        <p>
          <a href={nationalSurvey} rel="noopener">
            {t('publicSurvey.national')}
          </a>
          <span className="hint"> {t('publicSurvey.nationalHelp')}</span>
        </p>
      </Section>
    </>
  );
}

export interface SurveyFormProps {
  code: string;
  formKey: string;
  service: SurveyService;
  questionnaire: Questionnaire;
  sent: Sent;
  missing: readonly string[];
  /** Why the form comes back, beside what is missing. */
  said: string | null;
}

export function SurveyForm({ code, formKey, questionnaire, sent, missing, ...form }: SurveyFormProps) {
  const { t, locale } = useReader();
  const count = questionnaire.items.length;
  const faults = questionnaire.items.flatMap(({ item, question }, index) =>
    missing.includes(item)
      ? [
          {
            field: firstChoiceOf(item),
            words: t('publicSurvey.form.missing', { number: index + 1, topic: question[locale] }),
          },
        ]
      : [],
  );
  return (
    <>
      <h1>{t('publicSurvey.title')}</h1>
      {form.said !== null && (
        <p className="done" role="alert">
          {form.said}
        </p>
      )}
      <FaultSummary title={t('publicSurvey.form.missingTitle', { count: faults.length })} faults={faults} />
      <p>{t('publicSurvey.form.lead', { service: t(`surveys.services.${form.service}`), count })}</p>
      <p className="hint">
        {t('publicSurvey.form.minor')} {t('publicSurvey.private')}.
      </p>
      <form className="survey" action={`/survei/${code}`} method="post">
        <Hidden kunci={formKey} />
        <Questions
          questionnaire={questionnaire}
          sent={sent}
          missing={missing}
          stepOf={(index) => t('publicSurvey.form.question', { number: index + 1, count })}
        />
        <ProfileLists sent={sent} />
        <p className="hint">{t('publicSurvey.form.once')}</p>
        <button type="submit">{t('publicSurvey.form.submit')}</button>
      </form>
    </>
  );
}

export function SurveyThanks() {
  const { t, href } = useReader();
  const link = { href: href('/survei/hasil'), words: t('publicSurvey.results') };
  return (
    <Notice title={t('publicSurvey.thanks.title')} role="status" link={link}>
      {t('publicSurvey.thanks.text')}
    </Notice>
  );
}

interface SurveyRefusedProps {
  state: Exclude<SurveyCodeState, { kind: 'open' }>;
  typed: string;
  slow: boolean;
}

/** A code that does not open the survey: why, and what one can do instead. */
export function SurveyRefused({ state, typed, slow }: SurveyRefusedProps) {
  const { t, href, longDate } = useReader();
  const hint = useCodeHint();
  const words = slow
    ? t('publicSurvey.refused.slow')
    : ((state.kind === 'unknown' ? hint(typed) : undefined) ??
      t(`publicSurvey.refused.${state.kind}`, {
        until: state.kind === 'expired' ? longDate(state.until) : '',
      }));
  const mistyped = state.kind === 'unknown' || state.kind === 'tracking_code';
  return (
    <>
      <h1>{t(`publicSurvey.refused.${state.kind}Title`)}</h1>
      {mistyped ? <SurveyCodeForm code={typed.slice(0, 40)} fault={words} /> : <p role="alert">{words}</p>}
      {state.kind === 'tracking_code' && (
        <p>
          <a href={href('/lacak')}>{t('publicSurvey.refused.goTrack')}</a>
        </p>
      )}
      {(state.kind === 'expired' || state.kind === 'used') && (
        <p>
          <a href={href('/pengaduan')}>{t('publicSurvey.refused.goComplain')}</a>
        </p>
      )}
      <p>
        <a href={href('/survei')}>{t('publicSurvey.again')}</a>
      </p>
    </>
  );
}

/** A form that a signed-in officer opened or sent: coached or invented answers are worth less than none. */
export function SurveyForStaff() {
  const { t } = useReader();
  return (
    <Notice title={t('publicSurvey.refused.staffTitle')} role="alert">
      {t('refusals.survey_staff_session')}
    </Notice>
  );
}
