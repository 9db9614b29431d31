import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { z } from 'zod';
import type { Endpoint, ReplyOf } from '../../../contract/endpoint.ts';
import type { Part } from '../../../contract/request.ts';
import { translatorFor } from '../../../locales/translator.ts';
import type { Problem } from '../../api.ts';
import { currentLocale } from '../../locale.ts';
import { type Action, useAction } from '../../queries.ts';

const zodWords = { id: z.locales.id().localeError, en: z.locales.en().localeError };

/** The two mistakes of every day in the office's words; the schema's own for the rest. */
function wordsOf(issue: z.core.$ZodRawIssue) {
  const t = translatorFor(currentLocale());
  if (issue.input === '' || issue.input == null) return t('shared.form.required');
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

type Values = Record<string, unknown>;
/** Words by field; a rule that is kept says nothing. */
type Verdicts = Record<string, string | false | undefined>;
type Rules<V> = (values: V) => Verdicts;

const said = (verdicts: Verdicts = {}) =>
  Object.fromEntries(Object.entries(verdicts).filter(([, words]) => words));

interface EntryOptions<V> {
  initial: V;
  /** The endpoint's body schema, when the form's values have its shape. */
  schema?: z.ZodType;
  /** Further rules that only the screen has, such as two equal passwords. */
  rules?: Rules<V>;
  problem?: Problem | null;
  fieldOf?: Readonly<Record<string, string>> | undefined;
  onChange?: () => void;
}

/**
 * State of a form: values, `getInputProps('field')`, errors from the contract's schema on submit, and the
 * server's words at the fields that it named. `entry.isDirty()` says whether leaving must ask.
 */
export function useEntry<V extends Values>(options: EntryOptions<V>) {
  const { initial, schema, rules, problem = null, fieldOf, onChange } = options;
  const form = useForm<V>({
    initialValues: initial,
    validate: (values) => ({
      ...(schema && fieldErrors(schema, values)),
      ...said(rules?.(values)),
    }),
    ...(onChange && { onValuesChange: onChange }),
  });
  const { setErrors } = form;
  const showRefusal = useEffectEvent(({ body }: Problem) => {
    const named = (body.fields ?? []).map(({ path, message }) => [path, message]);
    const field = fieldOf?.[body.code];
    const all = field === undefined ? named : [...named, [field, body.title]];
    if (all.length > 0) setErrors(Object.fromEntries(all));
  });
  useEffect(() => {
    if (problem !== null) showRefusal(problem);
  }, [problem]);
  return form;
}

type Body<E extends Endpoint> = z.input<E['body']>;
/** A value while it is typed: a number or a code that is not there yet is '', a choice taken back is null. */
type Typed<T> = T extends boolean | object | null | undefined ? T : string extends T ? T : T | '' | null;
type Draft<E extends Endpoint> = { [K in keyof Body<E>]: Typed<Body<E>[K]> };

interface FormParts<E extends Endpoint, V> {
  initial: V;
  /** Further rules that only the screen has; they outdo the schema's words for the same field. */
  rules?: Rules<V>;
  /** The file that goes with an upload. */
  fileOf?: (values: V) => Blob | null;
  /** The field that a refusal is about, by its code, where the server names none. */
  fieldOf?: Readonly<Record<string, keyof V & string>>;
  /** What was refused says nothing of values that have changed since, such as the next scanned code. */
  refusalEndsWithChange?: boolean;
  onDone?: ((reply: ReplyOf<E>) => void) | undefined;
}
type FormOptions<E extends Endpoint, V> = FormParts<E, V> & Part<'params', z.input<E['params']>>;
/** Makes the body where the form holds other values. Its keys are checked here, its values by the schema. */
export interface BodyMaker<E extends Endpoint, V> {
  bodyOf: (values: V) => { [K in keyof Body<E>]?: unknown };
}

/** A value, or one within it: `slips.0.name`. */
type FieldOf<V> = (keyof V & string) | `${keyof V & string}.${string}`;

export interface ActionForm<V, E extends Endpoint = Endpoint> extends Omit<Action<E>, 'run' | 'submit'> {
  values: V;
  errors: Readonly<Record<string, ReactNode>>;
  /** `<TextInput {...form.input('name')} />`. */
  input(field: FieldOf<V>): ReturnType<ReturnType<typeof useForm>['getInputProps']>;
  /** `<Checkbox {...form.tick('active')} />`. */
  tick(field: FieldOf<V>): ReturnType<ReturnType<typeof useForm>['getInputProps']>;
  set(part: Partial<V>): void;
  /** Checks and sends; a button that answers a question itself gives its part along. */
  submit(part?: Partial<V>): void;
  /** Something was typed that is not saved: leaving asks first. */
  changed: boolean;
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** The body as it is sent: an empty field is left out where the endpoint lets it be left out. */
function withoutEmpty(schema: z.ZodType, body: object) {
  const shape: Record<string, z.core.$ZodType> = schema instanceof z.ZodObject ? schema.shape : {};
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => {
      const field = shape[name];
      return !isEmpty(value) || (field !== undefined && !z.safeParse(field, undefined).success);
    }),
  );
}

/** For a form of any endpoint; who knows the endpoint takes `useActionForm`. */
export function useFormOf<E extends Endpoint, V extends Values>(
  endpoint: E,
  options: FormParts<E, V> & {
    params?: unknown;
    bodyOf?: BodyMaker<E, V>['bodyOf'] | undefined;
  },
): ActionForm<V, E> {
  const { initial, params, rules, fileOf, bodyOf } = options;
  // What was typed after it was sent is not saved.
  const sent = useRef(initial);
  const {
    run: _run,
    submit: send,
    ...action
  } = useAction(endpoint, {
    onDone: (reply) => {
      entry.resetDirty(sent.current);
      options.onDone?.(reply);
    },
  });
  const body = (values: V) => withoutEmpty(endpoint.body, bodyOf?.(values) ?? values);
  const entry = useEntry<V>({
    initial,
    rules: (values) => ({ ...fieldErrors(endpoint.body, body(values)), ...said(rules?.(values)) }),
    problem: action.problem,
    fieldOf: options.fieldOf,
    onChange: () => {
      if (options.refusalEndsWithChange === true && action.problem !== null) action.reset();
    },
  });
  // One by one: the other fields keep their errors.
  const set = (part: Partial<V>) => {
    for (const [field, value] of Object.entries(part)) entry.setFieldValue(field, value);
  };
  return {
    ...action,
    values: entry.values,
    errors: entry.errors,
    input: (field) => entry.getInputProps(field),
    tick: (field) => entry.getInputProps(field, { type: 'checkbox' }),
    set,
    submit: (part = {}) => {
      if (action.running) return;
      set(part);
      entry.onSubmit((values) => {
        sent.current = values;
        const file = fileOf?.(values) ?? undefined;
        void send({ params, body: body(values), ...(file && { file }) });
      })();
    },
    changed: entry.isDirty(),
  };
}

/**
 * The form of one action: its values are the fields of the endpoint's body, checked by the endpoint's own schema.
 *
 *     const form = useActionForm(complaints.assign, {
 *       initial: { employeeId: '', words: '' }, params: { id }, onDone: onClose,
 *     });
 *     <ActionDialog form={form} title={…} submitLabel={…} onClose={onClose}>
 *       <OfficerSelect {...form.input('employeeId')} /> <OptionalWords {...form.input('words')} />
 *     </ActionDialog>
 *
 * `FormPage` and `EntryForm` take the form in the same way. A form whose values are not the body's gives `bodyOf`.
 */
export function useActionForm<E extends Endpoint, V extends Values>(
  endpoint: E,
  options: FormOptions<E, V> & BodyMaker<E, V>,
): ActionForm<V, E>;
export function useActionForm<E extends Endpoint>(
  endpoint: E,
  options: FormOptions<E, Draft<E>>,
): ActionForm<Draft<E>, E>;
export function useActionForm(endpoint: Endpoint, options: FormParts<Endpoint, Values>) {
  return useFormOf(endpoint, options);
}
