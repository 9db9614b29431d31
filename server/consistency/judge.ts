import { sql } from 'kysely';
import { keysOf } from '../../contract/fields.ts';
import type { Db, Tx } from '../db/database.ts';
import { blankInvariants } from './applications/blank-invariants.ts';
import { clockInvariants } from './applications/clock-invariants.ts';
import { fourEyesInvariants } from './applications/four-eyes-invariants.ts';
import { applicationHistoryInvariants } from './applications/history-invariants.ts';
import { printInvariants } from './applications/print-invariants.ts';
import { registerInvariants } from './applications/register-invariants.ts';
import { complaintClockInvariants } from './complaints/clock-invariants.ts';
import { complaintDecisionInvariants } from './complaints/decision-invariants.ts';
import { complaintHistoryInvariants } from './complaints/history-invariants.ts';
import { type Invariants, run, type Violation, type ViolationKind } from './invariant.ts';
import { messageInvariants } from './message-invariants.ts';
import { newsInvariants } from './news-invariants.ts';
import { queueInvariants } from './queue-invariants.ts';
import { standardInvariants } from './standard-invariants.ts';
import { surveyInvariants } from './survey-invariants.ts';

const complaintInvariants = {
  ...complaintHistoryInvariants,
  ...complaintDecisionInvariants,
  ...complaintClockInvariants,
  ...messageInvariants,
};
export type ComplaintViolation = keyof typeof complaintInvariants;
export const complaintViolations = keysOf(complaintInvariants);

export type NewsViolation = keyof typeof newsInvariants;
export const newsViolations = keysOf(newsInvariants);

export type SurveyViolation = keyof typeof surveyInvariants;
export const surveyViolations = keysOf(surveyInvariants);

export type QueueViolation = keyof typeof queueInvariants;
export const queueViolations = keysOf(queueInvariants);

const invariants: Invariants = {
  ...queueInvariants,
  ...surveyInvariants,
  ...complaintInvariants,
  ...newsInvariants,
  ...applicationHistoryInvariants,
  ...blankInvariants,
  ...printInvariants,
  ...fourEyesInvariants,
  ...clockInvariants,
  ...registerInvariants,
  ...standardInvariants,
};

export const violationKinds = keysOf(invariants);

const counted = {
  applications: 'applications',
  events: 'application_events',
  pauses: 'application_pauses',
  prints: 'print_attempts',
  checks: 'application_checks',
  handovers: 'handovers',
  clocks: 'application_timings',
  blanks: 'blanks',
  movements: 'blank_movements',
  residents: 'residents',
  complaints: 'complaints',
  complaintEvents: 'complaint_events',
  complaintClocks: 'complaint_rounds',
  messages: 'messages',
  surveyResponses: 'survey_responses',
  tickets: 'queue_tickets',
} as const;
export type Counted = Record<keyof typeof counted, number>;

export interface Verdict {
  ok: boolean;
  findings: Violation[];
  /** How many rows of each kind were looked at. */
  counted: Counted;
}

/**
 * Looks for every contradiction between the tables, in one snapshot: an office at work does not disturb it, nor
 * it the office. Reads tables alone and shares no code with the modules that write them.
 */
export async function judge(db: Db): Promise<Verdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const findings = await violationsIn(tx);
      return { ok: findings.length === 0, findings, counted: await count(tx) };
    });
}

/** The same within the caller's transaction, as far as it has come; all kinds unless some are named. */
export async function violationsIn(
  tx: Tx,
  kinds: readonly ViolationKind[] = violationKinds,
): Promise<Violation[]> {
  const findings: Violation[] = [];
  for (const kind of kinds) findings.push(...(await run(tx, kind, invariants[kind])));
  return findings;
}

async function count(tx: Tx): Promise<Counted> {
  const parts = Object.entries(counted).map(
    ([name, table]) => sql`select ${name} as name, count(*) as rows from ${sql.table(table)}`,
  );
  const { rows } = await sql<{
    name: keyof Counted;
    rows: number;
  }>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return Object.fromEntries(rows.map(({ name, rows: found }) => [name, found])) as Counted;
}
