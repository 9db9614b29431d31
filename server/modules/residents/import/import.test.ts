import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../../../../test/clock.ts';
import { type Contexts, openContexts } from '../../../../test/contexts.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { hirePeople, openSecondOffice, type People } from '../../../../test/people.ts';
import { projectRoot } from '../../../project-root.ts';
import { Refusal } from '../../../refusal.ts';
import { keepRegister, startImport } from './desk.ts';
import type { ReportedFinding } from './report.ts';
import { importFile } from './run.ts';
import { importConflicts, importReport, importRun, importRuns } from './views.ts';

const demonstration = (name: string) => readFileSync(`${projectRoot()}/data/demonstration/${name}`);
const sample = demonstration('siak-export-sample.csv');
const statuses = demonstration('central-status-sample.csv');
const [header = [], ...rows] = parse(sample);
const at = (heading: string) => header.indexOf(heading);
const csv = (...records: readonly (readonly string[])[]) =>
  Buffer.from([header, ...records].map((cells) => cells.join(',')).join('\n'));
const changed = (record: readonly string[] | undefined, change: Record<string, string>) =>
  (record ?? []).map((cell, column) => change[header[column] ?? ''] ?? cell);

let test: TestDatabase;
let people: People;
let ctxOf: Contexts;
const clock = new FixedClock('2026-11-22T02:00:00Z');
const ctx = () => ctxOf(people.administrator);

async function* whole(bytes: Buffer) {
  yield bytes;
}

async function load(bytes: Buffer, kind: 'residents' | 'central_status' = 'residents', dryRun = false) {
  const findings: ReportedFinding[] = [];
  const outcome = await importFile(ctx(), {
    kind,
    dryRun,
    fileName: 'berkas.csv',
    byteLength: bytes.length,
    source: whole(bytes),
    onFinding: (finding) => findings.push(finding),
  });
  return { ...outcome, codes: findings.map(({ code }) => code), findingRows: findings };
}

const count = async (
  table: 'residents' | 'familyCards' | 'centralStatusHistory' | 'residentFindings' | 'importConflicts',
) => {
  const { n } = await test.owner
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};
const everything = async () => ({
  residents: await test.owner.selectFrom('residents').selectAll().orderBy('nik').execute(),
  cards: await test.owner.selectFrom('familyCards').selectAll().orderBy('kkNumber').execute(),
  statuses: await test.owner.selectFrom('centralStatusHistory').selectAll().orderBy('id').execute(),
  findings: await test.owner.selectFrom('residentFindings').selectAll().orderBy('id').execute(),
});
const residentOf = (nik: string | undefined) =>
  test.owner
    .selectFrom('residents')
    .selectAll()
    .where('nik', '=', nik ?? '')
    .executeTakeFirstOrThrow();
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
};

beforeAll(async () => {
  test = await createTestDatabase();
  people = await hirePeople(test.db, clock);
  ctxOf = await openContexts(test.db, clock);
});
afterAll(() => test.drop());
beforeEach(() => clock.set('2026-11-22T02:00:00Z'));

describe('the sample', () => {
  let outcome: Awaited<ReturnType<typeof load>>;

  it('a dry run writes nothing but its own report', async () => {
    const dry = await load(sample, 'residents', true);
    expect(dry).toMatchObject({ rows: 2774, loaded: 2730, warned: 12, rejected: 44 });
    expect(await count('residents')).toBe(0);
    expect(await count('familyCards')).toBe(0);
    expect((await importRun(ctx(), dry.runId)).findings).toHaveLength(56);
  });

  it('is loaded in one go, its defects reported, its warnings kept with the resident', async () => {
    outcome = await load(sample);
    expect(outcome).toMatchObject({ rows: 2774, loaded: 2730, warned: 12, rejected: 44, unchanged: 0 });
    expect(await count('residents')).toBe(2730);
    expect(await count('residentFindings')).toBe(12);
    const warned = outcome.findingRows.filter(({ level }) => level === 'warn');
    const nik = rows[(warned[0]?.line ?? 0) - 2]?.[at('NIK')];
    const kept = await test.owner
      .selectFrom('residentFindings')
      .select(['code', 'level'])
      .where('residentId', '=', (await residentOf(nik)).id)
      .execute();
    expect(kept).toEqual([{ code: 'R05', level: 'I' }]);
  });

  it('puts each family on its card, and every value where it belongs', async () => {
    const [head, wife] = await Promise.all([
      residentOf(rows[0]?.[at('NIK')]),
      residentOf(rows[1]?.[at('NIK')]),
    ]);
    expect(head).toMatchObject({
      officeCode: '51.02',
      name: 'I KETUT YASA SUMERTA',
      birthDate: '1946-07-28',
      sex: 'L',
      religion: 4,
      maritalStatus: 2,
      marriageDate: '1968-07-25',
      familyRelation: 1,
      education: 5,
      occupation: 88,
      bloodType: 1,
      villageCode: '51.02.10.2009',
      address: 'BR. DINAS ANYAR',
      rw: '007',
      rt: '001',
      centralStatus: 'CARD_ISSUED',
      centralStatusOn: '2017-05-03',
    });
    expect(wife.familyCardId).toBe(head.familyCardId);
    const kkNumbers = new Set(
      rows
        .filter((_, place) => !outcome.findingRows.some((f) => f.level === 'reject' && f.line === place + 2))
        .map((r) => r[at('Nomor KK')]),
    );
    expect(await count('familyCards')).toBe(kkNumbers.size);
  });

  it('Cetak KTP: S is a card issued, B is nobody recorded', async () => {
    const notPrinted = rows.find((record) => record[at('Cetak KTP')] === 'B');
    expect(await residentOf(notPrinted?.[at('NIK')])).toMatchObject({
      centralStatus: 'UNREGISTERED',
      centralStatusOn: null,
    });
  });

  it('loaded again, changes nothing', async () => {
    const before = await everything();
    clock.set('2026-11-23T02:00:00Z');
    const again = await load(sample);
    expect(again).toMatchObject({ rows: 2774, loaded: 0, warned: 0, unchanged: 2730, rejected: 44 });
    expect(await everything()).toEqual(before);
    expect(await count('importConflicts')).toBe(0);
  });

  it('its report is a file of rows', async () => {
    const { body, mediaType } = await importReport(ctx(), outcome.runId);
    expect(mediaType).toContain('text/csv');
    const lines = body.toString().trimEnd().split('\n');
    expect(lines[0]).toBe('\uFEFFline,code,level,field,message');
    expect(lines).toHaveLength(57);
    expect(lines[1]).toBe('34,R01,reject,NIK,NIK harus 16 digit angka.');
  });

  it('then states at the centre are observations: dated, never overwritten, the newest by date counts', async () => {
    const first = await load(statuses, 'central_status');
    expect(first).toMatchObject({ rows: 80, loaded: 79, rejected: 1 });
    // One of the eighty stands on a line of the export that was rejected.
    expect(first.codes).toEqual(['nik_not_registered']);
    const [, ...observed] = parse(statuses);
    const [nik, status, date] = observed[0] ?? [];
    expect(await residentOf(nik)).toMatchObject({ centralStatus: status, centralStatusOn: '2026-10-15' });
    expect(date).toBe('15-10-2026');

    const before = await everything();
    expect(await load(statuses, 'central_status')).toMatchObject({ loaded: 0, unchanged: 79 });
    expect(await everything()).toEqual(before);

    const file = (...lines: string[]) => Buffer.from(['nik;status;tanggal', ...lines].join('\n'));
    const late = await load(
      file(`${nik};PROCESSING;2026-10-01`, `${nik};PRINT_READY_RECORD;20-11-2026`),
      'central_status',
    );
    expect(late).toMatchObject({ loaded: 2 });
    expect(await residentOf(nik)).toMatchObject({
      centralStatus: 'PRINT_READY_RECORD',
      centralStatusOn: '2026-11-20',
    });
    // B in an export is no observation: a status seen at the centre stays.
    await load(sample);
    expect(await residentOf(nik)).toMatchObject({ centralStatus: 'PRINT_READY_RECORD' });
  });

  it.each([
    ['1;PRINT_READY_RECORD;20-11-2026', 'R01'],
    ['5102999999999999;PRINT_READY_RECORD;20-11-2026', 'nik_not_registered'],
    ['NIK0;PRINTED;20-11-2026', 'central_status_unknown'],
    ['NIK0;PRINT_READY_RECORD;23-11-2026', 'central_status_date'],
    ['NIK0;PRINT_READY_RECORD;31-02-2026', 'central_status_date'],
  ])('a row "%s" is no observation: %s', async (line, code) => {
    const nik = rows[0]?.[at('NIK')] ?? '';
    const before = await count('centralStatusHistory');
    const outcome = await load(
      Buffer.from(`NIK;Status;Tanggal\n${line.replace('NIK0', nik)}`),
      'central_status',
    );
    expect(outcome).toMatchObject({ rows: 1, loaded: 0, rejected: 1, codes: [code] });
    expect(await count('centralStatusHistory')).toBe(before);
  });
});

describe('a known NIK with other biodata', () => {
  it('is never overwritten, and kept for a decision once', async () => {
    const record = rows[4];
    const nik = record?.[at('NIK')];
    const before = await residentOf(nik);
    const file = csv(changed(record, { 'Nama Penduduk': 'NAMA LAIN', Pekerjaan: 'GURU' }));
    const outcome = await load(file);
    expect(outcome).toMatchObject({ rows: 1, loaded: 0, rejected: 1, codes: ['nik_known_differs'] });
    expect(outcome.findingRows[0]?.params).toEqual({ fields: 'Nama Penduduk, Pekerjaan' });
    expect(await residentOf(nik)).toEqual(before);
    await load(file);
    expect(await count('importConflicts')).toBe(1);

    const { conflicts } = await importConflicts(ctx());
    expect(conflicts).toMatchObject([
      {
        residentId: before.id,
        differences: [
          { field: 'Nama Penduduk', register: before.name, file: 'NAMA LAIN' },
          { field: 'Pekerjaan', file: 'GURU' },
        ],
      },
    ]);
    const id = conflicts[0]?.id ?? '';
    await keepRegister(ctx(), { id, reason: 'Data kantor sudah diperiksa dengan akta' });
    expect((await importConflicts(ctx())).conflicts).toEqual([]);
    expect(await codeOf(keepRegister(ctx(), { id, reason: 'lagi' }))).toBe('import_conflict_decided');
    // Decided is decided: the same file does not ask again.
    await load(file);
    expect((await importConflicts(ctx())).conflicts).toEqual([]);
    expect(await residentOf(nik)).toEqual(before);
  });

  it('another office cannot see or decide it', async () => {
    await load(csv(changed(rows[5], { 'Nama Penduduk': 'NAMA KEDUA' })));
    const code = await openSecondOffice(test.db);
    const stranger = { ...ctx(), actor: { ...people.administrator, officeCode: code } };
    expect((await importConflicts(stranger)).conflicts).toEqual([]);
    const id = (await importConflicts(ctx())).conflicts[0]?.id ?? '';
    expect(await codeOf(keepRegister(stranger, { id, reason: 'alasan' }))).toBe('import_conflict_not_found');
    expect((await importRuns(stranger)).runs).toEqual([]);
  });
});

describe('a file that is refused', () => {
  it.each<[string, Buffer, string]>([
    ['empty', Buffer.from(''), 'import_empty'],
    ['other columns', Buffer.from('a,b\n1,2'), 'import_not_siak'],
    [
      'a quote that is never closed, after good rows',
      Buffer.concat([sample, Buffer.from('"x')]),
      'import_quote_not_closed',
    ],
    ['a zero byte, after good rows', Buffer.concat([sample, Buffer.from([0])]), 'import_not_csv'],
  ])('%s leaves the register as it was, and says why', async (_, bytes, code) => {
    const before = await everything();
    clock.advance(7 * 86_400_000);
    expect(await codeOf(load(bytes))).toBe(code);
    expect(await everything()).toEqual(before);
    const { runs } = await importRuns(ctx());
    expect(runs[0]).toMatchObject({ state: 'refused', loaded: 0, refusal: { code } });
    expect(runs[0]?.refusal?.message.length).toBeGreaterThan(10);
  });
});

it('two imports at once: one is told to wait, and nothing is loaded twice', async () => {
  const record = changed(rows[0], {
    NIK: '5102100101900001',
    'Nama Penduduk': 'I WAYAN CONTOH SERENTAK',
    'Tanggal Lahir': '01-01-1990',
  });
  const outcomes = await Promise.all([1, 2, 3].map(() => codeOf(load(csv(record)))));
  expect(outcomes.filter((code) => code !== 'done').every((code) => code === 'import_running')).toBe(true);
  expect(outcomes).toContain('done');
  const { n } = await test.owner
    .selectFrom('residents')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('nik', '=', '5102100101900001')
    .executeTakeFirstOrThrow();
  expect(n).toBe(1);
});

it('a run that was cut off is called failed by the next one', async () => {
  const { id } = await test.db
    .insertInto('importRuns')
    .values({
      officeCode: '51.02',
      kind: 'residents',
      dryRun: false,
      fileName: 'terputus.csv',
      byteLength: 1,
      state: 'running',
      startedAt: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await load(csv(rows[0] ?? []));
  expect(await importRun(ctx(), id)).toMatchObject({ state: 'failed' });
});

describe('from a screen', () => {
  const upload = async (bytes: Buffer, work: (path: string) => Promise<void>) => {
    const directory = await mkdtemp(join(tmpdir(), 'lontar-test-upload-'));
    try {
      await writeFile(join(directory, 'upload'), bytes);
      await work(join(directory, 'upload'));
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  };
  const ended = async (id: string) => {
    for (let tries = 0; tries < 2000; tries++) {
      const run = await importRun(ctx(), id);
      if (run.state !== 'running') return run;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('the import never ended');
  };

  it('it goes on in the background, after the upload is gone, and its row says how it ended', async () => {
    const record = changed(rows[0], {
      NIK: '5102100101910001',
      'Nama Penduduk': 'I WAYAN CONTOH LAYAR',
      'Tanggal Lahir': '01-01-1991',
      'Tanggal Kwn': '',
    });
    const bytes = csv(record, changed(record, { NIK: '1' }));
    let id = '';
    await upload(bytes, async (path) => {
      const file = { path, fileName: 'ekspor.csv', byteLength: bytes.length };
      ({ id } = await startImport(ctx(), { kind: 'residents', dryRun: false, file }));
    });
    expect(await ended(id)).toMatchObject({
      state: 'done',
      fileName: 'ekspor.csv',
      startedBy: people.administrator.name,
      rows: 2,
      loaded: 1,
      rejected: 1,
      findings: [{ line: 3, code: 'R01', field: 'NIK' }],
    });
    expect((await residentOf('5102100101910001')).name).toBe('I WAYAN CONTOH LAYAR');
  });

  it('a file that is none is refused in its row', async () => {
    const bytes = Buffer.from('%PDF-1.7\n');
    await upload(bytes, async (path) => {
      const file = { path, fileName: 'surat.pdf', byteLength: bytes.length };
      const { id } = await startImport(ctx(), { kind: 'residents', dryRun: false, file });
      expect(await ended(id)).toMatchObject({ state: 'refused', refusal: { code: 'import_not_siak' } });
    });
  });

  it.each([
    ['empty', 0, 'import_empty'],
    ['of 200 MB', 200_000_000, 'import_too_large'],
  ])('a file %s is refused before anything is read or noted', async (_, byteLength, code) => {
    const before = (await importRuns(ctx())).runs.length;
    const file = { path: '/nowhere', fileName: 'besar.csv', byteLength };
    expect(await codeOf(startImport(ctx(), { kind: 'residents', dryRun: false, file }))).toBe(code);
    expect((await importRuns(ctx())).runs).toHaveLength(before);
  });
});
