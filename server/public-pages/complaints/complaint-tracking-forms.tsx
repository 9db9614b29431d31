import { maxAttachments } from '../../../contract/complaints/terms.ts';
import type { TrackedComplaint } from '../../modules/complaints/index.ts';
import { AttachmentsField, Hidden, TextField, TickField } from '../forms/form-parts.tsx';
import { Section } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';

export interface ComplaintTrackingProps {
  complaint: TrackedComplaint;
  now: Date;
  /** What has just been done. */
  done: string | null;
  /** Why it was not done, and what stood in its fields. */
  refused: { field: string | null; words: string } | null;
  values: Readonly<Record<string, string>>;
}

interface AskedAgain {
  reason: NonNullable<TrackedComplaint['pause']>['reasons'][number];
  name: 'nama' | 'alamat' | 'telepon';
  help?: 'publicComplaints.form.teleponHelp';
  autoComplete: string;
  inputMode?: 'tel';
}

/** Fields for what an officer found wanting. */
const askedAgain: readonly AskedAgain[] = [
  { reason: 'identity', name: 'nama', autoComplete: 'name' },
  { reason: 'address', name: 'alamat', autoComplete: 'street-address' },
  {
    reason: 'phone',
    name: 'telepon',
    help: 'publicComplaints.form.teleponHelp',
    autoComplete: 'tel',
    inputMode: 'tel',
  },
];

function Complete({ complaint, values, refused }: ComplaintTrackingProps) {
  const { t } = useReader();
  const asked = complaint.pause?.reasons ?? [];
  const fault = refused?.field === 'penjelasan' ? refused.words : undefined;
  const optional = t('shared.form.optional');
  const left = maxAttachments - complaint.attachments;
  return (
    <Section id="kurang" className="panel" title={t('publicComplaints.case.missingTitle')}>
      <ul>
        {asked.map((reason) => (
          <li key={reason}>{t(`complaints.completionReasons.${reason}`)}</li>
        ))}
      </ul>
      {complaint.pause?.words != null && (
        <p className="said" dir="auto">
          {complaint.pause.words}
        </p>
      )}
      <form className="filled" action="/pengaduan/lacak/lengkapi" method="post" encType="multipart/form-data">
        <Hidden kode={complaint.trackingCode} />
        {askedAgain
          .filter(({ reason }) => asked.includes(reason))
          .map(({ reason, name, help, ...field }) => (
            <TextField
              {...field}
              key={reason}
              name={name}
              label={t(`publicComplaints.form.${name}`)}
              help={help && t(help)}
              value={values[name] ?? ''}
            />
          ))}
        <TextField
          name="penjelasan"
          label={t('shared.labels.explanation')}
          help={t('publicComplaints.complete.wordsHelp')}
          fault={fault}
          optional={optional}
          value={values.penjelasan ?? ''}
          rows={5}
        />
        {left > 0 && <AttachmentsField left={left} />}
        <button type="submit">{t('publicComplaints.complete.submit')}</button>
      </form>
    </Section>
  );
}

function Rate({ complaint }: ComplaintTrackingProps) {
  const { t } = useReader();
  if (complaint.rating !== null) {
    return (
      <p>
        {complaint.rating.satisfied ? t('publicComplaints.rate.saidYes') : t('publicComplaints.rate.saidNo')}
      </p>
    );
  }
  return (
    <Section id="puas" className="panel" title={t('publicComplaints.rate.title')}>
      <form action="/pengaduan/lacak/nilai" method="post" className="row">
        <Hidden kode={complaint.trackingCode} />
        <button type="submit" name="puas" value="ya">
          {t('publicComplaints.rate.yes')}
        </button>
        <button type="submit" name="puas" value="tidak" className="second">
          {t('complaintScreens.rating.dissatisfied')}
        </button>
      </form>
    </Section>
  );
}

function Reopen({ complaint, values, refused }: ComplaintTrackingProps) {
  const { t, date } = useReader();
  if (complaint.reopenUntil === null) return null;
  return (
    // Who is not satisfied finds the form open.
    <details
      className="panel"
      open={complaint.rating?.satisfied === false || refused?.field === 'buka' ? true : undefined}
    >
      <summary>{t('publicComplaints.reopen.title')}</summary>
      <p className="hint">{t('publicComplaints.reopen.help', { date: date(complaint.reopenUntil) })}</p>
      <form className="filled" action="/pengaduan/lacak/buka-kembali" method="post">
        <Hidden kode={complaint.trackingCode} />
        <TextField
          name="buka"
          label={t('publicComplaints.reopen.words')}
          fault={refused?.field === 'buka' ? refused.words : undefined}
          value={values.buka ?? ''}
          rows={3}
        />
        <button type="submit">{t('complaints.actions.reopen')}</button>
      </form>
    </details>
  );
}

function Withdraw({ complaint, values, refused }: ComplaintTrackingProps) {
  const { t } = useReader();
  const fault = refused?.field === 'cabut' ? refused.words : undefined;
  return (
    <details className="panel" open={fault === undefined ? undefined : true}>
      <summary>{t('publicComplaints.withdraw.title')}</summary>
      <p className="hint">{t('publicComplaints.withdraw.help')}</p>
      <form className="filled" action="/pengaduan/lacak/cabut" method="post">
        <Hidden kode={complaint.trackingCode} />
        <TextField
          name="alasan"
          label={t('shared.form.reason')}
          optional={t('shared.form.optional')}
          value={values.alasan ?? ''}
          rows={2}
        />
        <TickField name="cabut" label={t('publicComplaints.withdraw.confirm')} fault={fault} ticked={false} />
        <button type="submit" className="second">
          {t('publicComplaints.withdraw.title')}
        </button>
      </form>
    </details>
  );
}

/** What the holder of the code can do now. */
export function HolderActions(props: ComplaintTrackingProps) {
  const { may } = props.complaint;
  return (
    <div className="noprint">
      {may.complete && <Complete {...props} />}
      {may.rate && <Rate {...props} />}
      <Reopen {...props} />
      {may.withdraw && <Withdraw {...props} />}
    </div>
  );
}
