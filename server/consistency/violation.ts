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

interface Found {
  id: string;
  facts: Record<string, string | number>;
}

export interface Invariant {
  subject: Subject;
  /** Rows that contradict: `id` of the subject and the facts that its words name. */
  query: RawBuilder<unknown>;
}

/** An invariant for each kind of one area. */
export type Invariants<K extends ViolationKind = ViolationKind> = Readonly<Record<K, Invariant>>;

export async function run(db: Db | Tx, kind: ViolationKind, invariant: Invariant): Promise<Violation[]> {
  const { rows } = await (invariant.query as RawBuilder<Found>).execute(db);
  return rows.map(({ id, facts }) => ({ kind, subject: invariant.subject, id, facts }));
}

/** States of a case that is over; written here by hand, since the judge trusts nobody's table. */
export const closedStates = sql`('completed', 'refused', 'withdrawn', 'cancelled')`;

/** Written in one transaction: the clock may have gone on a moment between two rows. */
export const together = (one: string, other: string) =>
  sql`abs(extract(epoch from ${sql.ref(one)} - ${sql.ref(other)})) < 60`;
