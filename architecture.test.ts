import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';

/** The import law of docs/architecture.md, read from the syntax tree: who may depend on whom. */
interface File {
  path: string;
  source: string;
  /** Project files by path from the root, packages by name. */
  imports: string[];
  /** Those of them that are there when the program runs: types are not. */
  values: string[];
}

const roots = ['brand', 'contract', 'locales', 'server', 'simulations', 'web'];
const files: File[] = roots
  .flatMap((root) => globSync(`${root}/**/*.{ts,tsx}`))
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => {
    const source = readFileSync(path, 'utf8');
    const { module } = parseSync(path, source);
    const found = [
      ...module.staticImports.map(({ moduleRequest, entries }) => ({
        specifier: moduleRequest.value,
        type: entries.length > 0 && entries.every((entry) => entry.isType),
      })),
      ...module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest, isType }) =>
          moduleRequest === null ? [] : [{ specifier: moduleRequest.value, type: isType }],
        ),
      ),
      ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
        specifier: source.slice(start + 1, end - 1),
        type: false,
      })),
    ].map(({ specifier, type }) => ({
      specifier: specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : specifier,
      type,
    }));
    const named = (list: typeof found) => [...new Set(list.map(({ specifier }) => specifier))];
    return { path, source, imports: named(found), values: named(found.filter(({ type }) => !type)) };
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

/** Every group of nodes of which each leads to every other (Tarjan). */
function circles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  function visit(node: string): number {
    const own = order.size;
    let low = own;
    order.set(node, own);
    open.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    if (low === own) {
      const circle = open.splice(open.indexOf(node));
      if (circle.length > 1) found.push(circle.sort());
    }
    return low;
  }
  for (const node of edges.keys()) if (!order.has(node)) visit(node);
  return found;
}

test('no two files need each other when the program runs', () => {
  expect(circles(new Map(files.map(({ path, values }) => [path, values])))).toEqual([]);
});

test('no two modules need each other, not even for a type', () => {
  const edges = new Map<string, string[]>();
  for (const { path, imports } of files) {
    const from = moduleOf(path);
    if (from === undefined) continue;
    const to = imports.map(moduleOf).filter((name): name is string => name !== undefined && name !== from);
    edges.set(from, [...(edges.get(from) ?? []), ...to]);
  }
  expect(edges.size).toBeGreaterThan(10);
  expect(circles(edges)).toEqual([]);
});

test('the ground imports no module', () => {
  expect(
    breaches(
      (f) => /^server\/(http|db|jobs|workflow|statistics)\//.test(f.path),
      (s) => s.startsWith('server/modules/'),
    ),
  ).toEqual([]);
});

test('the office imports no other module', () => {
  expect(
    breaches(
      (f) => moduleOf(f.path) === 'office',
      (s) => s.startsWith('server/modules/') && moduleOf(s) !== 'office',
    ),
  ).toEqual([]);
});

test('a folder can be seen whole', () => {
  const sources = globSync(`{${[...roots, 'test', 'e2e', 'bench'].join(',')}}/**/*.{ts,tsx,css}`).filter(
    (path) => !/\.test\.tsx?$/.test(path),
  );
  const sizes = Map.groupBy(sources, (path) => dirname(path));
  expect([...sizes].filter(([, list]) => list.length > 20).map(([folder]) => folder)).toEqual([]);
});

test('contract imports zod and itself alone', () => {
  expect(
    breaches(
      (f) => f.path.startsWith('contract/'),
      (s) => s !== 'zod' && !s.startsWith('contract/'),
    ),
  ).toEqual([]);
});

test('the brand imports nothing but itself', () => {
  expect(
    breaches(
      (f) => f.path.startsWith('brand/'),
      (s) => !s.startsWith('brand/'),
    ),
  ).toEqual([]);
});

test('browsers and simulations know the server by its contract alone', () => {
  const agreed = /^(contract|locales|brand)\//;
  for (const client of ['web/', 'simulations/']) {
    expect(
      breaches(
        (f) => f.path.startsWith(client),
        (s) => isProject(s) && !agreed.test(s) && !s.startsWith(client),
      ),
    ).toEqual([]);
  }
});

/** The first line of a file whose functions take values and give values; the time comes in as one of them. */
const purityMark = '// Pure: values in, values out.\n';

test('workflow tables, rules and clocks are marked as pure', () => {
  const named = /^server\/modules\/.*\/(workflow|rules|clock)\.ts$|^server\/workflow\/define-workflow\.ts$/;
  const found = files.filter((f) => named.test(f.path));
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter((f) => !f.source.startsWith(purityMark)).map((f) => f.path)).toEqual([]);
});

test('what is marked as pure uses values, what is pure as well, and the faces of modules', () => {
  const pure = new Set(files.filter((f) => f.source.startsWith(purityMark)).map((f) => f.path));
  const packages = /^(zod|temporal-polyfill|libphonenumber-js\b.*|node:crypto)$/;
  const known = /^(contract|locales)\/|^server\/(refusal|record-of)\.ts$|\/index\.ts$|\.json$/;
  expect(
    files
      .filter((f) => pure.has(f.path))
      .flatMap((f) =>
        f.values
          .filter((s) => !pure.has(s) && !packages.test(s) && !known.test(s))
          .map((s) => `${f.path} imports ${s}`),
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

test('each table is written by one module alone, or by one part of the ground', () => {
  const ownerOf = (path: string) => moduleOf(path) ?? /^server\/(adapters|db|http|jobs)\//.exec(path)?.[0];
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const owners = new Map<string, Set<string>>();
  for (const { path, source } of files) {
    const owner = ownerOf(path);
    if (owner === undefined) continue;
    const tables = [
      ...[...source.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\('(\w+)/g)].map(([, name = '']) =>
        snake(name),
      ),
      ...[...source.matchAll(/\b(?:insert into|delete from) ([a-z_]+)/g)].map(([, name = '']) => name),
      ...[...source.matchAll(/\bupdate ([a-z_]+)(?: \w+)?\s+set\b/g)].map(([, name = '']) => name),
    ];
    for (const table of tables) owners.set(table, (owners.get(table) ?? new Set()).add(owner));
  }
  expect(owners.size).toBeGreaterThan(90);
  const shared = [...owners].filter(([, writers]) => writers.size > 1);
  expect(shared.map(([table, writers]) => `${table}: ${[...writers].join(', ')}`)).toEqual([]);
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

/** What its author claims of a type and the compiler believes; `as const` claims nothing. */
function assertionsIn({ path, source }: File): number {
  let count = 0;
  const claim = () => {
    count += 1;
  };
  const visitor = new Visitor({
    TSAsExpression({ typeAnnotation: { start, end } }) {
      if (source.slice(start, end) !== 'const') claim();
    },
    TSTypeAssertion: claim,
    TSNonNullExpression: claim,
  });
  visitor.visit(parseSync(path, source).program);
  return count;
}

test('types are proved, not claimed: the few assertions that are left only become fewer', () => {
  const server = files.filter(({ path }) => path.startsWith('server/'));
  expect(server.reduce((sum, file) => sum + assertionsIn(file), 0)).toBeLessThanOrEqual(26);
});

test('no file grows past what one can read', () => {
  const generated = 'server/db/types.ts';
  expect(
    files.filter((f) => f.path !== generated && f.source.split('\n').length > 401).map((f) => f.path),
  ).toEqual([]);
});
