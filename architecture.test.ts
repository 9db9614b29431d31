import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

/** The import law of docs/architecture.md, read from the syntax tree: who may depend on whom. */
interface File {
  path: string;
  source: string;
  /** Project files by path from the root, packages by name. */
  imports: string[];
}

const roots = ['contract', 'locales', 'server', 'simulations', 'web'];
const files: File[] = roots
  .flatMap((root) => globSync(`${root}/**/*.{ts,tsx}`))
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => {
    const source = readFileSync(path, 'utf8');
    const { module } = parseSync(path, source);
    const specifiers = [
      ...module.staticImports.map((i) => i.moduleRequest.value),
      ...module.staticExports.flatMap((e) => e.entries.map((entry) => entry.moduleRequest?.value)),
      ...module.dynamicImports.map((i) => source.slice(i.moduleRequest.start + 1, i.moduleRequest.end - 1)),
    ].filter((specifier) => specifier !== undefined);
    const imports = specifiers.map((s) => (s.startsWith('.') ? normalize(join(dirname(path), s)) : s));
    return { path, source, imports: [...new Set(imports)] };
  });

const isProject = (specifier: string) => roots.some((root) => specifier.startsWith(`${root}/`));
const breaches = (applies: (file: File) => boolean, forbids: (specifier: string, file: File) => boolean) =>
  files
    .filter(applies)
    .flatMap((file) => file.imports.filter((s) => forbids(s, file)).map((s) => `${file.path} imports ${s}`));
const moduleOf = (path: string) => /^server\/modules\/([^/]+)\//.exec(path)?.[1];

test('the law reads the whole house', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.find((f) => f.path === 'server/app.ts')?.imports).toContain('fastify');
});

test('contract imports zod and itself alone', () => {
  expect(
    breaches(
      (f) => f.path.startsWith('contract/'),
      (s) => s !== 'zod' && !s.startsWith('contract/'),
    ),
  ).toEqual([]);
});

test('web imports only contract and locales from the project', () => {
  expect(
    breaches(
      (f) => f.path.startsWith('web/'),
      (s) => isProject(s) && !/^(web|contract|locales)\//.test(s),
    ),
  ).toEqual([]);
});

test('workflow tables and rules import no IO', () => {
  const pure = /^server\/modules\/.*\/(workflow|rules|clock|nik|working-days)\.ts$|^server\/workflow\//;
  const io =
    /^(node:(?!crypto)|pg|kysely|fastify|sharp|pdfkit)|\/(store|views|actions|routes)\.ts$|-(store|views)\.ts$|server\/(db|http|jobs)\//;
  expect(
    breaches(
      (f) => f.path.startsWith('server/') && pure.test(f.path),
      (s) => io.test(s),
    ),
  ).toEqual([]);
});

test('a module imports another only through its index', () => {
  expect(
    breaches(
      (f) => f.path.startsWith('server/'),
      (s, f) => {
        const target = moduleOf(s);
        return target !== undefined && target !== moduleOf(f.path) && !s.endsWith('/index.ts');
      },
    ),
  ).toEqual([]);
});

test('only stores, views, db, jobs and the judge build queries', () => {
  const builds = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/;
  const may =
    /(^|[/-])(store|views)\.ts$|^server\/(db|jobs|consistency|demonstration)\/|^server\/adapters\/files\//;
  expect(
    files
      .filter((f) => f.path.startsWith('server/') && builds.test(f.source) && !may.test(f.path))
      .map((f) => f.path),
  ).toEqual([]);
});

test('views only read', () => {
  const writes = /\.(insertInto|updateTable|deleteFrom)\(/;
  expect(
    files.filter((f) => /(^|[/-])views\.ts$/.test(f.path) && writes.test(f.source)).map((f) => f.path),
  ).toEqual([]);
});

test('only adapters touch PDF, workbooks, barcodes, images and printers', () => {
  const technology = /^(pdfkit|pdf-lib|exceljs|bwip-js|sharp|fontkit|@sealsystems\/ipp)/;
  const drawsDemonstration = 'server/demonstration/';
  expect(
    breaches(
      (f) => !f.path.startsWith('server/adapters/') && !f.path.startsWith(drawsDemonstration),
      (s) => technology.test(s),
    ),
  ).toEqual([]);
});

test('process.env is read in one place', () => {
  expect(
    files.filter((f) => f.path !== 'server/config.ts' && /process\.env\b/.test(f.source)).map((f) => f.path),
  ).toEqual([]);
});

test('business time comes from the clock', () => {
  const wallTime = /\bDate\.now\(\)|new Date\(\)|sql[^`]*`[^`]*\bnow\(\)/;
  expect(
    files.filter((f) => f.path.startsWith('server/modules/') && wallTime.test(f.source)).map((f) => f.path),
  ).toEqual([]);
});

test('no file grows past what one can read', () => {
  const generated = 'server/db/types.ts';
  expect(
    files.filter((f) => f.path !== generated && f.source.split('\n').length > 401).map((f) => f.path),
  ).toEqual([]);
});
