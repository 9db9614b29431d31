import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  residents as contract,
  residentDetail as detailSchema,
  residentRow as rowSchema,
} from '../../../contract/residents.ts';
import type { Role } from '../../../contract/roles.ts';
import { FixedClock } from '../../../test/clock.ts';
import { type Contexts, openContexts } from '../../../test/contexts.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { hirePeople, openSecondOffice, type People } from '../../../test/people.ts';
import { insertResident, type ResidentSeed } from '../../../test/subjects/residents.ts';
import { Refusal } from '../../refusal.ts';
import { enterCentralStatus, unmask } from './actions.ts';
import { type Correction, correctElements } from './corrections.ts';
import { codeLists, listRegionParts, officePlaces } from './lists-views.ts';
import { searchResidents } from './search/views.ts';
import { getResidentFacts } from './store.ts';
import { getFamily, residentDetail } from './views.ts';

let test: TestDatabase;
let people: People;
let ctxOf: Contexts;
const clock = new FixedClock();

const as = (role: Role, more?: Parameters<Contexts>[1]) => ctxOf(people[role], more);
const register = (seed: Partial<ResidentSeed> = {}, officeCode = '51.02') =>
  insertResident(test.owner, officeCode, seed, clock.now());
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
beforeEach(() => clock.set('2026-11-24T01:00:00Z'));

describe('search', () => {
  let sutarma: ResidentSeed;
  beforeAll(async () => {
    sutarma = await register({
      name: 'I WAYAN CONTOH SUTARMA',
      nik: '5102051705887001',
      birthDate: '1988-05-17',
      kkNumber: '5102051503187001',
    });
    await register({ name: 'NI WAYAN CONTOH SUTARMI', sex: 'P' });
    await register({ name: 'SUTARMA CONTOH PUTRA' });
    await register({ name: "I MADE CONTOH 100%_\\O'NEIL" });
    await openSecondOffice(test.db);
    await register({ name: 'I WAYAN CONTOH SUTARMA' }, '51.03');
  });
  const names = async (q: string, limit = 20) =>
    (await searchResidents(as('front_desk'), { q, limit })).rows.map(({ name }) => name);

  it.each(['5102051705887001', '510205170588', '5102 0517 0588 7001', '5102051503187001'])(
    'finds %s by NIK, by KK number, and by their beginnings',
    async (q) => {
      expect(await names(q)).toEqual(['I WAYAN CONTOH SUTARMA']);
    },
  );

  it.each(['I WAYAN CONTOH SUTARMA', 'i wayan contoh', 'sutarma wayan', 'contoh  SUTARMA', 'WAYAN SUTARM'])(
    'finds the name from "%s"',
    async (q) => {
      expect(await names(q)).toContain('I WAYAN CONTOH SUTARMA');
    },
  );

  it.each([
    'I WYAN CONTOH SUTARMA',
    'SUTRAMA',
    'WAYAN CONTO SUTARMMA',
    'I WAYAN SUTERMA',
    'WYAN SUTRA',
    'BAPAK SUTAMRA',
  ])('finds the name from "%s", which nobody bears', async (q) => {
    expect(await names(q)).toContain('I WAYAN CONTOH SUTARMA');
  });

  it('puts the exact beginning first', async () => {
    expect((await names('SUTARMA'))[0]).toBe('SUTARMA CONTOH PUTRA');
  });

  it('takes what has a meaning in patterns as it is written', async () => {
    expect(await names('100%_\\O')).toEqual(["I MADE CONTOH 100%_\\O'NEIL"]);
    expect(await names('%%')).toEqual([]);
    expect(await names('__')).toEqual([]);
  });

  it('keeps to its limit, to its office, and shows no number in full', async () => {
    const { rows } = await searchResidents(as('front_desk'), { q: 'CONTOH', limit: 2 });
    expect(rows).toHaveLength(2);
    const found = await searchResidents(as('front_desk'), { q: 'I WAYAN CONTOH SUTARMA', limit: 20 });
    expect(found.rows.filter(({ name }) => name === 'I WAYAN CONTOH SUTARMA')).toMatchObject([
      { id: sutarma.id },
    ]);
    for (const row of found.rows) rowSchema.parse(row);
    expect(JSON.stringify(found)).not.toMatch(/[0-9]{16}/);
  });
});

describe('detail', () => {
  it('holds biodata in words, the family, and no number in full', async () => {
    const head = await register({ name: 'I KETUT CONTOH KEPALA' });
    const child = await register({ name: 'NI LUH CONTOH ANAK', sex: 'P', birthDate: '2012-04-01' });
    const { familyCardId } = await test.owner
      .selectFrom('residents')
      .select('familyCardId')
      .where('id', '=', head.id)
      .executeTakeFirstOrThrow();
    await test.owner
      .updateTable('residents')
      .set({ familyCardId, familyRelation: 4 })
      .where('id', '=', child.id)
      .execute();
    const detail = await residentDetail(as('verifier'), head.id);
    expect(detailSchema.parse(detail)).toMatchObject({
      ageYears: 36,
      religion: { code: 4, label: 'HINDU' },
      districtName: 'Tabanan',
      allowedActions: ['unmask'],
    });
    expect(detail.family.map(({ name }) => name)).toEqual(['I KETUT CONTOH KEPALA', 'NI LUH CONTOH ANAK']);
    expect(JSON.stringify(detail)).not.toMatch(/[0-9]{16}/);
    expect((await getFamily(as('verifier'), child.id)).members).toHaveLength(2);
    expect((await residentDetail(as('administrator'), head.id)).allowedActions).toContain(
      'enterCentralStatus',
    );
  });

  it('of another office is not found', async () => {
    const stranger = await register({}, '51.03');
    expect(await codeOf(residentDetail(as('verifier'), stranger.id))).toBe('resident_not_found');
    expect(await codeOf(unmask(as('verifier'), { id: stranger.id, reason: 'ingin tahu' }))).toBe(
      'resident_not_found',
    );
  });

  it('shows the numbers in full for a reason that is kept', async () => {
    const resident = await register();
    const reason = 'Pemohon menyebut NIK lewat telepon';
    expect(await unmask(as('front_desk'), { id: resident.id, reason })).toMatchObject({
      nik: resident.nik,
      kkNumber: resident.kkNumber,
    });
    const lines = await test.owner
      .selectFrom('auditEvents')
      .select(['action', 'employeeId', 'reason'])
      .where('subjectId', '=', resident.id)
      .execute();
    expect(lines).toEqual([
      { action: 'resident.unmasked', employeeId: people.front_desk.employeeId, reason },
    ]);
  });
});

describe('central status by hand', () => {
  const evidence = 'Layar SIAK, 23 November 2026';
  it('is an observation with evidence; the newest by date is the status', async () => {
    const { id } = await register({ centralStatus: 'SENT_FOR_ENROLLMENT' });
    const enter = (status: string, observedOn: string) =>
      enterCentralStatus(as('recording_operator'), { id, status, observedOn, evidence });
    await enter('PRINT_READY_RECORD', '2026-11-23');
    await enter('PROCESSING', '2026-10-01');
    const detail = await residentDetail(as('recording_operator'), id);
    expect(detail).toMatchObject({ centralStatus: 'PRINT_READY_RECORD', centralStatusOn: '2026-11-23' });
    expect(detail.centralStatusHistory.map(({ status }) => status)).toEqual([
      'PRINT_READY_RECORD',
      'PROCESSING',
    ]);
    expect(detail.centralStatusHistory[0]).toMatchObject({ evidence, source: 'manual' });
  });

  it.each([
    ['a day that has not come', 'PRINT_READY_RECORD', '2026-11-25', 'central_status_in_future'],
    ['a status nobody knows', 'PRINTED_MAYBE', '2026-11-20', 'central_status_unknown'],
  ])('%s is refused, and nothing changes', async (_, status, observedOn, code) => {
    const { id } = await register();
    const before = await getResidentFacts(test.db, id);
    const entry = enterCentralStatus(as('administrator'), { id, status, observedOn, evidence });
    expect(await codeOf(entry)).toBe(code);
    expect(await getResidentFacts(test.db, id)).toEqual(before);
    expect((await residentDetail(as('administrator'), id)).centralStatusHistory).toEqual([]);
  });

  it('is noted once for a day, and its history cannot be rewritten', async () => {
    const { id } = await register();
    const input = { id, status: 'CARD_ISSUED', observedOn: '2026-11-20', evidence };
    const ctx = as('administrator', { idempotencyKey: 'same-key-1' });
    await Promise.all([enterCentralStatus(ctx, input), enterCentralStatus(ctx, input)]);
    expect(await codeOf(enterCentralStatus(as('administrator'), input))).toBe('central_status_known');
    expect((await residentDetail(ctx, id)).centralStatusHistory).toHaveLength(1);
    const rewrite = test.db.updateTable('centralStatusHistory').set({ status: 'PROCESSING' }).execute();
    await expect(rewrite).rejects.toThrow(/permission denied/);
  });
});

describe('corrections of elements', () => {
  const correct = (residentId: string, changes: Correction['changes']) =>
    test.db.transaction().execute((tx) =>
      correctElements(tx, as('data_operator'), {
        residentId,
        changes,
        applicationId: null,
        source: 'application',
      }),
    );

  it('write the new value, keep the old one, and raise the version', async () => {
    const { id, name } = await register();
    await correct(id, [
      { element: 'name', from: name, to: '  i wayan contoh   baru ' },
      { element: 'occupation', from: '15', to: '65' },
      { element: 'village_code', from: '51.02.05.2003', to: '51.02.06.2001' },
    ]);
    const resident = await getResidentFacts(test.db, id);
    expect(resident).toMatchObject({
      version: 2,
      facts: { name: 'I WAYAN CONTOH BARU', occupation: 65, villageCode: '51.02.06.2001' },
    });
    const { changes } = await residentDetail(as('verifier'), id);
    expect(changes).toContainEqual(
      expect.objectContaining({
        element: 'occupation',
        from: 'KARYAWAN SWASTA',
        to: 'GURU',
        by: people.data_operator.name,
      }),
    );
    expect(changes).toHaveLength(3);
  });

  it.each<[string, Correction['changes'][number], string]>([
    ['another old value', { element: 'religion', from: '1', to: '3' }, 'element_changed_meanwhile'],
    ['a code that is none', { element: 'religion', from: '4', to: '8' }, 'element_value_not_valid'],
    [
      '31 February',
      { element: 'birth_date', from: '1990-05-17', to: '1990-02-31' },
      'element_value_not_valid',
    ],
    ['a RT of two digits', { element: 'rt', from: '000', to: '01' }, 'element_value_not_valid'],
    [
      'a village that is none',
      { element: 'village_code', from: '51.02.05.2003', to: '51.02' },
      'element_value_not_valid',
    ],
    ['no difference', { element: 'religion', from: '4', to: '4' }, 'nothing_changes'],
  ])('%s is refused, and nothing changes', async (_, change, code) => {
    const { id } = await register();
    const before = await residentDetail(as('verifier'), id);
    const good = { element: 'blood_type', from: '13', to: '1' } as const;
    const changes = code === 'nothing_changes' ? [change] : [good, change];
    expect(await codeOf(correct(id, changes))).toBe(code);
    expect(await residentDetail(as('verifier'), id)).toEqual(before);
  });

  it('two officers on one value: one is told that it changed meanwhile', async () => {
    const { id } = await register();
    const outcomes = await Promise.all(
      ['1', '2', '3', '4'].map((to) => codeOf(correct(id, [{ element: 'blood_type', from: '13', to }]))),
    );
    expect(outcomes.toSorted()).toEqual(['done', ...Array(3).fill('element_changed_meanwhile')]);
    expect((await getResidentFacts(test.db, id)).version).toBe(2);
  });

  it('their history cannot be rewritten or emptied', async () => {
    const change = test.db.updateTable('residentElementsHistory').set({ newValue: 'X' }).execute();
    await expect(change).rejects.toThrow(/permission denied/);
    await expect(test.db.deleteFrom('residentElementsHistory').execute()).rejects.toThrow(
      /permission denied/,
    );
    await expect(test.db.deleteFrom('residents').execute()).rejects.toThrow(/permission denied/);
  });
});

describe('lists for forms', () => {
  it('hold the codes in their order, and the places of the office', async () => {
    const { lists } = contract.codeLists.reply.parse(await codeLists(as('front_desk')));
    expect(lists.religion?.map(({ label }) => label)).toContain('HINDU');
    expect(lists.occupation).toHaveLength(99);
    const { districts } = await officePlaces(as('front_desk'));
    expect(districts.map(({ villages }) => villages.length)).toEqual([
      10, 10, 11, 15, 12, 15, 16, 18, 12, 14,
    ]);
    expect((await listRegionParts(as('front_desk'), undefined)).regions).toHaveLength(38);
    expect((await listRegionParts(as('front_desk'), '51.02')).regions).toHaveLength(10);
  });
});
