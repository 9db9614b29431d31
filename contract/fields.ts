import { z } from 'zod';

/** Field shapes that several endpoints share. Every text has a bound: nothing unbounded reaches the database. */
export const uuid = z.uuid();
export const isoDate = z.iso.date();
export const isoInstant = z.iso.datetime({ offset: true });
/** Free words of an officer: a reason, a note. */
export const words = z.string().trim().min(3).max(2000);
export const optionalWords = z.string().trim().max(2000).optional();
export const kkText = z.string().regex(/^[0-9]{16}$/);
/** Serial number printed on a blank card. */
export const blankSerial = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9-]{4,24}$/);
export const byId = z.strictObject({ id: uuid });

/** The keys of a table in their order. */
export const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
