import { z } from 'zod';
import type { ComplaintFieldsBody } from '../../../contract/complaints/endpoints.ts';
import { longestDescription } from '../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import { preferredChannels } from '../../../contract/notifications/terms.ts';
import type { Locale } from '../../../locales/translator.ts';
import { parsePhone } from '../../modules/complaints/index.ts';

/** The fields of the public form, by the names that they have in it. */
export const formFields = [
  'nama',
  'alamat',
  'telepon',
  'surel',
  'uraian',
  'permintaan',
  'tempat',
  'tanggal',
  'jam',
  'saluran',
  'anonim',
  'rahasia',
  'pernyataan',
  'lampiran',
] as const;
export type FormField = (typeof formFields)[number];

export type Wrong =
  | { kind: 'required' | 'phone' | 'email' | 'email_needed' | 'date' | 'time' | 'future' | 'declare' }
  | { kind: 'too_long'; max: number; length: number }
  /** Said by a refusal in its own words. */
  | { kind: 'said'; words: string };
export type FieldFaults = Partial<Record<FormField, Wrong>>;

const longest: readonly (readonly [FormField, number])[] = [
  ['nama', 200],
  ['alamat', 500],
  ['telepon', 40],
  ['surel', 200],
  ['uraian', longestDescription],
  ['permintaan', 2000],
  ['tempat', 300],
];
const required = ['nama', 'alamat', 'telepon', 'uraian', 'tempat', 'tanggal', 'jam'] as const;
const channels = z.enum(preferredChannels);
const isoDate = z.iso.date();
const wallTime = /^([01]\d|2[0-3])[:.]([0-5]\d)$/;

/** The day as the browser's field sends it, or as people type it where there is none: 24-11-2026. */
function readDay(text: string): string | null {
  const typed = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  const day =
    typed === null ? text : `${typed[3]}-${typed[2]?.padStart(2, '0')}-${typed[1]?.padStart(2, '0')}`;
  return isoDate.safeParse(day).success ? day : null;
}

function readTime(text: string): string | null {
  const parts = wallTime.exec(text.padStart(5, '0'));
  return parts === null ? null : `${parts[1]}:${parts[2]}`;
}

export interface Now {
  /** In the office's zone. */
  day: IsoDate;
  time: string;
}

/** What is wrong with the form, field by field; empty when it can be booked. */
export function faultsOf(fields: Readonly<Record<string, string>>, now: Now): FieldFaults {
  const faults: FieldFaults = {};
  const value = (name: FormField) => fields[name] ?? '';
  for (const name of required) if (value(name) === '') faults[name] = { kind: 'required' };
  for (const [name, max] of longest) {
    const { length } = value(name);
    if (length > max) faults[name] = { kind: 'too_long', max, length };
  }
  if (faults.telepon === undefined && parsePhone(value('telepon')) === null)
    faults.telepon = { kind: 'phone' };
  if (value('surel') !== '' && !z.email().safeParse(value('surel')).success) faults.surel = { kind: 'email' };
  if (value('saluran') === 'email' && value('surel') === '') faults.surel = { kind: 'email_needed' };
  const day = readDay(value('tanggal'));
  const time = readTime(value('jam'));
  if (faults.tanggal === undefined && day === null) faults.tanggal = { kind: 'date' };
  if (faults.jam === undefined && time === null) faults.jam = { kind: 'time' };
  if (day !== null && day > now.day) faults.tanggal = { kind: 'future' };
  if (day === now.day && time !== null && time > now.time) faults.jam = { kind: 'future' };
  if (value('pernyataan') === '') faults.pernyataan = { kind: 'declare' };
  return faults;
}

/** The form as the register books it; called once its fields are in order. */
export function bookingOf(fields: Readonly<Record<string, string>>, locale: Locale): ComplaintFieldsBody {
  const value = (name: FormField) => fields[name] ?? '';
  const channel = channels.safeParse(value('saluran'));
  return {
    name: value('nama'),
    address: value('alamat'),
    phone: value('telepon'),
    ...(value('surel') !== '' && { email: value('surel') }),
    description: value('uraian'),
    ...(value('permintaan') !== '' && { remedy: value('permintaan') }),
    submittedPlace: value('tempat'),
    submittedOn: readDay(value('tanggal')) ?? undefined,
    submittedTime: readTime(value('jam')) ?? undefined,
    preferredChannel: channel.success ? channel.data : 'sms',
    locale,
    anonymous: value('anonim') !== '',
    confidential: value('rahasia') !== '',
  };
}

/** Same words by the same telephone, however they are spaced. */
export function sameText(fields: Readonly<Record<string, string>>): string {
  return (fields.uraian ?? '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
