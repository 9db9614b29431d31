import { finished } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { loadConfig } from '../config.ts';
import { migrateExternal } from '../installation.ts';
import { withOffice } from '../open-office.ts';
import { StartFailure } from '../start-failure.ts';
import { jsonOption } from '../terminal.ts';

interface Options {
  json?: boolean;
  hold?: boolean;
}

/** Migrates what the settings name, and says so; an embedded database is brought up to date by opening it. */
async function migrateNow({ json = false, hold = false }: Options): Promise<void> {
  const say = (applied: readonly string[], home?: string) =>
    process.stdout.write(
      json ? `${JSON.stringify({ ok: true, applied, home })}\n` : `${applied.join('\n') || '–'}\n`,
    );
  const config = loadConfig();
  if (config.database.kind === 'embedded') {
    return withOffice(
      async ({ applied, embedded }) => {
        say(applied, embedded?.home.directory);
        if (hold) await finished(process.stdin.resume());
      },
      { config, claim: hold },
    );
  }
  const { appUrl, ownerUrl } = config.database;
  if (ownerUrl === undefined) throw new StartFailure('owner_url_missing');
  say((await migrateExternal(appUrl, ownerUrl)).applied);
}

export function register(program: Command) {
  program
    .command('migrate')
    .description('Memutakhirkan basis data sebagai pemiliknya (DATABASE_OWNER_URL); aman diulang')
    .addOption(jsonOption())
    // For a server that starts: keeps an embedded database running until its standard input ends.
    .addOption(new Option('--hold').hideHelp())
    .action(migrateNow);
}
