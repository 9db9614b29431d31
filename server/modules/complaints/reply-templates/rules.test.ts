import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceComponents } from '../../../../contract/complaints/terms.ts';
import {
  fillTemplate,
  knownPlaceholders,
  openPlaceholders,
  type PlaceholderValues,
  unknownPlaceholders,
} from './rules.ts';

const values: PlaceholderValues = {
  nomor: 'TBN-ADU-2026-000001',
  nama: 'Ni Ketut Contoh Ariani',
  tanggal_terima: '23 November 2026',
  kantor: 'Dinas Contoh',
  telepon_kantor: null,
  petugas: 'Ni Putu Contoh Rahayu',
  jabatan: 'Petugas Pengaduan',
  instansi: null,
  komponen: 'Persyaratan',
  permohonan: null,
};

test('a template is filled, and what has no value stays open and is named', () => {
  const filled = fillTemplate('Nomor { nomor }, telepon {telepon_kantor}, [sebutkan sebabnya].', values);
  expect(filled).toEqual({
    body: 'Nomor TBN-ADU-2026-000001, telepon {telepon_kantor}, [sebutkan sebabnya].',
    unresolved: ['telepon_kantor', 'sebutkan sebabnya'],
  });
  expect(openPlaceholders(filled.body)).toEqual(filled.unresolved);
});

test('a value that looks like a placeholder is not filled once more', () => {
  const { body } = fillTemplate('{nama}', { ...values, nama: '{nomor}' });
  expect(body).toBe('{nomor}');
});

test('placeholders that nothing fills are told apart', () => {
  expect(unknownPlaceholders('{nomor} {nik} {nama} { toString }')).toEqual(['nik', 'toString']);
  expect(openPlaceholders('Tanpa isian, butir [1] dan {}')).toEqual(['']);
});

test('whatever the text, nothing stays open without being named', () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom(...knownPlaceholders).map((name) => `{${name}}`),
    fc.constantFrom('{nik}', '{{nomor}}', '{ }', '[isi]', '{nama'),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const { body, unresolved } = fillTemplate(parts.join(' '), values);
      expect(unresolved).toEqual(openPlaceholders(body));
      // What is filled is gone: a known value never stands beside its own placeholder.
      expect(unresolved).not.toContain('nomor');
    }),
  );
});

describe('the templates of the demonstration', () => {
  const rows = parse(readFileSync('data/demonstration/reply-templates.csv'), { columns: true }) as Record<
    'code' | 'title' | 'component' | 'body',
    string
  >[];
  test.each(rows.map((row) => [row.code, row] as const))('%s', (code, { component, body }) => {
    expect(code).toMatch(/^[a-z0-9_]{3,40}$/);
    expect(['', ...serviceComponents]).toContain(component);
    expect(unknownPlaceholders(body)).toEqual([]);
    expect(body).toContain('Bapak/Ibu');
  });
});
