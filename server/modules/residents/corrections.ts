import { type CardElement, correctable, type ElementKind } from '../../../contract/applications/terms.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { type Finding, Refusal } from '../../refusal.ts';
import { codeListNames } from '../code-lists/index.ts';
import { isoDay } from './nik.ts';
import { ruleLists } from './rule-lists.ts';
import { type ElementChange, lockResident, writeElements } from './store.ts';

/** How the text of each kind becomes the column's value; null is a value that cannot be. */
const readers: Readonly<Record<ElementKind, (text: string, element: CardElement) => string | number | null>> =
  {
    text: (text) => {
      const kept = text.replace(/\s+/g, ' ').trim().toUpperCase();
      return kept.length >= 1 && kept.length <= 200 ? kept : null;
    },
    date: (text) => {
      const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
      return year === undefined ? null : isoDay(Number(year), Number(month), Number(date));
    },
    code: (text, element) => {
      const list = codeListNames.find((name) => name === element);
      return list === undefined || ruleLists.codes.get(list, text) === undefined ? null : Number(text);
    },
    threeDigits: (text) => (/^[0-9]{3}$/.test(text) ? text : null),
    village: (text) => (ruleLists.regions.get(text)?.level === 'village' ? text : null),
  };

export interface Correction {
  residentId: string;
  /** Each against the value that the officer saw: a change made meanwhile by somebody else is never overwritten. */
  changes: readonly { element: CardElement; from: string | null; to: string }[];
  applicationId: string | null;
  source: 'application' | 'import_conflict';
}

/**
 * Corrects elements of a resident in the caller's transaction: locks the row, compares the old values, writes
 * the new ones with their history, raises the version. The NIK is no element: it never changes.
 */
export async function correctElements(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  correction: Correction,
): Promise<{ version: number }> {
  const row = await lockResident(tx, correction.residentId);
  const stale: string[] = [];
  const invalid: Finding[] = [];
  const changes: ElementChange[] = [];
  const columns: Record<string, string | number> = {};
  for (const { element, from, to } of correction.changes) {
    const { field, kind } = correctable[element];
    const present = String(row[field]);
    const value = readers[kind](to, element);
    if (present !== from) stale.push(element);
    else if (value === null)
      invalid.push({ code: 'element_value', level: 'T', field: element, params: { element } });
    else if (String(value) !== present) {
      columns[field] = value;
      changes.push({ element, from: present, to: String(value) });
    }
  }
  if (stale.length > 0)
    throw new Refusal('conflict', 'element_changed_meanwhile', { elements: stale.join(', ') });
  if (invalid.length > 0) {
    const named = invalid.map(({ field }) => field).join(', ');
    throw new Refusal('invalid', 'element_value_not_valid', { elements: named }, invalid);
  }
  if (changes.length === 0) throw new Refusal('conflict', 'nothing_changes');

  const { residentId, applicationId, source } = correction;
  const { version, officeCode } = row;
  await writeElements(tx, ctx, { residentId, officeCode, version, columns, changes, applicationId, source });
  return { version: version + 1 };
}
