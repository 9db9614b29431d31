import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../locales/translator.ts';
import { findingMessage } from '../../http/problems.ts';
import type { Finding } from '../../refusal.ts';
import { ruleLists } from './rule-lists.ts';
import {
  ageOn,
  birthdayOf,
  nameRules,
  type ResidentFacts,
  verificationFindings,
  villageRules,
} from './rules.ts';

const today = '2026-11-22';

const good: ResidentFacts = {
  nik: '5102054501900001',
  name: 'NI LUH CONTOH DEWI',
  birthDate: '1990-01-05',
  sex: 'P',
  religion: 4,
  maritalStatus: 1,
  bloodType: 13,
  education: 5,
  occupation: 15,
  familyRelation: 4,
  status: 1,
  blockedReason: null,
  villageCode: '51.02.05.2003',
  rt: '000',
  rw: '000',
  familyCard: { kkNumber: '5102051503180003', active: true },
};

const judge = (
  facts: Partial<ResidentFacts>,
  context: Partial<Parameters<typeof verificationFindings>[1]> = {},
) =>
  verificationFindings(
    { ...good, ...facts },
    {
      ...ruleLists,
      today,
      office: { regencyCode: '51.02', regencyName: 'KABUPATEN TABANAN' },
      purpose: 'print',
      kkShown: '5102051503180003',
      marriageProven: false,
      firstRecording: false,
      ...context,
    },
  );
const told = (findings: readonly Finding[]) => findings.map(({ code, level }) => `${code} ${level}`);

describe('verification of a resident', () => {
  it('finds nothing wrong with a person in order', () => {
    expect(judge({})).toEqual([]);
  });

  it.each<[string, Partial<ResidentFacts>, string[]]>([
    ['NIK of 15 digits', { nik: '510205450190000' }, ['R01 T']],
    ['serial 0000', { nik: '5102054501900000' }, ['R02 T']],
    ['30 February in the NIK', { nik: '5102057002900001' }, ['R03 H']],
    ['unknown region', { nik: '9999994501900001' }, ['R04 H']],
    ['former region', { nik: '9101014501900001' }, []],
    ['another birth date than the NIK', { birthDate: '1990-01-06' }, ['R05 I']],
    ['another sex than the NIK', { sex: 'L' }, ['R06 I']],
    ['dead', { status: 2 }, ['R08 T']],
    ['moved', { status: 3 }, ['R08 T']],
    ['not valid', { status: 9 }, ['R08 T']],
    ['blocked', { blockedReason: 'tidak merekam 5 tahun' }, ['R09 T']],
    ['on another family card', { familyCard: { kkNumber: '5102051503180009', active: true } }, ['R11 T']],
    ['on a card that was closed', { familyCard: { kkNumber: '5102051503180003', active: false } }, ['R11 T']],
    ['on no card', { familyCard: null }, ['R11 T']],
    ['of another kabupaten', { villageCode: '51.03.01.2001' }, ['R14 T']],
    ['born tomorrow', { birthDate: '2026-11-23', nik: '5102056311260001' }, ['R15 T', 'R16 T', 'R18 T']],
    ['126 years old', { birthDate: '1900-01-05', nik: '5102054501000001' }, ['R18 T']],
    ['a name of 61 letters', { name: 'A'.repeat(61) }, ['R20 I']],
    ['two spaces', { name: 'NI  LUH' }, ['R20 I']],
    ['a digit in the name', { name: 'NI LUH 2' }, ['R21 I']],
    ['a point in the name', { name: 'I MADE CONTOH, S.PD' }, ['R21 I']],
    ['one word, recorded long ago', { name: 'SUMIATI' }, []],
    ['one-letter words', { name: 'I GUSTI AYU MADE CONTOH' }, []],
    ['religion 8', { religion: 8 }, ['R23 T']],
    ['occupation 0', { occupation: 0 }, ['R23 T']],
    ['occupation 99', { occupation: 99 }, []],
    ['RT of two digits', { rt: '01' }, ['R29 T']],
    ['RW with a letter', { rw: '00A' }, ['R29 T']],
    ['a village that is not there', { villageCode: '51.02.05.2999' }, ['R30 T']],
  ])('%s', (_, facts, expected) => {
    expect(told(judge(facts))).toEqual(expected);
  });

  it.each([
    ['a KK number of 15 digits', '510205150318000'],
    ['one with 40 added to the day', '5102054503180003'],
    ['one of tomorrow', '5102052311260003'],
  ])('%s is refused once, as a number', (_, kkShown) => {
    expect(told(judge({}, { kkShown }))).toEqual(['R10 T']);
  });

  const young = (birthDate: string, more: Partial<ResidentFacts> = {}) => ({
    ...more,
    birthDate,
    nik: `510205${Number(birthDate.slice(8, 10)) + 40}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}0001`,
  });

  it.each<[string, Partial<ResidentFacts>, string[]]>([
    ['15 years old', young('2010-11-23'), ['R15 T', 'R16 T']],
    ['16 today', young('2010-11-22'), ['R16 T']],
    ['17 tomorrow', young('2009-11-23'), ['R16 T']],
    ['17 today', young('2009-11-22'), []],
    ['15 and married', young('2010-11-23', { maritalStatus: 2 }), ['R17 H']],
    ['16 and widowed', young('2010-01-01', { maritalStatus: 6 }), ['R17 H']],
  ])('a card for somebody %s', (_, facts, expected) => {
    expect(told(judge(facts))).toEqual(expected);
  });

  it('recording starts at 16; a proven marriage replaces the age', () => {
    expect(told(judge(young('2010-11-22'), { purpose: 'record' }))).toEqual([]);
    expect(told(judge(young('2010-11-23'), { purpose: 'record' }))).toEqual(['R15 T']);
    expect(judge(young('2010-11-23', { maritalStatus: 2 }), { marriageProven: true })).toEqual([]);
  });

  it('tells the day from which the card can be printed', () => {
    expect(judge(young('2009-11-23'))[0]?.params).toEqual({ birthday: '23-11-2026' });
  });
});

describe('names at a first recording', () => {
  it.each([
    ['NI LUH CONTOH', []],
    ['SUMIATI', ['R22 I']],
    ['A'.repeat(61), ['R20 T', 'R22 I']],
    ['', ['R20 T', 'R22 I']],
    [' NI LUH', ['R20 T']],
    ['R4DEN AYU', ['R21 T']],
    ["NUR 'AINI", ['R21 T']],
    ['АННА ПЕТРОВА', ['R21 T']],
    ['JOSÉ MARÍA', []],
  ])('%j', (name, expected) => {
    expect(told(nameRules(name, { firstRecording: true }))).toEqual(expected);
  });
});

describe('age', () => {
  it('somebody born on 29 February is a year older on 1 March', () => {
    expect([ageOn('2008-02-29', '2025-02-28'), ageOn('2008-02-29', '2025-03-01')]).toEqual([16, 17]);
    expect(birthdayOf('2008-02-29', 17)).toBe('2025-03-01');
    expect(birthdayOf('2008-02-29', 20)).toBe('2028-02-29');
  });
});

describe('villages', () => {
  it('lie in their kecamatan, and that in its kabupaten', () => {
    const { regions } = ruleLists;
    const of = (villageCode: string | null, districtCode: string | null, regencyCode = '51.02') =>
      villageRules({ villageCode, districtCode, regencyCode }, regions).map(({ field }) => field);
    expect(of('51.02.05.2003', '51.02.05')).toEqual([]);
    expect(of('51.02.06.2003', '51.02.05')).toEqual(['village']);
    expect(of(null, '51.02.05')).toEqual(['village']);
    expect(of('51.02.05.2003', null)).toEqual(['district']);
    expect(of('51.02.05.2003', '51.02.05', '51.03')).toEqual(['district']);
  });
});

it('every finding has words in both languages, with its values in them', () => {
  const findings = [
    ...judge({ ...good, nik: '9999990501990001', status: 4, blockedReason: 'ganda', religion: 77, rt: '1' }),
    ...judge({ familyCard: null, villageCode: '51.03.01.2001', name: 'X1', birthDate: '2020-01-05' }),
    ...judge({ maritalStatus: 2, birthDate: '2015-01-05' }),
    ...judge({}, { kkShown: '1' }),
    ...nameRules('X', { firstRecording: true }),
  ];
  for (const locale of ['id', 'en'] as const) {
    const t = translatorFor(locale);
    for (const { code, params } of findings) {
      expect(t.has(`findings.${code}` as 'findings.R01'), code).toBe(true);
      expect(findingMessage(locale, code, params)).not.toMatch(/\{|findings\./);
    }
  }
  expect(findingMessage('id', 'R23', { field: 'religion', value: 'JEDI' })).toBe(
    'Kode agama "JEDI" tidak dikenal.',
  );
  expect(findingMessage('id', 'R08', { status: 'dead' })).toContain('meninggal dunia');
});
