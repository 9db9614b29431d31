import { afterAll, beforeAll, expect, test } from 'vitest';
import { FixedClock } from '../../test/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { verifyPassword } from '../modules/staff/passwords.ts';
import { getPasswordHash } from '../modules/staff/store.ts';
import { Refusal } from '../refusal.ts';
import { createOfficeFrom, createStaff } from './staff.ts';

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
