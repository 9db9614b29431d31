import { zoneName } from '../../../locales/format.ts';
import type { Locale } from '../../../locales/translator.ts';
import { translatorFor } from '../../../locales/translator.ts';
import type { PublicOffice } from '../../modules/office/index.ts';
import { AttachmentsField, FaultSummary, Hidden, TextField, TickField, Trap } from '../forms/form-parts.tsx';
import { Section, Telephone } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';
import { type FieldFaults, type FormField, formFields, type Wrong } from './complaint-fields.ts';

const rules = ['receipt', 'answer', 'authority', 'outside', 'completion', 'ignored'] as const;
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
  office: PublicOffice;
  days: number;
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

function Rules({ office, days }: Omit<ComplaintPageProps, 'form'>) {
  const { t } = useReader();
  const { phone, address } = office;
  return (
    <Section id="aturan" title={t('publicComplaints.rulesTitle')}>
      <ol className="rules">
        {rules.map((rule) => (
          <li key={rule}>{t(`publicComplaints.rules.${rule}`, { days })}</li>
        ))}
      </ol>
      <h2>{t('publicComplaints.otherWays')}</h2>
      <ul className="rules">
        {phone !== null && (
          <li>
            <Telephone number={phone}>{t('site.frame.phone', { phone })}</Telephone>
          </li>
        )}
        <li>
          {t('publicComplaints.inPerson', {
            address: address === null ? '' : t('publicComplaints.addressPart', { address }),
          })}
        </li>
      </ul>
    </Section>
  );
}

function Privacy() {
  const { t } = useReader();
  return (
    <details className="privacy">
      <summary>{t('publicComplaints.privacy.title')}</summary>
      {(['purpose', 'kinds', 'readers', 'retention', 'rights'] as const).map((part) => (
        <p key={part}>{t(`publicComplaints.privacy.${part}`)}</p>
      ))}
    </details>
  );
}

interface TextAsked {
  name: Extract<FormField, 'nama' | 'alamat' | 'telepon' | 'surel' | 'uraian' | 'permintaan' | 'tempat'>;
  help?:
    | 'publicComplaints.form.teleponHelp'
    | `publicComplaints.form.${'uraian' | 'permintaan' | 'tempat'}Help`;
  optional?: true;
  autoComplete?: string;
  inputMode?: 'tel' | 'email';
  rows?: number;
}

const textsAsked: readonly TextAsked[] = [
  { name: 'nama', autoComplete: 'name' },
  { name: 'alamat', autoComplete: 'street-address', rows: 2 },
  { name: 'telepon', help: 'publicComplaints.form.teleponHelp', autoComplete: 'tel', inputMode: 'tel' },
  { name: 'surel', optional: true, autoComplete: 'email', inputMode: 'email' },
  { name: 'uraian', help: 'publicComplaints.form.uraianHelp', rows: 8 },
  { name: 'permintaan', help: 'publicComplaints.form.permintaanHelp', optional: true, rows: 3 },
  { name: 'tempat', help: 'publicComplaints.form.tempatHelp' },
];

interface FieldsProps {
  values: FormState['values'];
  faults: Partial<Record<FormField, string>>;
}

function Fields({ values, faults }: FieldsProps) {
  const { t, zone } = useReader();
  const filled = (name: FormField) => ({ name, value: values[name] ?? '', fault: faults[name] });
  const ticked = (name: FormField) => ({ name, ticked: (values[name] ?? '') !== '', fault: faults[name] });
  return (
    <>
      {textsAsked.map(({ name, help, optional, ...field }) => (
        <TextField
          {...field}
          {...filled(name)}
          key={name}
          label={t(`publicComplaints.form.${name}`)}
          help={help && t(help)}
          optional={optional && t('shared.form.optional')}
        />
      ))}
      <div className="pair">
        <TextField {...filled('tanggal')} label={t('publicComplaints.form.tanggal')} type="date" />
        <TextField
          {...filled('jam')}
          label={t('publicComplaints.form.jam', { zone: zoneName(zone) })}
          type="time"
        />
      </div>
      <div className="field">
        <label htmlFor="saluran">{t('publicComplaints.form.saluran')}</label>
        <select id="saluran" name="saluran" defaultValue={values.saluran ?? 'whatsapp'}>
          {channels.map((channel) => (
            <option key={channel} value={channel}>
              {t(`publicComplaints.form.channels.${channel}`)}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend>{t('publicComplaints.form.secrecy')}</legend>
        {(['anonim', 'rahasia'] as const).map((name) => (
          <TickField
            {...ticked(name)}
            key={name}
            label={t(`publicComplaints.form.${name}`)}
            help={t(`publicComplaints.form.${name}Help`)}
          />
        ))}
      </fieldset>
      <TickField {...ticked('pernyataan')} label={t('publicComplaints.form.pernyataan')} />
      <Trap label={t('publicComplaints.form.trap')} />
      <AttachmentsField fault={faults.lampiran} />
    </>
  );
}

/** What happens with a complaint, and the form: works with any browser, and without script. */
export function ComplaintPage({ office, days, form }: ComplaintPageProps) {
  const { t, href, locale } = useReader();
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
  const faultsByField = Object.fromEntries(faults.map(({ field, words }) => [field, words]));
  return (
    <>
      <h1>{t('publicComplaints.title')}</h1>
      {!refused && <p>{t('publicComplaints.intro')}</p>}
      <FaultSummary title={t('publicComplaints.faultsTitle')} faults={summary} />
      {!refused && (
        <>
          <p className="ways">
            <a href="#formulir">{t('publicComplaints.form.title')}</a>
            <a href={href('/pengaduan/lacak')}>{t('publicComplaints.find.title')}</a>
            <a href={href('/pengaduan/statistik')}>{t('publicComplaints.figures.title')}</a>
          </p>
          <Rules office={office} days={days} />
        </>
      )}
      <Section id="formulir" title={t('publicComplaints.form.title')}>
        <p className="hint">{t('publicComplaints.form.required')}</p>
        <form
          className="filled"
          action="/pengaduan"
          method="post"
          encType="multipart/form-data"
          data-challenge={form.challenge}
          data-working={t('publicQueue.working')}
          noValidate
        >
          <Hidden formulir={form.token} proof="" />
          <Fields values={form.values} faults={faultsByField} />
          <Privacy />
          <button type="submit">{t('publicComplaints.form.submit')}</button>
        </form>
      </Section>
    </>
  );
}
