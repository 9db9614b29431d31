// Pure: values in, values out.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { IsoDate } from '../contract/fields.ts';

/** Where an office of Indonesia may stand. */
export const officeZone = z.enum(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']);
export type OfficeZone = z.infer<typeof officeZone>;

/** The ISO date of an instant where the office stands. */
export function dateIn(zone: string, at: Date): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** The wall clock of the office at an instant, "09:05". */
export function timeIn(zone: string, at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}
