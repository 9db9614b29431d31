import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * By how many bytes a process of its own grows at most while a function reads these files; the first of them shows it
 * the work and is not counted. This process would tell nothing: other tests allocate in it at the same time.
 */
export async function memoryToRead(
  reader: { module: string; name: string; options?: object | string },
  first: Buffer,
  ...files: Buffer[]
): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'lontar-test-memory-'));
  try {
    for (const [index, bytes] of [first, ...files].entries())
      await writeFile(join(directory, `${index}`), bytes);
    const script = `
      import { readFileSync } from 'node:fs';
      import { createServer } from 'vite';
      const vite = await createServer({ configFile: false, logLevel: 'error', optimizeDeps: { noDiscovery: true },
        server: { middlewareMode: true, watch: null, ws: false }, appType: 'custom' });
      const { ${reader.name}: read } = await vite.ssrLoadModule(${JSON.stringify(reader.module)});
      const files = Array.from({ length: ${files.length + 1} }, (_, n) => readFileSync(${JSON.stringify(directory)} + '/' + n));
      const attempt = (file) => read(file, ${JSON.stringify(reader.options)}).catch(() => undefined);
      await attempt(files[0]);
      const before = process.resourceUsage().maxRSS;
      for (const file of files.slice(1)) await attempt(file);
      console.log((process.resourceUsage().maxRSS - before) * 1024);
      await vite.close();`;
    const said = await new Promise<string>((resolve, reject) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      child.once('error', reject);
      child.once('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`ended with ${code}`))));
    });
    return Number(said);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
