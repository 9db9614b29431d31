import { type RawBuilder, sql } from 'kysely';
import type { check } from '../../locales/id/terminal/check.ts';
import type { Db, Tx } from '../db/database.ts';

/** Every kind of violation has its words in the locales, under this key. */
export type ViolationKind = keyof typeof check.violations;

export type Subject =
  | 'application'
  | 'blank'
  | 'delivery'
  | 'office'
  | 'printAttempt'
  | 'card'
  | 'resident'
  | 'standard'
  | 'pause'
  | 'officeStop'
  | 'event'
  | 'idempotencyKey'
  | 'complaint'
  | 'boxOpening'
  | 'news'
  | 'message'
  | 'surveyResponse'
  | 'ticket'
  | 'counter';

/** One row that cannot be true beside the others. `facts` are numbers, codes and ids, never names. */
export interface Violation {
  kind: ViolationKind;
  subject: Subject;
  id: string;
  facts: Readonly<Record<string, string | number>>;
}

export interface Invariant {
  subject: Subject;
  /** The rows that break it: `id` of the subject, and `facts`. */
  query: RawBuilder<Pick<Violation, 'id' | 'facts'>>;
}

/** The invariants of one area, each under the kind of its violations. */
export type Invariants<K extends ViolationKind = ViolationKind> = Readonly<Record<K, Invariant>>;

/** A query whose `id` names a row of the subject that breaks the invariant; its other columns are the facts. */
export const violating =
  (subject: Subject) =>
  (query: TemplateStringsArray, ...values: unknown[]): Invariant => ({
    subject,
    query: sql`select q.id::text as id, to_jsonb(q) - 'id' as facts from (${sql(query, ...values)}) q`,
  });

export async function run(
  db: Db | Tx,
  kind: ViolationKind,
  { subject, query }: Invariant,
): Promise<Violation[]> {
  const { rows } = await query.execute(db);
  return rows.map(({ id, facts }) => ({ kind, subject, id, facts }));
}

/** States of a case that is over; written here by hand, since the judge trusts nobody's table. */
export const closedStates = sql`('completed', 'refused', 'withdrawn', 'cancelled')`;

/** Written in one transaction: the clock may have gone on a moment between two rows. */
export const together = (one: string, other: string) =>
  sql`abs(extract(epoch from ${sql.ref(one)} - ${sql.ref(other)})) < 60`;
