import type { MessageKey } from '../../../locales/translator.ts';
import { kindOfTyped, type TypedKind } from '../../typed-code.ts';
import { useReader } from '../page/reader.tsx';
import { Hidden, TextField } from './form-parts.tsx';

interface CodeFormProps {
  action: string;
  method?: 'get' | 'post';
  label: string;
  help: string;
  submit: string;
  code?: string | undefined;
  fault?: string | undefined;
}

/** Asks for one code, wherever a code is asked for. */
export function CodeForm({ action, method = 'post', label, help, submit, code = '', fault }: CodeFormProps) {
  const { locale } = useReader();
  return (
    <form className="filled" action={action} method={method}>
      {(method === 'post' || locale === 'en') && <Hidden />}
      <TextField name="kode" label={label} help={help} fault={fault} value={code} autoComplete="off" />
      <button type="submit">{submit}</button>
    </form>
  );
}

const hints: Partial<Readonly<Record<TypedKind, MessageKey>>> = {
  empty: 'shared.typed.empty',
  application_number: 'shared.typed.application_number',
  complaint_number: 'shared.typed.complaint_number',
  ticket_number: 'shared.typed.ticket_number',
  nik: 'shared.typed.nik',
};

/** What was typed where a code is asked for and is none, in words that help; undefined of what may be a code. */
export function useCodeHint() {
  const { t } = useReader();
  return (typed: string): string | undefined => {
    const hint = hints[kindOfTyped(typed)];
    return hint && t(hint);
  };
}
