// Pure: values in, values out.
import { Temporal } from 'temporal-polyfill';
import type { BlankState } from '../../../contract/cards.ts';

/** Serials as a delivery note gives them: a fixed part and a counted part of fixed width. */
export interface SerialRange {
  prefix: string;
  digits: number;
  first: number;
  last: number;
  quantity: number;
}

const largestRange = 20_000;

type RangeProblem =
  | 'serial_without_number'
  | 'serial_range_uneven'
  | 'serial_range_backwards'
  | 'serial_range_too_long';

/** Reads "TBN0012001" to "TBN0013000" as a range, or says what is wrong with it. */
export function readSerialRange(firstSerial: string, lastSerial: string): SerialRange | RangeProblem {
  const first = splitSerial(firstSerial);
  const last = splitSerial(lastSerial);
  if (first === null || last === null) return 'serial_without_number';
  if (first.prefix !== last.prefix || first.digits !== last.digits) return 'serial_range_uneven';
  if (last.number < first.number) return 'serial_range_backwards';
  const quantity = last.number - first.number + 1;
  if (quantity > largestRange) return 'serial_range_too_long';
  return { prefix: first.prefix, digits: first.digits, first: first.number, last: last.number, quantity };
}

/** At most 15 digits count, which a JS number holds exactly; what stands before them belongs to the prefix. */
function splitSerial(serial: string): { prefix: string; digits: number; number: number } | null {
  const match = /^(.*?)([0-9]{1,15})$/u.exec(serial);
  const [, prefix, counted] = match ?? [];
  if (prefix === undefined || counted === undefined) return null;
  return { prefix, digits: counted.length, number: Number(counted) };
}

export function serialOf(range: Pick<SerialRange, 'prefix' | 'digits'>, number: number): string {
  return range.prefix + String(number).padStart(range.digits, '0');
}

/** Why a blank cannot become this operator's card (R40); null when it can. */
type BlankRefusal = 'blank_already_used' | 'blank_spoiled' | 'blank_not_issued_to_you';

export function consumptionRefusal(
  blank: { state: BlankState; holderId: string | null },
  operatorId: string,
): BlankRefusal | null {
  if (blank.state === 'used') return 'blank_already_used';
  if (blank.state === 'spoiled') return 'blank_spoiled';
  return blank.state === 'with_operator' && blank.holderId === operatorId ? null : 'blank_not_issued_to_you';
}

/** What became of the old card at handover, as the ledger of cards keeps it. */
export const oldCardOutcomes = {
  withdrawn: { state: 'withdrawn', reason: 'replaced' },
  never_had: { state: 'withdrawn', reason: 'mistaken' },
  lost_with_police_letter: { state: 'lost', reason: 'lost' },
  other: { state: 'withdrawn', reason: 'replaced' },
} as const;
export type OldCard = keyof typeof oldCardOutcomes;

/** One day of the office, as instants: from midnight to the next in its own zone. */
export function dayIn(zone: string, isoDate: string): { from: Date; to: Date } {
  const day = Temporal.PlainDate.from(isoDate);
  const at = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(zone).epochMilliseconds);
  return { from: at(day), to: at(day.add({ days: 1 })) };
}
