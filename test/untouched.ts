import { sql } from 'kysely';
import { expect } from 'vitest';
import type { ProblemBody } from '../contract/problem.ts';
import type { Answer, Desk } from './desk.ts';

/** Every table in which an action of the office may write, and the queue. */
const tables = [
  'applications',
  'application_events',
  'application_event_notes',
  'application_pauses',
  'application_documents',
  'application_overrides',
  'application_entries',
  'application_duties',
  'application_checks',
  'application_timings',
  'print_attempts',
  'print_attempt_faces',
  'handovers',
  'number_series',
  'blanks',
  'blank_movements',
  'blank_movement_notes',
  'cards',
  'residents',
  'resident_elements_history',
  'central_status_history',
  'agencies',
  'reply_templates',
  'box_openings',
  'complaints',
  'complaint_contents',
  'complaint_events',
  'complaint_event_notes',
  'complaint_rounds',
  'complaint_due_changes',
  'complaint_pauses',
  'complaint_calls',
  'complaint_subjects',
  'complaint_assignments',
  'complaint_authority',
  'complaint_answers',
  'complaint_answer_texts',
  'complaint_referrals',
  'complaint_notices',
  'complaint_archivings',
  'complaint_merges',
  'complaint_attachments',
  'complaint_ratings',
  'complaint_reminders',
  'web_submissions',
  'offices',
  'service_standards',
  'standard_requirements',
  'standard_texts',
  'standard_events',
  'complaint_limits',
  'news_items',
  'news_events',
  'news_images',
  'messages',
  'message_contents',
  'message_attempts',
  'calendar_versions',
  'calendar_years',
  'calendar_switches',
  'holidays',
  'queue_settings',
  'queue_services',
  'queue_counters',
  'queue_sittings',
  'queue_numbers',
  'queue_pulse',
  'queue_tickets',
  'queue_events',
  'queue_event_notes',
  'idempotency_keys',
  'jobs.job',
] as const;

/** What the tables hold, by table: number of rows and a digest of all of them. */
export async function contentsOf(desk: Pick<Desk, 'test'>): Promise<Record<string, string>> {
  const digests = tables.map(
    (table) =>
      sql`select ${table} as name, count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as digest from ${sql.table(table)} t`,
  );
  const files = sql`select 'files' as name, count(*)::text as digest from files`;
  const { rows } = await sql<{ name: string; digest: string }>`${sql.join(
    [...digests, files],
    sql` union all `,
  )}`.execute(desk.test.owner);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

interface Refused {
  status: number;
  code: string;
  /** Codes of the findings that the reply must show, in words. */
  findings?: readonly string[];
}

/** The request is refused with this code, in words of the reader's language, and no table has changed. */
export async function expectRefused(
  desk: Pick<Desk, 'test'>,
  ask: () => Promise<Answer<unknown>>,
  expected: Refused,
): Promise<ProblemBody> {
  const before = await contentsOf(desk);
  const answer = await ask();
  const problem = answer.body as ProblemBody;
  expect({ status: answer.status, code: problem.code }).toEqual({
    status: expected.status,
    code: expected.code,
  });
  expect(problem.title, 'a refusal has words, not a code').not.toBe(problem.code);
  if (expected.findings !== undefined) {
    expect(problem.findings?.map(({ code }) => code)).toEqual(expected.findings);
    for (const { code, message } of problem.findings ?? []) expect(message).not.toBe(code);
  }
  expect(await contentsOf(desk)).toEqual(before);
  return problem;
}
