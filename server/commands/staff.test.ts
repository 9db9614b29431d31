import { afterAll, beforeAll, expect, test } from 'vitest';
import { FixedClock } from '../../test/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { verifyPassword } from '../modules/staff/passwords.ts';
import { getPasswordHash } from '../modules/staff/store.ts';
import { Refusal } from '../refusal.ts';
import { changeContact, createOfficeFrom, createStaff } from './staff.ts';

let database: TestDatabase;
const clock = new FixedClock();
const opened = () => ({ db: database.db, clock });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const office = {
  code: '51.02',
  name: 'Disdukcapil Kabupaten Tabanan',
  provinceName: 'PROVINSI BALI',
  regencyName: 'KABUPATEN TABANAN',
  zone: 'Asia/Makassar',
  numberPrefix: 'TBN',
  promiseSeconds: '600',
};
const administrator = {
  nip: '999900000000000009',
  username: 'admin',
  name: 'I Komang Contoh Prasetya',
  title: 'Administrator Sistem',
  role: ['administrator'],
};
async function said(work: (say: (text: string) => void) => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  try {
    await work((text) => lines.push(text));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, ...Object.values(error.params).map(String)];
  }
  return lines;
}
const staff = (change: object = {}) =>
  said((say) => createStaff(opened(), { ...administrator, json: true, ...change }, say));

test('an empty database becomes an office with its first administrator', async () => {
  expect(await staff()).toEqual(['office_missing']);
  expect(await said((say) => createOfficeFrom(opened(), office, say))).toEqual([
    'Kantor Disdukcapil Kabupaten Tabanan (51.02) dibuat.',
  ]);
  const [line, ...more] = await staff();
  expect(more).toEqual([]);
  const { employeeId, initialPassword, officeCode } = JSON.parse(line ?? '');
  expect(officeCode).toBe('51.02');
  const hash = await getPasswordHash(database.db, employeeId);
  expect(await verifyPassword({ hash, password: initialPassword })).toBe(true);
  const employee = await database.owner
    .selectFrom('employees')
    .select(['mustChangePassword', 'active'])
    .where('id', '=', employeeId)
    .executeTakeFirst();
  expect(employee).toEqual({ mustChangePassword: true, active: true });
});

test('where the office is and how it is reached is said anew, taken away again, and refused where it is none', async () => {
  const contact = () =>
    database.owner
      .selectFrom('offices')
      .select(['address', 'email', 'whatsapp', 'website', 'mapUrl'])
      .where('code', '=', '51.02')
      .executeTakeFirstOrThrow();
  const change = (given: object) => said((say) => changeContact(opened(), given, say));
  expect(await change({ address: 'Jalan Contoh 1', whatsapp: '0812 0000 0000' })).toEqual([
    '2 isian diganti.',
  ]);
  expect(await change({ email: 'layanan@dukcapil.example', address: 'Jalan Contoh 2' })).toEqual([
    '2 isian diganti.',
  ]);
  const before = await contact();
  expect(before).toEqual({
    address: 'Jalan Contoh 2',
    email: 'layanan@dukcapil.example',
    whatsapp: '+6281200000000',
    website: null,
    mapUrl: null,
  });
  for (const [field, value] of Object.entries({
    email: 'layanan',
    whatsapp: '12',
    website: 'javascript:alert(1)',
    mapUrl: 'peta',
  })) {
    const faulty = await change({ address: 'Jalan Contoh 3', [field]: value });
    expect(faulty.slice(0, 2)).toEqual(['command_field_wrong', field]);
    expect(await contact()).toEqual(before);
  }
  expect(await change({ email: '' })).toEqual(['1 isian diganti.']);
  expect(await contact()).toEqual({ ...before, email: null });
  expect(await change({})).toEqual(['Tidak ada yang diganti.']);
});

test('what is not right is told by its field, and nothing is made', async () => {
  const count = async () => (await database.owner.selectFrom('employees').select('id').execute()).length;
  const before = await count();
  expect((await staff({ nip: '123' })).slice(0, 2)).toEqual(['command_field_wrong', 'nip']);
  expect((await staff({ name: undefined })).slice(0, 2)).toEqual(['command_field_wrong', 'name']);
  expect(await staff({ username: 'lain' })).toEqual(['nip_already_registered']);
  expect(await staff({ nip: '999900000000000010' })).toEqual(['username_taken', 'admin']);
  expect(await staff({ office: '51.99', nip: '999900000000000010' })).toEqual(['office_unknown', '51.99']);
  expect(await count()).toBe(before);
});

test('an office is made once, in a region that exists; with two, the command must say which', async () => {
  expect(await said((say) => createOfficeFrom(opened(), office, say))).toEqual(['office_exists', '51.02']);
  const hasty = { ...office, code: '51.03', promiseSeconds: '30' };
  expect((await said((say) => createOfficeFrom(opened(), hasty, say))).slice(0, 2)).toEqual([
    'command_field_wrong',
    'promiseSeconds',
  ]);
  expect(await said((say) => createOfficeFrom(opened(), { ...office, code: '99.99' }, say))).toEqual([
    'region_unknown',
    '99.99',
  ]);
  await createOfficeFrom(opened(), { ...office, code: '51.03' }, () => {});
  expect(await staff({ nip: '999900000000000010', username: 'lain' })).toEqual([
    'office_not_named',
    '51.02, 51.03',
  ]);
});
