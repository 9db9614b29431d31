import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { isoDate, isoInstant, uuid } from './fields.ts';
import type { Role } from './roles.ts';

/** What closes a day: a public holiday, collective leave (both by joint decree), or leave by a regional circular. */
export const holidayKinds = ['libur_nasional', 'cuti_bersama', 'dispensasi_daerah'] as const;
export type HolidayKind = (typeof holidayKinds)[number];

export const calendarCauses = ['initial', 'days_added', 'day_removed', 'year_loaded', 'switch_set'] as const;

const keepers: readonly Role[] = ['administrator'];
/** Whether a kind of day stops the clock is an order of the head of office. */
const whoSwitches: readonly Role[] = ['head_of_office'];
const whoIsWarned: readonly Role[] = [
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
  'complaints_officer',
  'administrator',
];

const kind = z.enum(holidayKinds);
const decree = z.string().trim().min(3).max(200);
const dayName = z.string().trim().min(3).max(120);
const reason = z.string().trim().min(3).max(500);
const year = z.coerce.number().int().min(2020).max(2100);
const namedDay = z.strictObject({ onDate: isoDate, nameId: dayName, nameEn: dayName });

const dayView = z.object({
  id: uuid,
  onDate: isoDate,
  kind,
  nameId: z.string(),
  nameEn: z.string(),
  decree: z.string(),
  addedIn: z.number().int(),
});
export type HolidayView = z.infer<typeof dayView>;

const switchView = z.object({
  kind,
  stopsClock: z.boolean(),
  decree: z.string().nullable(),
  setIn: z.number().int(),
});

const versionView = z.object({
  version: z.number().int(),
  cause: z.enum(calendarCauses),
  /** Null for the first, which the office has from the beginning. */
  madeAt: isoInstant.nullable(),
  madeBy: z.string().nullable(),
  reason: z.string().nullable(),
  added: z.array(isoDate),
  removed: z.array(isoDate),
  switched: z.object({ kind, stopsClock: z.boolean() }).nullable(),
});
export type CalendarVersionView = z.infer<typeof versionView>;

export const calendarActions = ['addDays', 'removeDay', 'loadYear', 'setSwitch'] as const;

const yearView = z.object({
  year: z.number().int(),
  version: z.number().int(),
  /** The decree by which the year was loaded; null when of this year only the weekends are known. */
  decree: z.string().nullable(),
  /** Monday to Friday without the days that stop the clock. */
  workingDays: z.number().int(),
  days: z.array(dayView),
  /** Days that a regional circular may name; they count for nothing until they are entered with its number. */
  suggestions: z.array(namedDay),
  switches: z.array(switchView),
  loadedYears: z.array(z.number().int()),
  /** Years that came with the software and are not loaded. */
  bundledYears: z.array(z.number().int()),
  /** The year whose holidays are overdue. */
  missingYear: z.number().int().nullable(),
  versions: z.array(versionView),
  allowedActions: z.array(z.enum(calendarActions)),
});
export type CalendarYearView = z.infer<typeof yearView>;

/** The version that was made, and how many open complaints are due on another date by it. */
const outcome = z.object({ version: z.number().int(), moved: z.number().int() });

const addDays = z.strictObject({ kind, decree, days: z.array(namedDay).min(1).max(40) });
const loadYear = z.strictObject({
  year: year,
  /** Left out, with `days`, for a year that came with the software. */
  decree: decree.optional(),
  days: z
    .array(namedDay.extend({ kind: z.enum(['libur_nasional', 'cuti_bersama']) }))
    .max(80)
    .optional(),
});
const setSwitch = z.strictObject({ stopsClock: z.boolean(), decree: decree.optional() });

/** A change as a question: what would it do? */
const change = z.discriminatedUnion('change', [
  addDays.extend({ change: z.literal('addDays') }),
  z.strictObject({ change: z.literal('removeDay'), id: uuid, reason }),
  loadYear.extend({ change: z.literal('loadYear') }),
  setSwitch.extend({ change: z.literal('setSwitch'), kind }),
]);
export type CalendarChange = z.infer<typeof change>;

export const calendar = {
  year: endpoint({
    method: 'GET',
    path: '/api/calendar/years/:year',
    access: 'signed_in',
    params: z.strictObject({ year }),
    reply: yearView,
  }),
  /** For the notice in the frame: the year whose holidays are overdue. */
  alarm: endpoint({
    method: 'GET',
    path: '/api/calendar/alarm',
    access: whoIsWarned,
    reply: z.object({ missingYear: z.number().int().nullable() }),
  }),
  addDays: endpoint({
    method: 'POST',
    path: '/api/calendar/days',
    access: keepers,
    body: addDays,
    reply: outcome,
  }),
  removeDay: endpoint({
    method: 'POST',
    path: '/api/calendar/days/:id/removal',
    access: keepers,
    params: z.strictObject({ id: uuid }),
    body: z.strictObject({ reason }),
    reply: outcome,
  }),
  loadYear: endpoint({
    method: 'POST',
    path: '/api/calendar/years',
    access: keepers,
    body: loadYear,
    reply: outcome,
  }),
  setSwitch: endpoint({
    method: 'PUT',
    path: '/api/calendar/switches/:kind',
    access: whoSwitches,
    params: z.strictObject({ kind }),
    body: setSwitch,
    reply: outcome,
  }),
  /** Tells how many open complaints would be due on another date, and changes nothing. */
  preview: endpoint({
    method: 'POST',
    path: '/api/calendar/preview',
    access: ['administrator', 'head_of_office'],
    body: z.strictObject({ change }),
    reply: z.object({ moved: z.number().int() }),
  }),
};
