import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import { blankProbes } from './applications/blank-invariants.ts';
import { clockProbes } from './applications/clock-invariants.ts';
import { fourEyesProbes } from './applications/four-eyes-invariants.ts';
import { historyProbes } from './applications/history-invariants.ts';
import { printProbes } from './applications/print-invariants.ts';
import { registerProbes } from './applications/register-invariants.ts';
import { complaintClockProbes } from './complaints/clock-invariants.ts';
import { complaintDecisionProbes } from './complaints/decision-invariants.ts';
import { complaintHistoryProbes } from './complaints/history-invariants.ts';
import { messageProbes } from './message-invariants.ts';
import { newsProbes } from './news-invariants.ts';
import { queueProbes } from './queue-invariants.ts';
import { standardProbes } from './standard-invariants.ts';
import { surveyProbes } from './survey-invariants.ts';
import { type Invariants, run, type Violation, type ViolationKind } from './violation.ts';

const complaintProbes = {
  ...complaintHistoryProbes,
  ...complaintDecisionProbes,
  ...complaintClockProbes,
  ...messageProbes,
};
export type ComplaintContradiction = keyof typeof complaintProbes;
export const complaintContradictions = Object.keys(complaintProbes) as ComplaintContradiction[];

export type NewsContradiction = keyof typeof newsProbes;
export const newsContradictions = Object.keys(newsProbes) as NewsContradiction[];

export type SurveyContradiction = keyof typeof surveyProbes;
export const surveyContradictions = Object.keys(surveyProbes) as SurveyContradiction[];

export type QueueContradiction = keyof typeof queueProbes;
export const queueContradictions = Object.keys(queueProbes) as QueueContradiction[];

const probes: Invariants = {
  ...queueProbes,
  ...surveyProbes,
  ...complaintProbes,
  ...newsProbes,
  ...historyProbes,
  ...blankProbes,
  ...printProbes,
  ...fourEyesProbes,
  ...clockProbes,
  ...registerProbes,
  ...standardProbes,
};

export const contradictionKinds = Object.keys(probes) as ViolationKind[];

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
      const findings = await contradictionsIn(tx);
      return { ok: findings.length === 0, findings, counted: await count(tx) };
    });
}

/** The same within the caller's transaction, as far as it has come; all kinds unless some are named. */
export async function contradictionsIn(
  tx: Tx,
  kinds: readonly ViolationKind[] = contradictionKinds,
): Promise<Violation[]> {
  const findings: Violation[] = [];
  for (const kind of kinds) findings.push(...(await run(tx, kind, probes[kind])));
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
