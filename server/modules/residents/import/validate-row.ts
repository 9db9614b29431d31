// Pure: values in, values out.
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Finding, RefusalParams } from '../../../refusal.ts';
import { parseKk } from '../nik.ts';
import {
  type ReadingContext,
  type RegisterValue,
  readers,
  registerValue,
  type SiakCells,
  siakColumns,
} from './siak-fields.ts';

/** Something found in a row of a file. A rejected row is not loaded; a warned one is, with its warning kept. */
export interface ImportFinding {
  line: number;
  code: string;
  level: 'reject' | 'warn';
  /** The rule's own level: T rejects; H and I warn and are kept with the resident. */
  rule: Finding['level'];
  field: string;
  params: RefusalParams;
}

/** A row that can be loaded. */
export interface SiakResident {
  line: number;
  nik: string;
  kkNumber: string;
  kkIssuedOn: IsoDate;
  cardPrinted: boolean;
  /** The last change in SIAK: the file vouches for the row as of this day. */
  changedOn: IsoDate | null;
  /** What was read of each column, in the order of `readers`. */
  values: readonly RegisterValue[];
}

export interface ValidatedRow {
  line: number;
  /** Null when a finding rejects the row. */
  resident: SiakResident | null;
  findings: readonly ImportFinding[];
}

const longestText = 200;

/** Validates rows of one file one after another: it remembers the NIKs it has seen. */
export function rowValidator({ today, regions, codes, regencyCode }: ReadingContext) {
  const seen = new Set<string>();

  return function validateRow(line: number, cells: SiakCells): ValidatedRow {
    const found: ImportFinding[] = [];
    const note = (findings: readonly Finding[]) => {
      for (const { code, level, field = '', params = {} } of findings) {
        found.push({ line, code, level: level === 'T' ? 'reject' : 'warn', rule: level, field, params });
      }
    };
    const row = { today, regions, codes, regencyCode, cells, seen, note };
    const values = readers.map(({ column, read }) => read(cells[column], row, column));
    for (const column of siakColumns) {
      if (cells[column].length > longestText)
        note([{ code: 'text_too_long', level: 'T', field: column, params: { limit: longestText } }]);
    }
    const rejections = found.filter(({ level }) => level === 'reject');
    const { kkNumber, nik } = cells;
    const { issuedOn } = parseKk(kkNumber, today);
    if (rejections.length > 0 || issuedOn === null) {
      // What only warns is validated anew when the row comes back corrected.
      return { line, resident: null, findings: rejections };
    }
    const changed = registerValue(values, 'changedOn');
    const changedOn = typeof changed === 'string' ? changed : null;
    const cardPrinted = registerValue(values, 'cardPrinted') === 'S';
    const resident = { line, nik, kkNumber, kkIssuedOn: issuedOn, cardPrinted, changedOn, values };
    return { line, resident, findings: found };
  };
}
