import { maxAttachments } from '../../../contract/complaints/terms.ts';
import { formatDate } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { TrackedComplaint } from '../../modules/complaints/index.ts';
import { AttachmentsField, TextField, TickField } from '../forms/form-parts.tsx';
import type { FollowPageProps } from './complaint-tracking-page.tsx';

function Hidden({ locale, kase }: { locale: Locale; kase: TrackedComplaint }) {
  return (
    <>
      <input type="hidden" name="bahasa" value={locale} />
      <input type="hidden" name="kode" value={kase.trackingCode} />
    </>
  );
}

function Complete({ locale, kase, values, refused }: FollowPageProps) {
  const t = translatorFor(locale);
  const asked = kase.pause?.reasons ?? [];
  const fault = refused?.field === 'penjelasan' ? refused.words : undefined;
  const optional = t('publicComplaints.form.optional');
  const left = maxAttachments - kase.attachments;
  return (
    <section aria-labelledby="kurang" className="deed">
      <h2 id="kurang">{t('publicComplaints.case.missingTitle')}</h2>
      <ul>
        {asked.map((reason) => (
          <li key={reason}>{t(`complaints.completionReasons.${reason}`)}</li>
        ))}
      </ul>
      {kase.pause?.words != null && (
        <p className="said" dir="auto">
          {kase.pause.words}
        </p>
      )}
      <form className="filled" action="/pengaduan/lacak/lengkapi" method="post" encType="multipart/form-data">
        <Hidden locale={locale} kase={kase} />
        {asked.includes('identity') && (
          <TextField
            name="nama"
            label={t('publicComplaints.form.nama')}
            value={values.nama ?? ''}
            autoComplete="name"
          />
        )}
        {asked.includes('address') && (
          <TextField
            name="alamat"
            label={t('publicComplaints.form.alamat')}
            value={values.alamat ?? ''}
            autoComplete="street-address"
          />
        )}
        {asked.includes('phone') && (
          <TextField
            name="telepon"
            label={t('publicComplaints.form.telepon')}
            help={t('publicComplaints.form.teleponHelp')}
            value={values.telepon ?? ''}
            autoComplete="tel"
            inputMode="tel"
          />
        )}
        <TextField
          name="penjelasan"
          label={t('publicComplaints.complete.words')}
          help={t('publicComplaints.complete.wordsHelp')}
          fault={fault}
          optional={optional}
          value={values.penjelasan ?? ''}
          rows={5}
        />
        {left > 0 && <AttachmentsField locale={locale} left={left} />}
        <button type="submit">{t('publicComplaints.complete.submit')}</button>
      </form>
    </section>
  );
}

function Rate({ locale, kase }: FollowPageProps) {
  const t = translatorFor(locale);
  if (kase.rating !== null) {
    return (
      <p>{kase.rating.satisfied ? t('publicComplaints.rate.saidYes') : t('publicComplaints.rate.saidNo')}</p>
    );
  }
  return (
    <section aria-labelledby="puas" className="deed">
      <h2 id="puas">{t('publicComplaints.rate.title')}</h2>
      <form action="/pengaduan/lacak/nilai" method="post" className="row">
        <Hidden locale={locale} kase={kase} />
        <button type="submit" name="puas" value="ya">
          {t('publicComplaints.rate.yes')}
        </button>
        <button type="submit" name="puas" value="tidak" className="second">
          {t('publicComplaints.rate.no')}
        </button>
      </form>
    </section>
  );
}

function Reopen({ locale, kase, values, refused }: FollowPageProps) {
  const t = translatorFor(locale);
  if (kase.reopenUntil === null) return null;
  const date = formatDate(kase.reopenUntil, { locale, zone: kase.office.zone });
  return (
    // Who is not satisfied finds the form open.
    <details
      className="deed"
      open={kase.rating?.satisfied === false || refused?.field === 'buka' ? true : undefined}
    >
      <summary>{t('publicComplaints.reopen.title')}</summary>
      <p className="hint">{t('publicComplaints.reopen.help', { date })}</p>
      <form className="filled" action="/pengaduan/lacak/buka-kembali" method="post">
        <Hidden locale={locale} kase={kase} />
        <TextField
          name="buka"
          label={t('publicComplaints.reopen.words')}
          fault={refused?.field === 'buka' ? refused.words : undefined}
          value={values.buka ?? ''}
          rows={3}
        />
        <button type="submit">{t('publicComplaints.reopen.submit')}</button>
      </form>
    </details>
  );
}

function Withdraw({ locale, kase, values, refused }: FollowPageProps) {
  const t = translatorFor(locale);
  const fault = refused?.field === 'cabut' ? refused.words : undefined;
  return (
    <details className="deed" open={fault === undefined ? undefined : true}>
      <summary>{t('publicComplaints.withdraw.title')}</summary>
      <p className="hint">{t('publicComplaints.withdraw.help')}</p>
      <form className="filled" action="/pengaduan/lacak/cabut" method="post">
        <Hidden locale={locale} kase={kase} />
        <TextField
          name="alasan"
          label={t('publicComplaints.withdraw.words')}
          optional={t('publicComplaints.form.optional')}
          value={values.alasan ?? ''}
          rows={2}
        />
        <TickField name="cabut" label={t('publicComplaints.withdraw.confirm')} fault={fault} ticked={false} />
        <button type="submit" className="second">
          {t('publicComplaints.withdraw.submit')}
        </button>
      </form>
    </details>
  );
}

/** What the complainant can do now. */
export function FollowDeeds(props: FollowPageProps) {
  const { may } = props.kase;
  return (
    <div className="noprint">
      {may.complete && <Complete {...props} />}
      {may.rate && <Rate {...props} />}
      <Reopen {...props} />
      {may.withdraw && <Withdraw {...props} />}
    </div>
  );
}
