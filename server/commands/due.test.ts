import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendar } from '../../contract/calendar.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { type DatabaseToRead, databaseToRead } from '../config.ts';
import { Refusal } from '../refusal.ts';
import { dueDate } from './due.ts';

const home = mkdtempSync(join(tmpdir(), 'lontar-due-'));
afterAll(() => rmSync(home, { recursive: true }));
const nowhere = { kind: 'embedded', home: join(home, 'none') } as const;

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('without an installation', () => {
  test('answers by the decrees that come along, and makes nothing', async () => {
    expect(await dueDate(nowhere, '2026-03-13', '3')).toEqual({
      from: '2026-03-13',
      workingDays: 3,
      due: '2026-03-25',
      tentative: false,
      dispensation: false,
      calendar: { source: 'bundled', version: 1, loadedYears: [2026, 2027] },
    });
    expect(existsSync(nowhere.home)).toBe(false);
    expect(readdirSync(home)).toEqual([]);
  });

  test.each([
    ['2026-03-21', '3', {}, '2026-03-27', false],
    ['2026-05-26', '3', {}, '2026-06-03', false],
    ['2026-06-15', '3', {}, '2026-06-19', false],
    ['2026-06-15', '3', { dispensation: true }, '2026-06-23', false],
    ['2027-01-11', '3', {}, '2027-01-14', false],
    ['2027-12-30', '3', {}, '2028-01-04', true],
    ['2026-03-18', '0', {}, '2026-03-25', false],
  ])('%s and %s days %o: %s', async (from, days, options, due, tentative) => {
    expect(await dueDate(nowhere, from, days, options)).toMatchObject({ due, tentative });
  });

  test.each([
    ['2026-02-30', '3', 'due_date_not_valid'],
    ['13-03-2026', '3', 'due_date_not_valid'],
    ['', '3', 'due_date_not_valid'],
    ['2026-03-13', 'tiga', 'due_days_not_valid'],
    ['2026-03-13', '1.5', 'due_days_not_valid'],
    ['2026-03-13', '-3', 'due_days_not_valid'],
    ['2026-03-13', '1001', 'due_days_not_valid'],
  ])('“%s” and “%s” are refused: %s', async (date, days, code) => {
    expect(await codeOf(dueDate(nowhere, date, days))).toBe(code);
  });
});

test('the settings say where to look, and need no secret', () => {
  expect(databaseToRead({})).toEqual({ kind: 'embedded', home: undefined });
  expect(databaseToRead({ LONTAR_HOME: '/srv/lontar', DATABASE_URL: '' })).toEqual({
    kind: 'embedded',
    home: '/srv/lontar',
  });
  const appUrl = 'postgres://lontar_app:x@127.0.0.1/lontar';
  expect(databaseToRead({ DATABASE_URL: appUrl })).toEqual({ kind: 'external', appUrl });
  expect(() => databaseToRead({ DATABASE_URL: 'lontar' })).toThrow('configuration_invalid');
});

describe('with an office', () => {
  let desk: Desk;
  let config: DatabaseToRead;
  beforeAll(async () => {
    desk = await openDesk();
    config = { kind: 'external', appUrl: desk.test.url };
  });
  afterAll(() => desk.close());

  test('answers by its own calendar, as it stands', async () => {
    expect(await dueDate(config, '2026-03-13', '3')).toMatchObject({
      due: '2026-03-25',
      calendar: { source: 'office', office: '51.02', version: 1 },
    });
    const keeper = await desk.as('administrator');
    const days = [{ onDate: '2026-03-25', nameId: 'Hari contoh', nameEn: 'A day' }];
    await keeper.call(calendar.addDays, { body: { kind: 'cuti_bersama', decree: 'SKB CONTOH', days } });
    expect(await dueDate(config, '2026-03-13', '3', { office: '51.02' })).toMatchObject({
      due: '2026-03-26',
      calendar: { source: 'office', version: 2 },
    });
    expect(await dueDate(config, '2026-06-15', '3', { dispensation: true })).toMatchObject({
      due: '2026-06-23',
      dispensation: true,
    });
  });

  test('an office that is not there is refused', async () => {
    expect(await codeOf(dueDate(config, '2026-03-13', '3', { office: '51.99' }))).toBe('office_unknown');
  });
});
