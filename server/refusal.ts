import { z } from 'zod';
import type { Messages } from '../locales/translator.ts';

/**
 * A refusal is a named, expected "no": the request was understood and the rules forbid it.
 * Modules throw it by code; `http/problems.ts` alone knows which status each kind gets, and
 * `locales/<language>` (`refusals.<code>`) which words.
 */
/** Every code has its words: one that `refusals` of the locales does not know does not compile. */
export type RefusalCode = keyof Messages['refusals'];

export type FindingCode = keyof Messages['findings'];

export type RefusalKind =
  | 'invalid'
  | 'not_found'
  | 'forbidden'
  | 'conflict'
  | 'too_many'
  | 'unauthenticated'
  | 'unavailable';

/** Also as rows keep them. */
export const refusalParams = z.record(z.string(), z.union([z.string(), z.number()]));
export type RefusalParams = Readonly<z.infer<typeof refusalParams>>;

/** Something found by a rule, as shown to an officer. Level T refuses, H needs a supervisor, I needs a reason. */
export interface Finding {
  code: FindingCode;
  level: 'T' | 'H' | 'I';
  field?: string;
  params?: RefusalParams;
}

export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: RefusalCode;
  readonly params: RefusalParams;
  readonly findings: readonly Finding[];

  constructor(
    kind: RefusalKind,
    code: RefusalCode,
    params: RefusalParams = {},
    findings: readonly Finding[] = [],
  ) {
    super(code);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.params = params;
    this.findings = findings;
  }
}
