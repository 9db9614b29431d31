import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../../test/pdf-text.ts';
import { drawnPortrait, drawnSignature } from '../../../demonstration/portraits.ts';
import { documents as maker } from '../documents.ts';
import type { CardFacts, CardOrder } from '../port.ts';
import { fitText, widthOf } from '../text-setting.ts';
import { face } from '../typeface.ts';
import { cardElements, layoutFront } from './card-layout.ts';

const facts: CardFacts = {
  provinceName: 'Provinsi Bali',
  regencyName: 'Kabupaten Tabanan',
  nik: '5102054501900001',
  name: 'Ni Luh  Ayu Contoh ',
  birthPlace: 'Tabanan',
  birthDate: '1990-01-05',
  sex: 'P',
  bloodType: 'AB+',
  address: 'Br. Dinas Pande',
  rt: '000',
  rw: '000',
  villageName: 'Delod Peken',
  districtName: 'Tabanan',
  religion: 'Hindu',
  maritalStatus: 'Kawin',
  occupation: 'Karyawan Swasta',
  citizenship: 'WNI',
  validUntil: 'Seumur Hidup',
  issuedPlace: 'Tabanan',
  issuedOn: '2026-11-22',
};

const longest: CardFacts = {
  ...facts,
  name: 'I GUSTI AGUNG NGURAH PUTU WIRYANATHA KUSUMAYUDHA PRAMANA ADI',
  birthPlace: 'PANGKAJENE KEPULAUAN',
  address:
    'PERUMAHAN GRIYA MULTI JADI BLOK C NO. 112, JALAN RAYA KAPTEN CANDRA, BR. DINAS TEGAL BELODAN KAJA',
  rt: '012',
  rw: '003',
  villageName: 'BATUBULAN KANGIN DANGIN TUKADAYA',
  regencyName: 'KABUPATEN KEPULAUAN SIAU TAGULANDANG BIARO',
  religion: 'KEPERCAYAAN TERHADAP TUHAN YME',
  occupation: 'ANGGOTA LEMBAGA TINGGI LAINNYA/PEKERJA PENGOLAHAN KERAJINAN',
};

async function order(of: CardFacts, specimen = true): Promise<CardOrder> {
  const person = { nik: of.nik, sex: of.sex, birthDate: of.birthDate };
  return {
    facts: of,
    portrait: await drawnPortrait(person),
    signature: await drawnSignature(person),
    serial: 'TBN0012345',
    officeName: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Tabanan',
    specimen,
  };
}

/** Without spaces and line ends: a long value is broken into lines, never shortened. */
const squeezed = (text: string) => text.replace(/\s/gu, '');

describe('the card', () => {
  test('has two pages of exactly ID-1 size', async () => {
    const pages = readPdf(await maker.card(await order(facts)));
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(page.width).toBeCloseTo(85.6, 2);
      expect(page.height).toBeCloseTo(53.98, 2);
    }
  });

  test('carries every element of UU 24/2013 article 64 in upper case, as text', async () => {
    const [front, back] = readPdf(await maker.card(await order(facts)));
    const lines = (front?.text ?? '').split('\n');
    for (const text of [
      'PROVINSI BALI',
      'KABUPATEN TABANAN',
      '5102054501900001',
      'NI LUH AYU CONTOH',
      'TABANAN, 05-01-1990',
      'PEREMPUAN',
      'AB+',
      'BR. DINAS PANDE',
      '000/000',
      'DELOD PEKEN',
      'TABANAN',
      'HINDU',
      'KAWIN',
      'KARYAWAN SWASTA',
      'WNI',
      'SEUMUR HIDUP',
      '22-11-2026',
    ]) {
      expect(lines).toContain(text);
    }
    expect(back?.text).toContain('TBN0012345');
    expect(back?.text).toContain('Dinas Kependudukan');
    expect(back?.text).not.toContain(facts.nik);
  });

  test('says SPESIMEN across both sides, and only an authorised office turns it off', async () => {
    for (const page of readPdf(await maker.card(await order(facts)))) {
      expect(page.text.split('\n')).toContain('SPESIMEN');
    }
    for (const page of readPdf(await maker.card(await order(facts, false)))) {
      expect(page.text).not.toContain('SPESIMEN');
    }
    expect(maker.cardFront(await order(facts)).length).toBeGreaterThan(
      maker.cardFront(await order(facts, false)).length,
    );
  });

  test('of the same values is the same file', async () => {
    expect(await maker.card(await order(facts))).toEqual(await maker.card(await order(facts)));
  });

  test('leaves nothing out of the longest values, and nothing runs into the photograph', async () => {
    const [front] = readPdf(await maker.card(await order(longest)));
    for (const { value } of cardElements(longest))
      expect(squeezed(front?.text ?? '')).toContain(squeezed(value));

    for (const shape of layoutFront({ facts: longest, specimen: false })) {
      if (shape.kind !== 'text' || shape.x >= 61 || shape.y < 15) continue;
      const right =
        shape.anchor === 'end' ? shape.x : shape.x + widthOf(face(shape.weight), shape.text, shape.size);
      expect(right).toBeLessThanOrEqual(61.3);
      expect(shape.y).toBeLessThanOrEqual(52);
      // 1.5 mm is 4.3 points: the smallest that is read without a glass.
      expect(shape.size).toBeGreaterThanOrEqual(1.499);
    }
  });

  test('a permanent stay permit ends on a date', () => {
    const valid = cardElements({ ...facts, validUntil: '2030-06-30' }).find(
      ({ key }) => key === 'validUntil',
    );
    expect(valid?.value).toBe('30-06-2030');
  });

  test('on the screen is the same drawing, and needs neither font nor network', async () => {
    const svg = maker.cardFront(await order(facts));
    expect(svg).not.toMatch(/<text|<style|<script|href="http/u);
    const { data, info } = await sharp(Buffer.from(svg), { density: 150 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.width / info.height).toBeCloseTo(85.6 / 53.98, 1);
    const inks = new Set<number>();
    for (let at = 0; at < data.length; at += info.channels * 97) inks.add(data[at] ?? 0);
    expect(inks.size).toBeGreaterThan(20);
    expect(maker.cardBack(await order(facts))).not.toContain('image');
  });
});

describe('fitting', () => {
  const text = fc
    .array(fc.stringMatching(/^[A-Z/.]{1,24}$/u), { minLength: 1, maxLength: 14 })
    .map((words) => words.join(' '));

  test('loses no letter and keeps to its width', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 60 }), (value, width) => {
        const fitted = fitText(face(600), value, { width, maxLines: 2, size: 2.1, floor: 1.5 });
        expect(squeezed(fitted.lines.join(''))).toBe(squeezed(value));
        for (const line of fitted.lines)
          expect(widthOf(face(600), line, fitted.size)).toBeLessThanOrEqual(width + 1e-9);
        expect(fitted.size).toBeGreaterThanOrEqual(1.5);
        expect(fitted.lines.length <= 2 || fitted.size === 1.5).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
