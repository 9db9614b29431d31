// npm start: from a fresh clone to the desk on one address. An external database is brought up to date first, by a
// process of its own: the one that serves never holds the owner's login.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, main, nodeProgram, root } from './bootstrap.mjs';
import { supervise } from './supervise.mjs';

/** Hands back whether the database is up to date; else the command has said why not. */
function migrate() {
  return new Promise((resolve, reject) => {
    const child = spawn(nodeProgram(), [join(root, 'dist/server/cli.js'), 'migrate'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const { DATABASE_OWNER_URL: owner, ...environment } = process.env;
  if (owner && environment.DATABASE_URL && !(await migrate())) {
    process.exitCode = 1;
    return;
  }
  await supervise(join(root, 'dist/server/main.js'), process.argv.slice(2), environment);
});
