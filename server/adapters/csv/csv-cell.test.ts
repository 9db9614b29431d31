import { expect, test } from 'vitest';
import { csvCell } from './csv-cell.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+62', "'+62"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['=1,2', '"\'=1,2"'],
  ['a "b"', '"a ""b"""'],
  [-2, '-2'],
  [null, ''],
])('%j is written as %s', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});
