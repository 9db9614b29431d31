import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { bundledCodes } from '../code-lists/index.ts';
import { bundledIndex, bundledRegions } from './index.ts';

describe('region lists', () => {
  it('hold every province, and Tabanan with its kecamatan and desa', () => {
    const count = (level: string) => bundledRegions.filter((region) => region.level === level).length;
    expect([count('province'), count('district'), count('village')]).toEqual([38, 10, 133]);
    const perDistrict = bundledIndex
      .childrenOf('51.02')
      .map(({ code }) => bundledIndex.childrenOf(code).length);
    expect(perDistrict).toEqual([10, 10, 11, 15, 12, 15, 16, 18, 12, 14]);
  });

  it('every region but a province lies in a listed one, and codes are unique', () => {
    expect(new Set(bundledRegions.map(({ code }) => code)).size).toBe(bundledRegions.length);
    for (const { code, parentCode, level } of bundledRegions) {
      if (level === 'province') expect(parentCode).toBeNull();
      else expect(bundledIndex.get(parentCode ?? ''), code).toBeDefined();
    }
  });

  it('names are looked up inside their parent: Beraban is a desa of two kecamatan', () => {
    expect(bundledIndex.findByName('51.02', ' selemadeg  TIMUR ')?.code).toBe('51.02.02');
    const codes = ['51.02.02', '51.02.06'].map(
      (district) => bundledIndex.findByName(district, 'BERABAN')?.code,
    );
    expect(codes[0]).toMatch(/^51\.02\.02\./);
    expect(codes[1]).toMatch(/^51\.02\.06\./);
    expect(bundledIndex.findByName('51.02.01', 'Beraban')).toBeUndefined();
    expect(bundledIndex.findByName('51.02.01', 'DESA PUPUANSAWAH')?.name).toBe('Pupuan Sawah');
  });
});

describe('in the database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it('stand as the files say', async () => {
    const regions = await test.db.selectFrom('regions').select('code').where('validTo', 'is', null).execute();
    expect(new Set(regions.map(({ code }) => code))).toEqual(new Set(bundledRegions.map(({ code }) => code)));
    const codes = await test.db
      .selectFrom('codeValues')
      .select(['list', 'code', 'label', 'aliases'])
      .execute();
    expect(codes).toHaveLength(bundledCodes.length);
    expect(codes).toContainEqual({ list: 'religion', code: '3', label: 'KATHOLIK', aliases: ['KATOLIK'] });
  });

  it('the application cannot change them', async () => {
    await expect(test.db.deleteFrom('regions').execute()).rejects.toThrow(/permission denied/);
    await expect(test.db.updateTable('codeValues').set({ label: 'X' }).execute()).rejects.toThrow(
      /permission denied/,
    );
  });
});
