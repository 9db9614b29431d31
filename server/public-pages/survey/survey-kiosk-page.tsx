import type { ReactNode } from 'react';
import { surveyServices } from '../../../contract/surveys/terms.ts';
import type { Questionnaire } from '../../modules/surveys/index.ts';
import { Hidden } from '../forms/form-parts.tsx';
import { useReader } from '../page/reader.tsx';
import { Choices, profileChoices, profileFields, Questions, type Sent } from './survey-parts.tsx';

/** The path of every page of a tablet. */
export const kioskPath = '/survei/kios';

/** A page of its own, without the site's menu: nobody at the tablet goes anywhere else. */
export function SurveyKioskScreen({
  officeName,
  styleSheet,
  script,
  refresh,
  children,
}: {
  officeName: string;
  styleSheet: string;
  script?: string;
  /** Without the script the page goes back to the start by itself, after so many seconds. */
  refresh?: number;
  children: ReactNode;
}) {
  const { t, locale, href } = useReader();
  const other = locale === 'id' ? 'en' : 'id';
  const again = refresh && <meta httpEquiv="refresh" content={`${refresh}; url=${href(kioskPath)}`} />;
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${t('documents.surveyTitle')} · ${officeName}`}</title>
        <link rel="stylesheet" href={styleSheet} />
        {script === undefined ? again : <noscript>{again}</noscript>}
        {script !== undefined && <script src={script} defer />}
      </head>
      <body className="kiosk">
        <header>
          <p>{officeName}</p>
          <a href={`${kioskPath}?bahasa=${other}`} hrefLang={other} lang={other}>
            {t('publicSurvey.kiosk.otherLanguage')}
          </a>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}

/** A device that is no tablet of the office, or is none any more. */
export function PairingPage({ wrong }: { wrong: string | null }) {
  const { t } = useReader();
  return (
    <>
      <h1>{t('publicSurvey.kiosk.notPaired')}</h1>
      <p>{t('publicSurvey.kiosk.notPairedHelp')}</p>
      <form action={`${kioskPath}/pasang`} method="post" className="pairing">
        <Hidden />
        <label htmlFor="kode">{t('surveyScreens.kiosks.code')}</label>
        {wrong !== null && (
          <p className="fault" id="kode-salah" role="alert">
            {wrong}
          </p>
        )}
        <input
          id="kode"
          name="kode"
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          aria-describedby={wrong === null ? undefined : 'kode-salah'}
          aria-invalid={wrong === null ? undefined : true}
        />
        <button type="submit">{t('publicSurvey.kiosk.pair')}</button>
      </form>
    </>
  );
}

export interface KioskFormProps {
  formKey: string;
  /** Names this sending: the same one a second time changes nothing. */
  sending: string;
  questionnaire: Questionnaire;
  sent: Sent;
  missing: readonly string[];
  said: string | null;
}

/** All questions on one page; the script shows one at a time, and without it the page is a long form. */
export function KioskForm({ formKey, sending, questionnaire, sent, missing, said }: KioskFormProps) {
  const { t, href } = useReader();
  const count = 1 + questionnaire.items.length + profileFields.length;
  const step = (number: number) => t('publicSurvey.kiosk.step', { number, count });
  const fault = (name: string) => (missing.includes(name) ? t('publicSurvey.form.fault') : undefined);
  return (
    <>
      <h1>{t('documents.surveyTitle')}</h1>
      <p className="lead">{t('publicSurvey.kiosk.lead')}</p>
      {said !== null && (
        <p className="said" role="alert">
          {said}
        </p>
      )}
      <form action={kioskPath} method="post" data-start={href(kioskPath)}>
        <Hidden kunci={formKey} kiriman={sending} />
        <Choices
          name="layanan"
          step={step(1)}
          question={t('publicSurvey.kiosk.service')}
          choices={surveyServices.map((value) => ({ value, label: t(`surveys.services.${value}`) }))}
          chosen={sent.layanan}
          fault={fault('layanan')}
        />
        <Questions
          questionnaire={questionnaire}
          sent={sent}
          missing={missing}
          stepOf={(index) => step(index + 2)}
        />
        {profileFields.map((field, index) => (
          <Choices
            key={field}
            name={field}
            step={step(2 + questionnaire.items.length + index)}
            question={t(`publicSurvey.form.${field}`)}
            choices={profileChoices(field, t)}
            chosen={sent[field]}
          />
        ))}
        <p id="pilih" role="alert" hidden>
          {t('publicSurvey.kiosk.choose')}
        </p>
        <div className="buttons">
          <button type="button" id="kembali" className="second" hidden>
            {t('shared.actions.back')}
          </button>
          <button type="button" id="lanjut" hidden>
            {t('publicSurvey.kiosk.next')}
          </button>
          <button type="submit" id="kirim">
            {t('publicSurvey.form.submit')}
          </button>
        </div>
      </form>
      <p id="masih" role="status" data-words={t('publicSurvey.kiosk.still')} />
      <section id="terima-kasih" tabIndex={-1} hidden>
        <KioskThanks />
        <p id="menunggu" hidden>
          {t('publicSurvey.kiosk.waiting')}
        </p>
      </section>
    </>
  );
}

export function KioskThanks() {
  const { t, href } = useReader();
  return (
    <>
      <h2 className="big">{t('publicSurvey.kiosk.thanks')}</h2>
      <p>{t('publicSurvey.kiosk.thanksHelp')}</p>
      <p>
        <a className="button" href={href(kioskPath)}>
          {t('publicSurvey.kiosk.startAgain')}
        </a>
      </p>
    </>
  );
}
