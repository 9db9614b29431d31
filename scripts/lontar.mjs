// npm run -s lontar -- <command>: the office's jobs from a terminal. stdout belongs to the command alone.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, main, root, runScript } from './bootstrap.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt(['server']);
  await runScript(join(root, 'dist/server/cli.js'), process.argv.slice(2));
});
