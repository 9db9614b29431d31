// node scripts/make-schema-fixture.mjs: plays an office with work of every kind on a throw-away database and writes it to
// test/fixtures/schema-NNNN, NNNN being the newest migration. Done once for each schema that is released.
import { ensureInstalled, main, runTool } from './bootstrap.mjs';

await main(async () => {
  await ensureInstalled();
  process.exitCode = await runTool('vitest/vitest.mjs', ['run', '-c', 'vitest.fixture.config.ts']);
});
