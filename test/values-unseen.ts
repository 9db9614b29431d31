import { sql } from 'kysely';
import type { Db } from '../server/db/database.ts';

/** Values that a check of the database lists for a column and no row has. */
export async function valuesUnseen(owner: Db): Promise<string[]> {
  const { rows: checks } = await sql<{ table: string; column: string; definition: string }>`
    select c.conrelid::regclass::text as table, a.attname as column, pg_get_constraintdef(c.oid) as definition
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'c' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) = 1`.execute(
    owner,
  );
  const unseen: string[] = [];
  for (const { table, column, definition } of checks) {
    const listed = /ANY \(.*ARRAY\[(.*?)\]/.exec(definition)?.[1];
    const values = [...(listed ?? '').matchAll(/'([^']*)'::/g)].map(([, value]) => value ?? '');
    if (values.length === 0) continue;
    const { rows } = await sql<{ value: string }>`
      select distinct ${sql.ref(column)}::text as value from ${sql.table(table)}`.execute(owner);
    const seen = new Set(rows.map(({ value }) => value));
    for (const value of values) if (!seen.has(value)) unseen.push(`${table}.${column}: ${value}`);
  }
  return unseen;
}
