import type { CardElement } from '../../../contract/applications/endpoints.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { type Finding, Refusal } from '../../refusal.ts';
import type { CodeListName } from '../code-lists/index.ts';
import { isoDay } from './nik.ts';
import { ruleLists } from './rule-lists.ts';
import { type ElementChange, lockResident, writeElements } from './store.ts';

/** The column of each element, and how its text becomes the column's value; null is a value that cannot be. */
const elements: Readonly<
  Record<CardElement, { column: string; read: (text: string) => string | number | null }>
> = {
  name: { column: 'name', read: upper },
  birth_place: { column: 'birthPlace', read: upper },
  birth_date: { column: 'birthDate', read: day },
  blood_type: { column: 'bloodType', read: code('blood_type') },
  religion: { column: 'religion', read: code('religion') },
  marital_status: { column: 'maritalStatus', read: code('marital_status') },
  occupation: { column: 'occupation', read: code('occupation') },
  education: { column: 'education', read: code('education') },
  address: { column: 'address', read: upper },
  rt: { column: 'rt', read: threeDigits },
  rw: { column: 'rw', read: threeDigits },
  village_code: { column: 'villageCode', read: village },
};

function upper(text: string): string | null {
  const kept = text.replace(/\s+/g, ' ').trim().toUpperCase();
  return kept.length >= 1 && kept.length <= 200 ? kept : null;
}

function day(text: string): string | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year === undefined ? null : isoDay(Number(year), Number(month), Number(date));
}

function code(list: CodeListName): (text: string) => number | null {
  return (text) => (ruleLists.codes.get(list, text) === undefined ? null : Number(text));
}

function threeDigits(text: string): string | null {
  return /^[0-9]{3}$/.test(text) ? text : null;
}

function village(text: string): string | null {
  return ruleLists.regions.get(text)?.level === 'village' ? text : null;
}

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
  const row: Readonly<Record<string, unknown>> & { version: number; officeCode: string } = await lockResident(
    tx,
    correction.residentId,
  );
  const stale: string[] = [];
  const invalid: Finding[] = [];
  const changes: ElementChange[] = [];
  const columns: Record<string, string | number> = {};
  for (const { element, from, to } of correction.changes) {
    const { column, read } = elements[element];
    const present = String(row[column]);
    const value = read(to);
    if (present !== from) stale.push(element);
    else if (value === null)
      invalid.push({ code: 'element_value', level: 'T', field: element, params: { element } });
    else if (String(value) !== present) {
      columns[column] = value;
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
