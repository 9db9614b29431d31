// npm start: from a fresh clone to the desk on one address.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, main, root, runScript } from './bootstrap.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  await runScript(join(root, 'dist/server/main.js'), process.argv.slice(2), { channel: true });
});
