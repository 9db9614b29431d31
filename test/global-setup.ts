import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { testDatabaseUrls } from '../server/config.ts';
import { openEmbedded, removeEmbedded } from '../server/db/embedded/index.ts';
import { isAlive } from '../server/db/embedded/postmaster.ts';
import { migrate, migrationsHash } from '../server/db/migrate.ts';
import { installReferenceData } from '../server/reference-data.ts';
import { StartFailure } from '../server/start-failure.ts';

/** What a test needs to clone a database of its own. */
export interface TestServer {
  appUrl: string;
  ownerUrl: string;
  template: string;
  /** Begins the name of every database that this run makes. */
  prefix: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

const directoryPrefix = 'lontar-test-';

/** Servers of runs that were killed: their directories carry the number of a process that is gone. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^lontar-test-(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await removeEmbedded(join(tmpdir(), name));
  }
}

async function startServer() {
  const external = testDatabaseUrls();
  if (external) return { ...external, stop: async () => {} };
  await sweep();
  const directory = mkdtempSync(join(tmpdir(), `${directoryPrefix}${process.pid}-`));
  try {
    const { appUrl, ownerUrl, release } = await openEmbedded({ directory, durable: false });
    return {
      appUrl,
      ownerUrl,
      async stop() {
        await release();
        await removeEmbedded(directory);
      },
    };
  } catch (error) {
    await removeEmbedded(directory);
    throw error;
  }
}

export function withDatabaseName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** One PostgreSQL server per run and on it a migrated template, which every database test clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { appUrl, ownerUrl, stop } = await startServer();
  const prefix = `lontar_test_${randomBytes(4).toString('hex')}_`;
  const template = `${prefix}${migrationsHash()}`;
  const owner = new pg.Client({ connectionString: ownerUrl });
  owner.on('error', () => {});

  async function teardown(): Promise<void> {
    try {
      const { rows } = await owner.query<{ datname: string }>(
        'select datname from pg_database where starts_with(datname, $1)',
        [prefix],
      );
      for (const { datname } of rows) await owner.query(`drop database ${datname}`);
    } finally {
      await owner.end().catch(() => {});
      await stop();
    }
  }

  try {
    await owner.connect();
    await owner.query(`create database ${template}`);
    await migrate(withDatabaseName(ownerUrl, template), decodeURIComponent(new URL(appUrl).username), {
      fill: installReferenceData,
    });
  } catch (error) {
    await teardown();
    if (error instanceof StartFailure) throw new Error(error.lines().join('\n'), { cause: error });
    throw error;
  }
  project.provide('testServer', { appUrl, ownerUrl, template, prefix });
  return teardown;
}
