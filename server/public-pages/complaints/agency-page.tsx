import { agencyProgress } from '../../../contract/complaints/terms.ts';
import { formatNumber } from '../../../locales/format.ts';
import type { AgencyComplaint } from '../../modules/complaints/index.ts';
import { FaultSummary, Field, Hidden, TextField } from '../forms/form-parts.tsx';
import { Section, StepList, Terms } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';

export interface AgencyPageProps {
  complaint: AgencyComplaint;
  done: boolean;
  refused: { field: string | null; words: string } | null;
  values: Readonly<Record<string, string>>;
}

function Complaint({ complaint }: Pick<AgencyPageProps, 'complaint'>) {
  const { t, locale } = useReader();
  const { identity } = complaint;
  return (
    <Section id="isi" title={t('publicComplaints.agency.complaint')}>
      {complaint.confidential && (
        <p>
          <strong>{t('publicComplaints.agency.confidential')}</strong>
        </p>
      )}
      <p className="answer" dir="auto">
        {complaint.description}
      </p>
      <dl>
        {complaint.remedy !== null && (
          <>
            <dt>{t('shared.labels.remedy')}</dt>
            <dd dir="auto">{complaint.remedy}</dd>
          </>
        )}
        <dt>{t('shared.labels.complainant')}</dt>
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
        {complaint.submittedPlace !== null && (
          <>
            <dt>{t('publicComplaints.agency.place')}</dt>
            <dd>
              <bdi>{complaint.submittedPlace}</bdi>
            </dd>
          </>
        )}
      </dl>
      {complaint.attachments.length > 0 && (
        <>
          <h3>{t('shared.labels.attachments')}</h3>
          <ul>
            {complaint.attachments.map(({ position, mediaType, byteLength }) => {
              const words = t('publicComplaints.agency.attachment', {
                position,
                kind: mediaType === 'application/pdf' ? 'PDF' : 'JPEG',
                size: `${formatNumber(Math.max(0.1, byteLength / 1_048_576), locale)} MB`,
              });
              return (
                <li key={position}>
                  {complaint.attachmentsWithheld ? (
                    words
                  ) : (
                    <a href={`/instansi/${complaint.token}/lampiran/${position}`}>{words}</a>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Section>
  );
}

function Reports({ complaint }: Pick<AgencyPageProps, 'complaint'>) {
  const { t } = useReader();
  return (
    <Section id="laporan" title={t('publicComplaints.agency.reports')}>
      {complaint.reports.length === 0 ? (
        <p className="hint">{t('publicComplaints.agency.noReports')}</p>
      ) : (
        <StepList
          steps={complaint.reports.map(({ at, state, words }) => ({
            key: at.toISOString(),
            at,
            name: t(`publicComplaints.agency.states.${state}`),
            words,
          }))}
        />
      )}
    </Section>
  );
}

function ReportForm({ complaint, refused, values }: AgencyPageProps) {
  const { t } = useReader();
  const faultOf = (name: string) => (refused?.field === name ? refused.words : undefined);
  return (
    <Section id="lapor" className="panel noprint" title={t('publicComplaints.agency.form')}>
      <form className="filled" action={`/instansi/${complaint.token}`} method="post">
        <Hidden />
        <Field name="keadaan" label={t('shared.labels.state')} fault={faultOf('keadaan')}>
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
    </Section>
  );
}

/** What the agency that a complaint was forwarded to sees and says, by the link in its letter. */
export function AgencyPage(props: AgencyPageProps) {
  const { complaint, done, refused } = props;
  const { t, date, longDate } = useReader();
  const { lateDays: late } = complaint;
  const words = late > 0 ? `, ${t('publicComplaints.agency.late', { late })}` : '';
  const due = <strong>{`${longDate(complaint.dueOn)}${words}`}</strong>;
  return (
    <>
      <h1>{t('publicComplaints.agency.title', { agency: complaint.agencyName })}</h1>
      <FaultSummary title={t('publicComplaints.agency.form')} faults={refused === null ? [] : [refused]} />
      {done && (
        <p className="done" role="status">
          {t('publicComplaints.agency.done')}
        </p>
      )}
      <p>{t('publicComplaints.agency.intro', { office: complaint.office.name })}</p>
      <Terms
        of={[
          [t('letters.number'), complaint.number, 'code'],
          [t('letters.kinds.forwardingLetter'), `${complaint.letterNumber}, ${date(complaint.letterOn)}`],
          [t('publicComplaints.agency.due'), due, late > 0 ? 'clock broken' : 'clock'],
        ]}
      />
      <Complaint complaint={complaint} />
      <Reports complaint={complaint} />
      {complaint.over ? (
        <p>{t('publicComplaints.agency.over', { office: complaint.office.name })}</p>
      ) : (
        <ReportForm {...props} />
      )}
    </>
  );
}
