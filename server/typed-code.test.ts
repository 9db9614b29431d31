import { expect, test } from 'vitest';
import { codeWithin, kindOfTyped } from './typed-code.ts';

test.each([
  ['', 'empty'],
  [' - ', 'empty'],
  ['8k3f-2qxa-9m1t', 'application_code'],
  ['PT6X GEKN PMCV', 'application_code'],
  ['7KD2M4QX9ABCD', 'complaint_code'],
  ['https://desk.example/pengaduan/lacak/7KD2M4QX9ABCD?bahasa=en', 'complaint_code'],
  ['Kode: 7KD2 M4QX 9ABC D', 'complaint_code'],
  ['0G58 K3F2 QXA9 M1T7 Z4C6', 'survey_code'],
  ['TBN-26-0017', 'application_number'],
  ['tbn 26 0017', 'application_number'],
  ['TBN-ADU-2026-000004', 'complaint_number'],
  ['S-12345678', 'complaint_number'],
  ['A-012', 'ticket_number'],
  ['a012', 'ticket_number'],
  ['5102054501900001', 'nik'],
  ['5102.0545.0190.0001', 'nik'],
  ['halo', 'unknown'],
  ['🙂', 'unknown'],
  ['x'.repeat(5000), 'unknown'],
])('%s is told by its shape: %s', (typed, kind) => {
  expect(kindOfTyped(typed)).toBe(kind);
});

test('the code is found in what was pasted', () => {
  expect(codeWithin('https://desk.example/lacak/8K3F2QXA9M1T')).toBe('8K3F2QXA9M1T');
  expect(codeWithin('8K3F-2QXA-9M1T')).toBe('8K3F-2QXA-9M1T');
});
