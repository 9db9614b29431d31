// Pure: values in, values out.
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../../contract/fields.ts';

/** Messages a day by each channel, until the office says otherwise: far above its busiest day. */
export const usualPerDay = 2000;

/** Of a channel's day, what strangers may set off: the rest is kept for what officers have to say. */
export const shareOfStrangers = (perDay: number): number => Math.floor(perDay / 2);

/** The office's day of an instant: its date, its first instant, and that of the next day. */
export function dayAround(zone: string, at: Date): { today: IsoDate; begins: Date; ends: Date } {
  const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).startOfDay();
  return {
    today: day.toPlainDate().toString(),
    begins: new Date(day.epochMilliseconds),
    ends: new Date(day.add({ days: 1 }).epochMilliseconds),
  };
}
