import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { maxAttachmentBytes, maxAttachments } from '../../../contract/complaints/terms.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';

interface FieldProps {
  name: string;
  label: string;
  help?: string | undefined;
  /** What is wrong with it, in words. */
  fault?: string | undefined;
  /** "boleh kosong", where it may be empty. */
  optional?: string | undefined;
  children(described: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }): ReactNode;
}

/** Label, help, fault and field, tied together for those who listen. */
export function Field({ name, label, help, fault, optional, children }: FieldProps) {
  const described = [help !== undefined && `${name}-help`, fault !== undefined && `${name}-fault`].filter(
    (id) => id !== false,
  );
  return (
    <div className={fault === undefined ? 'field' : 'field faulty'}>
      <label htmlFor={name}>
        {label}
        {optional !== undefined && <span className="optional"> ({optional})</span>}
      </label>
      {help !== undefined && (
        <p className="hint" id={`${name}-help`}>
          {help}
        </p>
      )}
      {fault !== undefined && (
        <p className="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      {children({
        id: name,
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
        ...(fault !== undefined && { 'aria-invalid': true as const }),
      })}
    </div>
  );
}

interface TextProps extends Omit<FieldProps, 'children'> {
  value: string;
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  inputMode?: 'tel' | 'email';
  rows?: number;
}

/** One line, or several where rows are given. What people write keeps its own direction. */
export function TextField({ value, type = 'text', autoComplete, inputMode, rows, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(described) =>
        rows === undefined ? (
          <input
            {...described}
            name={field.name}
            type={type}
            dir="auto"
            defaultValue={value}
            autoComplete={autoComplete}
            inputMode={inputMode}
          />
        ) : (
          <textarea {...described} name={field.name} rows={rows} dir="auto" defaultValue={value} />
        )
      }
    </Field>
  );
}

export function TickField({
  name,
  label,
  help,
  fault,
  ticked,
}: Omit<FieldProps, 'children'> & { ticked: boolean }) {
  const described = [help !== undefined && `${name}-help`, fault !== undefined && `${name}-fault`]
    .filter((id) => id !== false)
    .join(' ');
  return (
    <div className={fault === undefined ? 'tick' : 'tick faulty'}>
      {fault !== undefined && (
        <p className="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      <input
        type="checkbox"
        id={name}
        name={name}
        value="ya"
        defaultChecked={ticked}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={fault === undefined ? undefined : true}
      />
      <label htmlFor={name}>{label}</label>
      {help !== undefined && (
        <p className="hint" id={`${name}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

export function AttachmentsField({
  locale,
  fault,
  left = maxAttachments,
}: {
  locale: Locale;
  fault?: string | undefined;
  left?: number;
}) {
  const t = translatorFor(locale);
  return (
    <Field
      name="lampiran"
      label={t('publicComplaints.form.lampiran')}
      optional={t('publicComplaints.form.optional')}
      help={t('publicComplaints.form.lampiranHelp', {
        max: left,
        megabytes: maxAttachmentBytes / 1_048_576,
      })}
      fault={fault}
    >
      {(described) => (
        <input
          {...described}
          type="file"
          name="lampiran"
          multiple
          accept="image/jpeg,image/png,image/webp,image/heic,application/pdf"
        />
      )}
    </Field>
  );
}

/** Everything that is wrong, first on the page, each with the way to its field. */
export function FaultSummary({
  title,
  faults,
}: {
  title: string;
  faults: readonly { field: string | null; words: string }[];
}) {
  if (faults.length === 0) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} id="kesalahan">
      <h2>{title}</h2>
      <ul>
        {faults.map(({ field, words }) => (
          <li key={`${field} ${words}`}>{field === null ? words : <a href={`#${field}`}>{words}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

/** "8K3F-2QXA-9M1TB": read over a telephone without losing the place. */
export const grouped = (code: string) => code.replace(/(.{4})(?=.{2})/g, '$1-');
