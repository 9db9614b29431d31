import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { surveyElements } from '../../contract/surveys/terms.ts';
import { translatorFor } from '../../locales/translator.ts';
import { Refusal } from '../refusal.ts';
import { surveyIndexOfFile, surveyTarget } from './survey.ts';

const directory = mkdtempSync(join(tmpdir(), 'lontar-survey-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let files = 0;
function file(content: string | Buffer): string {
  files += 1;
  const path = join(directory, `${files}.csv`);
  writeFileSync(path, content);
  return path;
}

const header = surveyElements.join(',');
const read = (content: string | Buffer) => surveyIndexOfFile(file(content));
const row = (score: number | string) => surveyElements.map(() => score).join(',');

/** 29 forms with 955 points: all answers 4 but 89 points fewer. */
function forms29(): string[] {
  let less = 29 * 36 - 955;
  return Array.from({ length: 29 }, () =>
    surveyElements
      .map(() => {
        const taken = Math.min(less, 1);
        less -= taken;
        return 4 - taken;
      })
      .join(','),
  );
}

describe('lontar survey index', () => {
  it.each([';', ','])('reads a file that begins with the line of a spreadsheet: sep=%s', async (sign) => {
    const rows = [header, row(4), row(3)].join('\r\n').replaceAll(',', sign);
    expect(await read(`sep=${sign}\r\n${rows}\r\n`)).toMatchObject({ n: 2, dropped: 0, ikm: 87.5 });
    await expect(
      read(`\uFEFFsep=${sign}\n${header.replaceAll(',', sign)}\n${row(9).replaceAll(',', sign)}`),
    ).rejects.toMatchObject({
      code: 'survey_value_not_valid',
      params: { row: '3' },
    });
    await expect(read(`sep=${sign}\n`)).rejects.toMatchObject({ code: 'import_empty' });
  });

  it('prints the index, its class and each element', async () => {
    expect(await read(`${header}\n4,3,3,4,3,3,4,2,3\n4,4,3,4,3,4,4,3,3\n`)).toEqual({
      n: 2,
      dropped: 0,
      ikm: 84.72,
      category: 'B',
      performance: 'Baik',
      perElement: {
        U1: { average: 4, index: 100, category: 'A' },
        U2: { average: 3.5, index: 87.5, category: 'B' },
        U3: { average: 3, index: 75, category: 'C' },
        U4: { average: 4, index: 100, category: 'A' },
        U5: { average: 3, index: 75, category: 'C' },
        U6: { average: 3.5, index: 87.5, category: 'B' },
        U7: { average: 4, index: 100, category: 'A' },
        U8: { average: 2.5, index: 62.5, category: 'D' },
        U9: { average: 3, index: 75, category: 'C' },
      },
    });
  });

  it.each([
    ['all fours', [row(4)], { n: 1, ikm: 100, category: 'A' }],
    ['all ones', [row(1), row(1)], { n: 2, ikm: 25, category: 'D' }],
    ['29 forms with 955 points', forms29(), { n: 29, ikm: 91.48, category: 'A' }],
  ])('%s', async (_, rows, expected) => {
    expect(await read([header, ...rows].join('\n'))).toMatchObject(expected);
  });

  it('drops a form that leaves something out, and says how many', async () => {
    const answer = await read(`${header}\n${row(4)}\n4,4,4,4,,4,4,4,4\n4,4,4\n4,4,4,4,4,4,4,4, \n`);
    expect(answer).toMatchObject({ n: 1, dropped: 3, ikm: 100 });
  });

  const plain = '4,3,3,4,3,3,4,2,1';
  it.each([
    ['a byte order mark, CRLF and semicolons', `\uFEFF${header}\r\n${plain}\r\n`.replaceAll(',', ';')],
    ['tabs', `${header}\n${plain}`.replaceAll(',', '\t')],
    ['quoted cells', `${header}\n${plain}`.replace(/[^,\n]+/g, '"$&"')],
    ['blank lines', `\n\n${header}\n\n${plain}\n  \n\n`],
    ['rows of delimiters, as a spreadsheet leaves them', `${header}\n${plain}\n,,,,,,,,\n`],
    ['headings in small letters with blanks', `${header.toLowerCase().replaceAll(',', ' , ')}\n${plain}`],
    ['blanks round the values', `${header}\n${plain.replaceAll(',', ' ,\u00a0')}`],
    ['delimiters at the end', `${header},,\n${plain},,,`],
    [
      'other order and other columns',
      'No,U9,U8,U7,U6,U5,U4,U3,U2,U1,Saran\n1,1,2,4,3,3,4,3,3,4,"baik, ""ya"""',
    ],
  ])('reads %s', async (_, content) => {
    expect(await read(content)).toEqual(await read(`${header}\n${plain}\n`));
    expect(await read(content)).toMatchObject({
      n: 1,
      perElement: { U8: { average: 2 }, U9: { average: 1 } },
    });
  });

  it('of no complete form is none, and says so', async () => {
    const empty = { average: null, index: null, category: null };
    for (const content of [header, `${header}\n1,2,3\n`]) {
      const answer = await read(content);
      expect(answer).toMatchObject({ n: 0, ikm: null, category: null, perElement: { U1: empty, U9: empty } });
      expect(answer.message).toMatch(/^Belum cukup responden/);
    }
  });

  it.each(['5', '0', '3.5', '3,5', 'abc', '-1', '04', '４', '1e0', 'NaN'])(
    'refuses %j and says where',
    async (value) => {
      const content = `U1;U2;U3;U4;U5;U6;U7;U8;U9\n4;4;4;4;4;4;4;4;4\n\n4;4;${value};4;4;4;4;4;4\n`;
      await expect(read(content)).rejects.toMatchObject({
        code: 'survey_value_not_valid',
        params: { row: '4', column: 'U3', value },
      });
    },
  );

  it.each([
    ['nothing', '', 'import_empty'],
    ['blank lines only', '\r\n \n', 'import_empty'],
    ['no heading', `${plain}\n`, 'survey_column_missing'],
    ['a column missing', 'U1,U2,U3,U4,U5,U6,U7,U9\n1,1,1,1,1,1,1,1', 'survey_column_missing'],
    ['a column twice', `${header},u3\n${plain},4`, 'survey_column_twice'],
    ['a row longer than its heading', `${header}\n${plain},4`, 'survey_row_too_long'],
    ['an open quote', `${header}\n"4,4`, 'import_quote_not_closed'],
    ['zero bytes', `${header}\n4,4,\0`, 'import_not_csv'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff]), 'import_not_utf8'],
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]), 'import_is_workbook'],
    ['UTF-16', Buffer.from(`\uFEFF${header}`, 'utf16le'), 'import_utf16'],
  ])('refuses %s', async (_, content, code) => {
    const refusal = await read(content).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ code });
    if (!(refusal instanceof Refusal)) return;
    for (const locale of ['id', 'en'] as const) {
      const words = translatorFor(locale)(`refusals.${code}` as 'refusals.import_empty', {
        ...refusal.params,
      });
      expect(words).not.toMatch(/[{}]|refusals/);
    }
  });

  it.each([join(directory, 'none.csv'), directory])('refuses what is no file', async (path) => {
    await expect(surveyIndexOfFile(path)).rejects.toMatchObject({
      code: 'import_file_missing',
      params: { path },
    });
  });
});

describe('lontar survey target', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    ['500', 217],
    ['1000000', 384],
  ])('%s', (population, target) => {
    expect(surveyTarget(population)).toEqual({ population: Number(population), target });
  });

  it.each(['', '-1', '1.5', '1e3', 'banyak', '99999999999999999999'])('refuses %j', (population) => {
    expect(() => surveyTarget(population)).toThrow(Refusal);
  });
});
