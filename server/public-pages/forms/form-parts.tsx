import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { maxAttachmentBytes, maxAttachments } from '../../../contract/complaints/terms.ts';
import { useReader } from '../page/reader.tsx';

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

/** What ties help and fault to their field for those who listen. */
function describedBy(name: string, help?: string, fault?: string): string | undefined {
  const ids = [help !== undefined && `${name}-help`, fault !== undefined && `${name}-fault`];
  return ids.filter((id) => id !== false).join(' ') || undefined;
}

function Help({ name, children }: { name: string; children?: string | undefined }) {
  return (
    children !== undefined && (
      <p className="hint" id={`${name}-help`}>
        {children}
      </p>
    )
  );
}

function Fault({ name, children }: { name: string; children?: string | undefined }) {
  return (
    children !== undefined && (
      <p className="fault" id={`${name}-fault`}>
        {children}
      </p>
    )
  );
}

/** Label, help, fault and field, tied together for those who listen. */
export function Field({ name, label, help, fault, optional, children }: FieldProps) {
  const described = describedBy(name, help, fault);
  return (
    <div className={fault === undefined ? 'field' : 'field faulty'}>
      <label htmlFor={name}>
        {label}
        {optional !== undefined && <span className="optional"> ({optional})</span>}
      </label>
      <Help name={name}>{help}</Help>
      <Fault name={name}>{fault}</Fault>
      {children({
        id: name,
        ...(described !== undefined && { 'aria-describedby': described }),
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
  return (
    <div className={fault === undefined ? 'tick' : 'tick faulty'}>
      <Fault name={name}>{fault}</Fault>
      <input
        type="checkbox"
        id={name}
        name={name}
        value="ya"
        defaultChecked={ticked}
        aria-describedby={describedBy(name, help, fault)}
        aria-invalid={fault === undefined ? undefined : true}
      />
      <label htmlFor={name}>{label}</label>
      <Help name={name}>{help}</Help>
    </div>
  );
}

interface AttachmentsFieldProps {
  fault?: string | undefined;
  left?: number;
}

export function AttachmentsField({ fault, left = maxAttachments }: AttachmentsFieldProps) {
  const { t } = useReader();
  return (
    <Field
      name="lampiran"
      label={t('publicComplaints.form.lampiran')}
      optional={t('shared.form.optional')}
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

interface FaultSummaryProps {
  title: string;
  faults: readonly { field: string | null; words: string }[];
}

/** Everything that is wrong, first on the page, each with the way to its field. */
export function FaultSummary({ title, faults }: FaultSummaryProps) {
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

/** What a form carries along beside its fields, the reader's language among it. */
export function Hidden(values: Readonly<Record<string, string>>) {
  const { locale } = useReader();
  return Object.entries({ bahasa: locale, ...values }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

interface CodeButtonProps {
  action: string;
  code: string;
  second?: boolean;
  className?: string;
  help?: string;
  children: ReactNode;
}

/** A button that sends a complaint's code, which must not stand in an address. */
export function CodeButton({ action, code, second = false, className, help, children }: CodeButtonProps) {
  return (
    <form action={action} method="post" className={className}>
      <Hidden kode={code} />
      <button type="submit" className={second ? 'second' : undefined}>
        {children}
      </button>
      {help !== undefined && <p className="hint">{help}</p>}
    </form>
  );
}

/** Filled in by machines alone. */
export function Trap({ label }: { label: string }) {
  return (
    <div className="trap" aria-hidden="true">
      <label htmlFor="laman">{label}</label>
      <input id="laman" name="laman" tabIndex={-1} autoComplete="off" />
    </div>
  );
}

/** "8K3F-2QXA-9M1TB": read over a telephone without losing the place. */
export const grouped = (code: string) => code.replace(/(.{4})(?=.{2})/g, '$1-');
