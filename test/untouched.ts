import { sql } from 'kysely';
import { expect } from 'vitest';
import type { ProblemBody } from '../contract/problem.ts';
import type { Answer, Desk } from './desk.ts';

const tablesOf = new WeakMap<object, Promise<string[]>>();

/** Every table that the application may write, and the queue of jobs: a new one is guarded from its first day. */
async function writableTables({ test }: Pick<Desk, 'test'>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and (n.nspname = 'public' or (n.nspname, c.relname) = ('jobs', 'job'))
       -- A session begins when a test lets somebody sit down.
       and c.relname <> 'auth_session'
       and (has_any_column_privilege(c.oid, 'insert, update') or has_table_privilege(c.oid, 'delete'))
     order by 1`.execute(test.db);
  return rows.map(({ name }) => name);
}

/** What the tables hold, by table: number of rows and a digest of all of them. */
export async function contentsOf(desk: Pick<Desk, 'test'>): Promise<Record<string, string>> {
  const known = tablesOf.get(desk.test) ?? writableTables(desk);
  tablesOf.set(desk.test, known);
  const digests = (await known).map(
    (table) =>
      sql`select ${table} as name, count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as digest from ${sql.table(table)} t`,
  );
  const { rows } = await sql<{ name: string; digest: string }>`${sql.join(
    digests,
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
