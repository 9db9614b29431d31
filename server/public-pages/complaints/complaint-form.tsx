import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { PublicOffice } from '../../modules/office/index.ts';
import { AttachmentsField, FaultSummary, TextField, TickField } from '../forms/form-parts.tsx';
import { inLanguage } from '../page/page-reply.tsx';
import { type FieldFaults, type FormField, formFields, type Wrong } from './complaint-fields.ts';

const channels = ['whatsapp', 'sms', 'call', 'email', 'letter'] as const;

export interface FormState {
  /** What stands in the fields: prefilled, or as it was sent. */
  values: Readonly<Record<string, string>>;
  faults: FieldFaults;
  /** What concerns the whole form. */
  said: string | null;
  /** Files were chosen; a browser does not keep them. */
  filesLost: boolean;
  token: string;
  challenge: string;
}

export interface ComplaintPageProps {
  locale: Locale;
  office: PublicOffice;
  days: number;
  zone: string;
  form: FormState;
}

function faultWords(locale: Locale, name: FormField, fault: Wrong): string {
  const t = translatorFor(locale);
  if (fault.kind === 'said') return fault.words;
  // The label of the hour names the zone, which a sentence about it does not need.
  const field = t(`publicComplaints.form.${name}`, { zone: '' }).replace(' ()', '');
  if (fault.kind === 'too_long') {
    return t('publicComplaints.faults.too_long', { field, max: fault.max, length: fault.length });
  }
  return t(`publicComplaints.faults.${fault.kind}`, { field });
}

function Rules({ locale, office, days }: Omit<ComplaintPageProps, 'form' | 'zone'>) {
  const t = translatorFor(locale);
  const { phone, address } = office;
  return (
    <section aria-labelledby="aturan">
      <h2 id="aturan">{t('publicComplaints.rulesTitle')}</h2>
      <ol className="rules">
        <li>{t('publicComplaints.rules.receipt')}</li>
        <li>{t('publicComplaints.rules.answer', { days })}</li>
        <li>{t('publicComplaints.rules.authority')}</li>
        <li>{t('publicComplaints.rules.outside')}</li>
        <li>{t('publicComplaints.rules.completion')}</li>
        <li>{t('publicComplaints.rules.ignored')}</li>
      </ol>
      <h2>{t('publicComplaints.otherWays')}</h2>
      <ul className="rules">
        {phone !== null && (
          <li>
            <a href={`tel:${phone.replace(/[^0-9+]/g, '')}`}>{t('publicComplaints.byPhone', { phone })}</a>
          </li>
        )}
        <li>
          {t('publicComplaints.inPerson', {
            address: address === null ? '' : t('publicComplaints.addressPart', { address }),
          })}
        </li>
      </ul>
    </section>
  );
}

function Privacy({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <details className="privacy">
      <summary>{t('publicComplaints.privacy.title')}</summary>
      <p>{t('publicComplaints.privacy.purpose')}</p>
      <p>{t('publicComplaints.privacy.kinds')}</p>
      <p>{t('publicComplaints.privacy.readers')}</p>
      <p>{t('publicComplaints.privacy.retention')}</p>
      <p>{t('publicComplaints.privacy.rights')}</p>
    </details>
  );
}

function Fields({ locale, zone, form }: ComplaintPageProps) {
  const t = translatorFor(locale);
  const optional = t('publicComplaints.form.optional');
  const of = (name: FormField) => {
    const fault = form.faults[name];
    return {
      name,
      value: form.values[name] ?? '',
      fault: fault === undefined ? undefined : faultWords(locale, name, fault),
    };
  };
  const ticked = (name: FormField) => ({
    name,
    ticked: (form.values[name] ?? '') !== '',
    fault: of(name).fault,
  });
  return (
    <>
      <TextField {...of('nama')} label={t('publicComplaints.form.nama')} autoComplete="name" />
      <TextField
        {...of('alamat')}
        label={t('publicComplaints.form.alamat')}
        autoComplete="street-address"
        rows={2}
      />
      <TextField
        {...of('telepon')}
        label={t('publicComplaints.form.telepon')}
        help={t('publicComplaints.form.teleponHelp')}
        autoComplete="tel"
        inputMode="tel"
      />
      <TextField
        {...of('surel')}
        label={t('publicComplaints.form.surel')}
        optional={optional}
        autoComplete="email"
        inputMode="email"
      />
      <TextField
        {...of('uraian')}
        label={t('publicComplaints.form.uraian')}
        help={t('publicComplaints.form.uraianHelp')}
        rows={8}
      />
      <TextField
        {...of('permintaan')}
        label={t('publicComplaints.form.permintaan')}
        help={t('publicComplaints.form.permintaanHelp')}
        optional={optional}
        rows={3}
      />
      <TextField
        {...of('tempat')}
        label={t('publicComplaints.form.tempat')}
        help={t('publicComplaints.form.tempatHelp')}
      />
      <div className="pair">
        <TextField {...of('tanggal')} label={t('publicComplaints.form.tanggal')} type="date" />
        <TextField {...of('jam')} label={t('publicComplaints.form.jam', { zone })} type="time" />
      </div>
      <div className="field">
        <label htmlFor="saluran">{t('publicComplaints.form.saluran')}</label>
        <select id="saluran" name="saluran" defaultValue={form.values.saluran ?? 'whatsapp'}>
          {channels.map((channel) => (
            <option key={channel} value={channel}>
              {t(`publicComplaints.form.channels.${channel}`)}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend>{t('publicComplaints.form.secrecy')}</legend>
        <TickField
          {...ticked('anonim')}
          label={t('publicComplaints.form.anonim')}
          help={t('publicComplaints.form.anonimHelp')}
        />
        <TickField
          {...ticked('rahasia')}
          label={t('publicComplaints.form.rahasia')}
          help={t('publicComplaints.form.rahasiaHelp')}
        />
      </fieldset>
      <TickField {...ticked('pernyataan')} label={t('publicComplaints.form.pernyataan')} />
      <div className="trap" aria-hidden="true">
        <label htmlFor="laman">{t('publicComplaints.form.trap')}</label>
        <input id="laman" name="laman" tabIndex={-1} autoComplete="off" />
      </div>
      <AttachmentsField locale={locale} fault={of('lampiran').fault} />
    </>
  );
}

/** What happens with a complaint, and the form: works with any browser, and without script. */
export function ComplaintPage(props: ComplaintPageProps) {
  const { locale, form } = props;
  const t = translatorFor(locale);
  const faults = formFields.flatMap((field) => {
    const fault = form.faults[field];
    return fault === undefined ? [] : [{ field, words: faultWords(locale, field, fault) }];
  });
  const refused = faults.length > 0 || form.said !== null;
  const summary = [
    ...(form.said === null ? [] : [{ field: null, words: form.said }]),
    ...faults,
    ...(form.filesLost ? [{ field: 'lampiran', words: t('publicComplaints.form.chooseAgain') }] : []),
  ];
  return (
    <>
      <h1>{t('publicComplaints.title')}</h1>
      {!refused && <p>{t('publicComplaints.intro')}</p>}
      <FaultSummary title={t('publicComplaints.faultsTitle')} faults={summary} />
      {!refused && (
        <>
          <p className="ways">
            <a href="#formulir">{t('publicComplaints.form.title')}</a>
            <a href={inLanguage('/pengaduan/lacak', locale)}>{t('publicComplaints.track')}</a>
            <a href={inLanguage('/pengaduan/statistik', locale)}>{t('publicComplaints.statistics')}</a>
          </p>
          <Rules {...props} />
        </>
      )}
      <section aria-labelledby="formulir">
        <h2 id="formulir">{t('publicComplaints.form.title')}</h2>
        <p className="hint">{t('publicComplaints.form.required')}</p>
        <form
          className="filled"
          action="/pengaduan"
          method="post"
          encType="multipart/form-data"
          data-challenge={form.challenge}
          noValidate
        >
          <input type="hidden" name="bahasa" value={locale} />
          <input type="hidden" name="formulir" value={form.token} />
          <input type="hidden" name="proof" value="" />
          <Fields {...props} />
          <Privacy locale={locale} />
          <button type="submit">{t('publicComplaints.form.submit')}</button>
        </form>
      </section>
    </>
  );
}
