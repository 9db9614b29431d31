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

/** ISO dates, both with it. */
interface Span {
  from: IsoDate;
  to: IsoDate;
}

export interface LiveFigures {
  /** When they were measured. */
  asOf: Date;
  /** Null values: fewer cases than anything is said of. Being answered late points at nobody, so counts are exact. */
  served: Span & { cases: number; inTime: number; medianMs: number | null; within: number | null };
  answered: Span & { cases: number; inTime: number; within: number | null };
  blanks: number;
  survey: PublishedIndex;
  queue: Awaited<ReturnType<typeof queueNow>>;
}

/** Of so few that one more would change everything, nothing is said. */
export const shareOf = ({ inTime, cases }: { inTime: number; cases: number }): number | null =>
  cases < smallestCell ? null : inTime / cases;

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
  return {
    asOf: at,
    served: {
      from: since(servedDays).toString(),
      to,
      cases: served.cases,
      inTime: served.inTime,
      medianMs: served.cases < smallestCell ? null : served.medianMs,
      within: shareOf(served),
    },
    answered: {
      from: since(complaintDays).toString(),
      to,
      ...answered,
      within: shareOf(answered),
    },
    blanks,
    survey,
    queue,
  };
}
