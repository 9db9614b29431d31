import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { migrateExternal } from '../installation.ts';
import { withOffice } from '../open-office.ts';
import { StartFailure } from '../start-failure.ts';
import { jsonOption } from '../terminal.ts';

/** Migrates what the settings name; an embedded database is brought up to date by opening it. */
async function migrateNow(): Promise<{ applied: readonly string[] }> {
  const config = loadConfig();
  if (config.database.kind === 'embedded') return withOffice(async ({ applied }) => ({ applied }), config);
  const { appUrl, ownerUrl } = config.database;
  if (ownerUrl === undefined) throw new StartFailure('owner_url_missing');
  return migrateExternal(appUrl, ownerUrl);
}

export function register(program: Command) {
  program
    .command('migrate')
    .description('Memutakhirkan basis data sebagai pemiliknya (DATABASE_OWNER_URL); aman diulang')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: boolean }) => {
      const { applied } = await migrateNow();
      console.log(
        json ? JSON.stringify({ ok: true, applied }) : `${applied.length === 0 ? '–' : applied.join('\n')}`,
      );
    });
}
