import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import codesCsv from '../../../data/codes/codes.csv?raw';
import { buildCodeIndex, type CodeValue, codeListNames } from './code-index.ts';

const codeRow = z.object({
  list: z.enum(codeListNames),
  code: z.string(),
  label: z.string(),
  card_label: z.string(),
  short: z.string(),
  aliases: z.string(),
});

const orNull = (text: string) => (text === '' ? null : text);

/** The national code lists as they are shipped, in their order. */
export const bundledCodes: readonly CodeValue[] = z
  .array(codeRow)
  .parse(parse(codesCsv, { columns: true }))
  .map(({ list, code, label, card_label, short, aliases }) => ({
    list,
    code,
    label,
    cardLabel: orNull(card_label),
    short: orNull(short),
    aliases: aliases === '' ? [] : aliases.split('|'),
  }));

/** The shipped code lists, by list, code and written label. */
export const codeIndex = buildCodeIndex(bundledCodes);
