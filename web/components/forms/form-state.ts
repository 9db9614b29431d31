import { useForm } from '@mantine/form';
import { useEffect, useMemo } from 'react';
import { z } from 'zod';
import { translatorFor } from '../../../locales/translator.ts';
import type { Problem } from '../../api.ts';
import { currentLocale } from '../../locale.ts';

const zodWords = { id: z.locales.id().localeError, en: z.locales.en().localeError };

/** The two mistakes of every day in the office's words; the schema's own for the rest. */
function wordsOf(issue: z.core.$ZodRawIssue) {
  const t = translatorFor(currentLocale());
  if (issue.input === '' || issue.input === undefined) return t('shared.form.required');
  if (issue.code === 'too_small' && issue.origin === 'string') {
    return t('shared.form.tooShort', { min: Number(issue.minimum) });
  }
  return zodWords[currentLocale()](issue);
}

/** Errors by field path, in the reader's language, from the same schema that the server parses with. */
export function fieldErrors(schema: z.ZodType, values: unknown): Record<string, string> {
  const parsed = schema.safeParse(values, { error: wordsOf });
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
}

interface EntryOptions<V> {
  initial: V;
  /** The endpoint's body schema, when the form's values have its shape. */
  schema?: z.ZodType;
  /** Further rules that only the screen has, such as two equal passwords. */
  rules?: (values: V) => Record<string, string>;
  problem?: Problem | null;
}

/**
 * State of a form: values, `getInputProps('field')`, errors from the contract's schema on submit, and the
 * server's words at the fields that it named. `entry.isDirty()` says whether leaving must ask.
 */
export function useEntry<V extends Record<string, unknown>>({
  initial,
  schema,
  rules,
  problem,
}: EntryOptions<V>) {
  const form = useForm<V>({
    initialValues: initial,
    validate: (values) => ({ ...(schema && fieldErrors(schema, values)), ...rules?.(values) }),
  });
  const refused = useMemo(
    () => Object.fromEntries((problem?.body.fields ?? []).map((field) => [field.path, field.message])),
    [problem],
  );
  const { setErrors } = form;
  useEffect(() => {
    if (Object.keys(refused).length > 0) setErrors(refused);
  }, [refused, setErrors]);
  return form;
}
