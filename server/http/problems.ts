import { z } from 'zod';
import { fieldOfElement } from '../../contract/applications/terms.ts';
import { isoDate } from '../../contract/fields.ts';
import type { ProblemBody } from '../../contract/problem.ts';
import { formatDate } from '../../locales/format.ts';
import { findWords, type Locale } from '../../locales/translator.ts';
import { Refusal, type RefusalCode, type RefusalKind, type RefusalParams } from '../refusal.ts';

/** The one place where kinds of refusal meet HTTP. */
const statusOf: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
};

/** Constraints of the database that stand for a rule of the office: the code should have refused first. */
const refusalOfConstraint: Record<string, { kind: RefusalKind; code: RefusalCode }> = {
  applications_one_open_per_resident: { kind: 'conflict', code: 'application_already_open' },
  four_eyes_verifier_operator: { kind: 'forbidden', code: 'four_eyes' },
  four_eyes_maker_checker: { kind: 'forbidden', code: 'four_eyes' },
  four_eyes_two_heads: { kind: 'forbidden', code: 'four_eyes' },
  applications_checked: { kind: 'conflict', code: 'checks_missing' },
  print_attempts_blank_once: { kind: 'conflict', code: 'blank_already_used' },
  print_attempts_one_running: { kind: 'conflict', code: 'print_already_running' },
  employees_nip_key: { kind: 'conflict', code: 'nip_already_registered' },
  auth_user_username_key: { kind: 'conflict', code: 'username_taken' },
  delegations_one_per_post: { kind: 'conflict', code: 'delegation_overlaps' },
  delegations_one_per_holder: { kind: 'conflict', code: 'delegation_overlaps' },
  office_stops_one_open: { kind: 'conflict', code: 'office_is_stopped' },
  queue_sittings_one_per_counter: { kind: 'conflict', code: 'counter_occupied' },
  queue_sittings_one_per_officer: { kind: 'conflict', code: 'counter_occupied' },
  queue_services_pkey: { kind: 'conflict', code: 'queue_service_code_used' },
  queue_services_office_code_letter_key: { kind: 'conflict', code: 'queue_letter_used' },
  queue_counters_office_code_number_key: { kind: 'conflict', code: 'counter_number_used' },
  agencies_office_code_name_key: { kind: 'conflict', code: 'agency_name_used' },
  complaint_referrals_office_code_letter_number_key: { kind: 'conflict', code: 'letter_number_used' },
};

const pgError = z.object({ code: z.string().length(5), constraint: z.string().optional() });
/** What the parser says of a body that is not what its heading promises; its errors have no codes. */
const notMultipart = /^(Multipart: Boundary not found|Malformed )|[Uu]nexpected end of multipart/;
const fastifyError = z.object({ code: z.string().startsWith('FST_'), statusCode: z.number() });

/** Turns whatever a handler threw into a Refusal, or null when it is a fault of ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const asked = fastifyError.safeParse(error);
  if (asked.success) {
    const { code, statusCode } = asked.data;
    if (statusCode === 413) return new Refusal('invalid', 'request_too_large');
    if (statusCode === 415) return new Refusal('invalid', 'media_type_not_accepted');
    if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') {
      return new Refusal('invalid', 'json_not_readable');
    }
    if (statusCode < 500) return new Refusal('invalid', 'request_not_readable');
  }
  if (error instanceof Error && notMultipart.test(error.message)) {
    return new Refusal('invalid', 'request_not_readable');
  }
  if (error instanceof SyntaxError) return new Refusal('invalid', 'json_not_readable');
  const database = pgError.safeParse(error);
  if (database.success) {
    const known = refusalOfConstraint[database.data.constraint ?? ''];
    if (known !== undefined) return new Refusal(known.kind, known.code);
    // A NUL or half a sign, which no keyboard writes and no database keeps.
    if (['22021', '22P05'].includes(database.data.code))
      return new Refusal('invalid', 'request_not_readable');
    // Serialization failure, deadlock, lock not available: somebody else was faster; asking again is safe.
    if (['40001', '40P01', '55P03'].includes(database.data.code))
      return new Refusal('conflict', 'busy_try_again');
  }
  return null;
}

/** What somebody typed stays as it was typed, also where it looks like a day. */
const asTyped: ReadonlySet<string> = new Set(['serial', 'number', 'letterNumber', 'username', 'name']);

/** Days, elements of the card and statuses of the centre as the reader writes them; the params of the problem keep dates and codes. */
function spoken(locale: Locale, params: RefusalParams): RefusalParams {
  const inWords = (name: string, value: string | number) => {
    if (typeof value !== 'string' || asTyped.has(name)) return value;
    if (isoDate.safeParse(value).success) return formatDate(value, { locale, zone: 'UTC' });
    if (name === 'status') return findWords(locale, 'residents.centralStatuses', value) ?? value;
    if (name === 'element') return findWords(locale, 'residents.fields', fieldOfElement(value)) ?? value;
    return value;
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(name, value)]));
}

/** Where an office reads a finding: its words in the reader's language. */
export function findingMessage(locale: Locale, code: string, params: RefusalParams = {}): string {
  return findWords(locale, 'findings', code, spoken(locale, params)) ?? code;
}

function refusalWords(locale: Locale, code: string, params: RefusalParams = {}): string {
  return findWords(locale, 'refusals', code, spoken(locale, params)) ?? code;
}

export function problemOf(refusal: Refusal, locale: Locale): ProblemBody {
  return {
    type: `urn:lontar:problem:${refusal.code}`,
    title: refusalWords(locale, refusal.code, refusal.params),
    status: statusOf[refusal.kind],
    code: refusal.code,
    ...(Object.keys(refusal.params).length > 0 && { params: { ...refusal.params } }),
    ...(refusal.findings.length > 0 && {
      findings: refusal.findings.map(({ code, level, field, params }) => ({
        code,
        level,
        ...(field !== undefined && { field }),
        message: findingMessage(locale, code, params),
      })),
    }),
  };
}

/** A pattern means nothing to a reader: say that the form of the text is wrong. */
function fieldWords(issue: z.core.$ZodIssue, locale: Locale): string {
  const pattern = issue.code === 'invalid_format' && issue.format === 'regex';
  return pattern ? refusalWords(locale, 'text_form_not_valid') : issue.message;
}

/** A form whose fields are wrong: each field by its path, in words. */
export function invalidFields(issues: readonly z.core.$ZodIssue[], locale: Locale): ProblemBody {
  return {
    type: 'urn:lontar:problem:fields_not_valid',
    title: refusalWords(locale, 'fields_not_valid'),
    status: 422,
    code: 'fields_not_valid',
    fields: issues.map((issue) => ({
      path: issue.path.map(String).join('.'),
      message: fieldWords(issue, locale),
    })),
  };
}

export function faultProblem(locale: Locale, requestId: string): ProblemBody {
  return {
    type: 'urn:lontar:problem:fault',
    title: refusalWords(locale, 'fault', { requestId }),
    status: 500,
    code: 'fault',
    params: { requestId },
  };
}
