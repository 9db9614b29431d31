// node scripts/bench.mjs six-steps [cases]: a measurement of bench/ against its limit, both in the same run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, main, nodeProgram, root, Stop } from './bootstrap.mjs';

await main(async () => {
  const [name = 'six-steps', ...rest] = process.argv.slice(2);
  const file = join('bench', `${name}.ts`);
  if (!existsSync(join(root, file))) throw new Stop(`Tidak ada ${file}.`, `There is no ${file}.`);
  await ensureInstalled();
  // Vite reads the sources as the server's build does; Node alone takes no JSON import without an attribute.
  const program = `
    const { runnerImport } = await import('vite');
    const { browserScripts } = await import(${JSON.stringify(pathToFileURL(join(root, 'vite.browser-script.ts')).href)});
    await runnerImport(${JSON.stringify(`./${file}`)}, { plugins: [browserScripts()] });`;
  const child = spawn(nodeProgram(), ['--input-type=module', '--eval', program, '--', ...rest], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'close');
  process.exitCode = code ?? 1;
});
