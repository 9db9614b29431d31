import type { SurveyService } from '../../../contract/surveys/terms.ts';
import { formatLongDate } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { Questionnaire, SurveyCodeState } from '../../modules/surveys/index.ts';
import { FaultSummary, TextField } from '../forms/form-parts.tsx';
import { nationalSurvey } from '../page/page.tsx';
import { inLanguage } from '../page/page-reply.tsx';
import { firstChoiceOf, ProfileLists, Questions, type Sent } from './survey-parts.tsx';

function CodeForm({ locale, code = '', fault }: { locale: Locale; code?: string; fault?: string }) {
  const t = translatorFor(locale);
  return (
    <form className="filled" action="/survei" method="get">
      {locale === 'en' && <input type="hidden" name="bahasa" value="en" />}
      <TextField
        name="kode"
        label={t('publicSurvey.code')}
        help={t('publicSurvey.codeHelp')}
        fault={fault}
        value={code}
        autoComplete="off"
      />
      <button type="submit">{t('publicSurvey.open')}</button>
    </form>
  );
}

/** What the survey is, how one takes part, what becomes of the answers, and where the results are. */
export function SurveyStart({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <>
      <h1>{t('publicSurvey.title')}</h1>
      <p>{t('publicSurvey.intro')}</p>
      <section aria-labelledby="cara">
        <h2 id="cara">{t('publicSurvey.how')}</h2>
        <p>{t('publicSurvey.howCode')}</p>
        <CodeForm locale={locale} />
        <p>{t('publicSurvey.howComplaint')}</p>
        <p>{t('publicSurvey.howKiosk')}</p>
      </section>
      <section aria-labelledby="rahasia">
        <h2 id="rahasia">{t('publicSurvey.private')}</h2>
        <p>{t('publicSurvey.privateHelp')}</p>
      </section>
      <section aria-labelledby="hasil">
        <h2 id="hasil">{t('publicSurvey.results')}</h2>
        <p>
          <a href={inLanguage('/survei/hasil', locale)}>{t('publicSurvey.resultsHelp')}</a>
        </p>
        <p>
          <a href={nationalSurvey} rel="noopener">
            {t('publicSurvey.national')}
          </a>
          <span className="hint"> {t('publicSurvey.nationalHelp')}</span>
        </p>
      </section>
    </>
  );
}

export interface SurveyFormProps {
  locale: Locale;
  code: string;
  formKey: string;
  service: SurveyService;
  questionnaire: Questionnaire;
  sent: Sent;
  missing: readonly string[];
  /** Why the form comes back, beside what is missing. */
  said: string | null;
}

export function SurveyForm({
  locale,
  code,
  formKey,
  questionnaire,
  sent,
  missing,
  ...form
}: SurveyFormProps) {
  const t = translatorFor(locale);
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
        <input type="hidden" name="bahasa" value={locale} />
        <input type="hidden" name="kunci" value={formKey} />
        <Questions
          locale={locale}
          questionnaire={questionnaire}
          sent={sent}
          missing={missing}
          stepOf={(index) => t('publicSurvey.form.question', { number: index + 1, count })}
        />
        <ProfileLists locale={locale} sent={sent} />
        <p className="hint">{t('publicSurvey.form.once')}</p>
        <button type="submit">{t('publicSurvey.form.submit')}</button>
      </form>
    </>
  );
}

export function SurveyThanks({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <>
      <h1>{t('publicSurvey.thanks.title')}</h1>
      <p role="status">{t('publicSurvey.thanks.text')}</p>
      <p>
        <a href={inLanguage('/survei/hasil', locale)}>{t('publicSurvey.results')}</a>
      </p>
    </>
  );
}

/** A code that does not open the survey: why, and what one can do instead. */
export function SurveyRefused({
  locale,
  zone,
  state,
  typed,
  slow,
}: {
  locale: Locale;
  zone: string;
  state: Exclude<SurveyCodeState, { kind: 'open' }>;
  typed: string;
  slow: boolean;
}) {
  const t = translatorFor(locale);
  const words = slow
    ? t('publicSurvey.refused.slow')
    : t(`publicSurvey.refused.${state.kind}`, {
        until: state.kind === 'expired' ? formatLongDate(state.until, { locale, zone }) : '',
      });
  const mistyped = state.kind === 'unknown' || state.kind === 'tracking_code';
  return (
    <>
      <h1>{t(`publicSurvey.refused.${state.kind}Title`)}</h1>
      {mistyped ? (
        <CodeForm locale={locale} code={typed.slice(0, 40)} fault={words} />
      ) : (
        <p role="alert">{words}</p>
      )}
      {state.kind === 'tracking_code' && (
        <p>
          <a href={inLanguage('/lacak', locale)}>{t('publicSurvey.refused.goTrack')}</a>
        </p>
      )}
      {(state.kind === 'expired' || state.kind === 'used') && (
        <p>
          <a href={inLanguage('/pengaduan', locale)}>{t('publicSurvey.refused.goComplain')}</a>
        </p>
      )}
      <p>
        <a href={inLanguage('/survei', locale)}>{t('publicSurvey.again')}</a>
      </p>
    </>
  );
}

/** A form that a signed-in officer opened or sent: coached or invented answers are worth less than none. */
export function SurveyForStaff({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <>
      <h1>{t('publicSurvey.refused.staffTitle')}</h1>
      <p role="alert">{t('refusals.survey_staff_session')}</p>
    </>
  );
}
