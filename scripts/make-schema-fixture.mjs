// node scripts/make-schema-fixture.mjs: plays an office with work of every kind on a throw-away database and writes it to
// test/fixtures/schema-NNNN, NNNN being the newest migration. Done once for each schema that is released.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ensureInstalled, main, nodeProgram, root } from './bootstrap.mjs';

await main(async () => {
  await ensureInstalled();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(nodeProgram(), [vitest, 'run', '-c', 'vitest.fixture.config.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'close');
  process.exitCode = code ?? 1;
});
