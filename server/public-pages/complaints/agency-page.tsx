import { agencyProgress } from '../../../contract/complaints/terms.ts';
import { formatDate, formatDateTime, formatLongDate, formatNumber } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { AgencyComplaint } from '../../modules/complaints/index.ts';
import { FaultSummary, Field, TextField } from '../forms/form-parts.tsx';

export interface AgencyPageProps {
  locale: Locale;
  kase: AgencyComplaint;
  done: boolean;
  refused: { field: string | null; words: string } | null;
  values: Readonly<Record<string, string>>;
}

function Complaint({ locale, kase }: Pick<AgencyPageProps, 'locale' | 'kase'>) {
  const t = translatorFor(locale);
  const { identity } = kase;
  return (
    <section aria-labelledby="isi">
      <h2 id="isi">{t('publicComplaints.agency.complaint')}</h2>
      {kase.confidential && (
        <p>
          <strong>{t('publicComplaints.agency.confidential')}</strong>
        </p>
      )}
      <p className="answer" dir="auto">
        {kase.description}
      </p>
      <dl>
        {kase.remedy !== null && (
          <>
            <dt>{t('publicComplaints.agency.remedy')}</dt>
            <dd dir="auto">{kase.remedy}</dd>
          </>
        )}
        <dt>{t('publicComplaints.agency.from')}</dt>
        <dd>
          {identity === null
            ? t('publicComplaints.agency.anonymous')
            : [identity.name, identity.address, identity.phone]
                .filter((part) => part !== null)
                .map((part) => (
                  <bdi key={part} className="line">
                    {part}
                  </bdi>
                ))}
        </dd>
        {kase.submittedPlace !== null && (
          <>
            <dt>{t('publicComplaints.agency.place')}</dt>
            <dd>
              <bdi>{kase.submittedPlace}</bdi>
            </dd>
          </>
        )}
      </dl>
      {kase.attachments.length > 0 && (
        <>
          <h3>{t('publicComplaints.agency.attachments')}</h3>
          <ul>
            {kase.attachments.map(({ position, mediaType, byteLength }) => {
              const words = t('publicComplaints.agency.attachment', {
                position,
                kind: mediaType === 'application/pdf' ? 'PDF' : 'JPEG',
                size: `${formatNumber(Math.max(0.1, byteLength / 1_048_576), locale)} MB`,
              });
              return (
                <li key={position}>
                  {kase.attachmentsWithheld ? (
                    words
                  ) : (
                    <a href={`/instansi/${kase.token}/lampiran/${position}`}>{words}</a>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

function Reports({ locale, kase }: Pick<AgencyPageProps, 'locale' | 'kase'>) {
  const t = translatorFor(locale);
  const formatting = { locale, zone: kase.office.zone };
  return (
    <section aria-labelledby="laporan">
      <h2 id="laporan">{t('publicComplaints.agency.reports')}</h2>
      {kase.reports.length === 0 ? (
        <p className="hint">{t('publicComplaints.agency.noReports')}</p>
      ) : (
        <ol className="steps">
          {kase.reports.map(({ at, state, words }) => (
            <li key={at.toISOString()}>
              <span className="name">{t(`publicComplaints.agency.states.${state}`)}</span>
              <span className="time">{formatDateTime(at, formatting)}</span>
              {words !== null && (
                <p className="said" dir="auto">
                  {words}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function ReportForm({ locale, kase, refused, values }: AgencyPageProps) {
  const t = translatorFor(locale);
  const faultOf = (name: string) => (refused?.field === name ? refused.words : undefined);
  return (
    <section aria-labelledby="lapor" className="deed noprint">
      <h2 id="lapor">{t('publicComplaints.agency.form')}</h2>
      <form className="filled" action={`/instansi/${kase.token}`} method="post">
        <input type="hidden" name="bahasa" value={locale} />
        <Field name="keadaan" label={t('publicComplaints.agency.state')} fault={faultOf('keadaan')}>
          {(described) => (
            <select {...described} name="keadaan" defaultValue={values.keadaan ?? ''}>
              <option value="">…</option>
              {agencyProgress.map((state) => (
                <option key={state} value={state}>
                  {t(`publicComplaints.agency.states.${state}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          name="keterangan"
          label={t('publicComplaints.agency.words')}
          help={t('publicComplaints.agency.wordsHelp')}
          fault={faultOf('keterangan')}
          value={values.keterangan ?? ''}
          rows={5}
        />
        <button type="submit">{t('publicComplaints.agency.submit')}</button>
      </form>
    </section>
  );
}

/** What the agency that a complaint was forwarded to sees and says, by the link in its letter. */
export function AgencyPage(props: AgencyPageProps) {
  const { locale, kase, done, refused } = props;
  const t = translatorFor(locale);
  const day = (date: string) => formatLongDate(date, { locale, zone: kase.office.zone });
  return (
    <>
      <h1>{t('publicComplaints.agency.title', { agency: kase.agencyName })}</h1>
      <FaultSummary title={t('publicComplaints.agency.form')} faults={refused === null ? [] : [refused]} />
      {done && (
        <p className="done" role="status">
          {t('publicComplaints.agency.done')}
        </p>
      )}
      <p>{t('publicComplaints.agency.intro', { office: kase.office.name })}</p>
      <dl>
        <dt>{t('publicComplaints.sent.number')}</dt>
        <dd className="code">{kase.number}</dd>
        <dt>{t('publicComplaints.agency.letter')}</dt>
        <dd>
          {kase.letterNumber}, {formatDate(kase.letterOn, { locale, zone: kase.office.zone })}
        </dd>
        <dt>{t('publicComplaints.agency.due')}</dt>
        <dd className={kase.lateDays > 0 ? 'clock broken' : 'clock'}>
          <strong>
            {day(kase.dueOn)}
            {kase.lateDays > 0 && `, ${t('publicComplaints.agency.late', { late: kase.lateDays })}`}
          </strong>
        </dd>
      </dl>
      <Complaint locale={locale} kase={kase} />
      <Reports locale={locale} kase={kase} />
      {kase.over ? (
        <p>{t('publicComplaints.agency.over', { office: kase.office.name })}</p>
      ) : (
        <ReportForm {...props} />
      )}
    </>
  );
}
