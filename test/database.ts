import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Db, openDatabase } from '../server/db/database.ts';
import { withDatabaseName } from './global-setup.ts';

export interface TestDatabase {
  /** As the application signs in: the lesser role. */
  db: Db;
  /** As the owner, to arrange what the application could not and to look at everything. */
  owner: Db;
  url: string;
  ownerUrl: string;
  drop(): Promise<void>;
}

/**
 * A database of the caller's own, migrated and empty unless a bare one is asked for, on real PostgreSQL. Call `drop`
 * in afterAll.
 */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `${server.prefix}${randomBytes(6).toString('hex')}`;
  await administer(
    server.ownerUrl,
    `create database ${name} template ${migrated ? server.template : 'template1'}`,
  );

  const url = withDatabaseName(server.appUrl, name);
  const ownerUrl = withDatabaseName(server.ownerUrl, name);
  const app = openDatabase(url, { applicationName: 'lontar-test' });
  const owner = openDatabase(ownerUrl, { max: 2, applicationName: 'lontar-test-owner' });
  return {
    db: app.db,
    owner: owner.db,
    url,
    ownerUrl,
    async drop() {
      await app.db.destroy();
      await owner.db.destroy();
      // Not by force: the owner may not end an autovacuum worker, which a plain drop sends away itself.
      await administer(server.ownerUrl, `drop database ${name}`);
    },
  };
}

async function administer(ownerUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
