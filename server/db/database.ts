import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './types.ts';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

// A date has no zone: leave it the ISO text that PostgreSQL sends. Counts fit a JS number here.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

/** Opens a pool and the typed query builder on it. Columns are snake_case in SQL and camelCase in TypeScript. */
export function openDatabase(url: string, options: { max?: number; applicationName?: string } = {}) {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 12,
    application_name: options.applicationName ?? 'lontar',
  });
  // A server that goes away breaks idle connections; the next query gets the error, the process must not die of it.
  pool.on('error', () => {});
  // The same for a connection that is in use but between two queries: its next query fails.
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  const db: Db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool };
}
