import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Db } from '../../db/database.ts';
import { servedWithin } from '../../modules/applications/index.ts';
import { blanksAtHand } from '../../modules/cards/index.ts';
import { answeredInTime } from '../../modules/complaints/index.ts';
import { dateIn } from '../../modules/office/index.ts';
import { queueNow } from '../../modules/queue/index.ts';
import { type PublishedIndex, publishedIndex } from '../../modules/surveys/index.ts';
import { smallestCell } from '../../statistics/small-cells.ts';

/** Days of service that the figures look back on, today among them. */
export const servedDays = 30;
/** Complaints are few: a longer span, so that there is something to say. */
const complaintDays = 90;

/** A share of cases that is published: exactly, or as a bound where one of the two counts would be a small number. */
export type Share = { kind: 'exact' | 'atLeast' | 'atMost'; share: number };

/** ISO dates, both with it. */
interface Span {
  from: IsoDate;
  to: IsoDate;
}

export interface LiveFigures {
  /** When they were measured. */
  asOf: Date;
  /** Null values: fewer cases than anything is said of. */
  served: Span & { cases: number; medianMs: number | null; within: number | null };
  answered: Span & { cases: number; within: Share | null };
  blanks: number;
  survey: PublishedIndex;
  queue: Awaited<ReturnType<typeof queueNow>>;
}

/**
 * What may be said of `part` in `cases`: nothing of fewer than five; and where one to four were late (or kept), only
 * that they are fewer than five, as in all that is published of complaints.
 */
export function publishedShare(part: number, cases: number): Share | null {
  if (cases < smallestCell) return null;
  const isSmall = (count: number) => count > 0 && count < smallestCell;
  if (isSmall(cases - part)) return { kind: 'atLeast', share: (cases - smallestCell + 1) / cases };
  if (isSmall(part)) return { kind: 'atMost', share: (smallestCell - 1) / cases };
  return { kind: 'exact', share: part / cases };
}

/** Midnight at the beginning of a day where the office stands. */
export function startOfDay(day: Temporal.PlainDate, zone: string): Date {
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}

/** The figures of the public pages as they stand at an instant. */
export async function readFigures(
  db: Db,
  office: { code: string; zone: string },
  at: Date,
): Promise<LiveFigures> {
  const today = Temporal.PlainDate.from(dateIn(office.zone, at));
  const to = today.toString();
  const since = (days: number) => today.subtract({ days: days - 1 });
  const [served, answered, blanks, survey, queue] = await Promise.all([
    servedWithin(db, office.code, {
      from: startOfDay(since(servedDays), office.zone),
      before: startOfDay(today.add({ days: 1 }), office.zone),
    }),
    answeredInTime(db, office.code, { from: since(complaintDays).toString(), to }),
    blanksAtHand(db, office.code),
    publishedIndex(db, office.code, at),
    queueNow(db, office.code, at),
  ]);
  const enough = served.cases >= smallestCell;
  return {
    asOf: at,
    served: {
      from: since(servedDays).toString(),
      to,
      cases: served.cases,
      medianMs: enough ? served.medianMs : null,
      within: enough ? served.inTime / served.cases : null,
    },
    answered: {
      from: since(complaintDays).toString(),
      to,
      cases: answered.cases,
      within: publishedShare(answered.inTime, answered.cases),
    },
    blanks,
    survey,
    queue,
  };
}
