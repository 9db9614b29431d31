import type { Command } from 'commander';
import { z } from 'zod';
import type { IsoDate } from '../../contract/fields.ts';
import office from '../../data/demonstration/office.json';
import { formatLongDate } from '../../locales/format.ts';
import { translatorFor } from '../../locales/translator.ts';
import { type DatabaseToRead, databaseToRead } from '../config.ts';
import type { Db } from '../db/database.ts';
import { openExisting } from '../db/existing.ts';
import {
  addWorkingDays,
  bundledCalendar,
  type Calendar,
  hasOffices,
  listDays,
  loadCalendar,
  suggestedDays,
} from '../modules/calendar/index.ts';
import { chooseOffice } from '../modules/office/index.ts';
import { Refusal } from '../refusal.ts';

const mostDays = 1000;
const isoDate = z.iso.date();

interface Options {
  json?: boolean;
  dispensation?: boolean;
  office?: string;
}

interface Source {
  calendar: Calendar;
  /** Null where Lontar's own copy of the decrees was used. */
  officeCode: string | null;
  regionalDays: readonly string[];
}

function bundled(code = office.code): Source {
  return {
    calendar: bundledCalendar(),
    officeCode: null,
    regionalDays: suggestedDays(code).map(({ onDate }) => onDate),
  };
}

async function ofOffice(db: Db, named: string | undefined): Promise<Source> {
  if (named === undefined && !(await hasOffices(db))) return bundled();
  const officeCode = await chooseOffice(db, named);
  const calendar = await loadCalendar(db, officeCode);
  const days = await listDays(db, officeCode, calendar.version);
  const entered = days.filter(({ kind }) => kind === 'dispensasi_daerah').map(({ onDate }) => onDate);
  const suggested = suggestedDays(officeCode).map(({ onDate }) => onDate);
  return { calendar, officeCode, regionalDays: [...entered, ...suggested] };
}

/** The calendar of the installation that is there already, else the decrees that come along; nothing is made. */
async function sourceOf(database: DatabaseToRead, named: string | undefined): Promise<Source> {
  const existing = await openExisting(database, 'calendar_versions');
  if (existing === null) return bundled(named);
  try {
    return await ofOffice(existing.db, named);
  } finally {
    await existing.close();
  }
}

/** The due date of `days` working days from `date`, and the calendar by which it was counted. */
export async function dueDate(
  database: DatabaseToRead,
  date: IsoDate,
  days: string,
  options: Pick<Options, 'dispensation' | 'office'> = {},
) {
  if (!isoDate.safeParse(date).success) throw new Refusal('invalid', 'due_date_not_valid', { date });
  if (!/^\d{1,4}$/.test(days) || Number(days) > mostDays) {
    throw new Refusal('invalid', 'due_days_not_valid', { days, most: String(mostDays) });
  }
  const { calendar, officeCode, regionalDays } = await sourceOf(database, options.office);
  const dispensation = options.dispensation === true;
  const counted = dispensation
    ? { ...calendar, closedDays: new Set([...calendar.closedDays, ...regionalDays]) }
    : calendar;
  const { due, tentative } = addWorkingDays(date, Number(days), counted);
  return {
    from: date,
    workingDays: Number(days),
    due,
    tentative,
    dispensation,
    calendar: {
      source: officeCode === null ? ('bundled' as const) : ('office' as const),
      ...(officeCode !== null && { office: officeCode }),
      version: calendar.version,
      loadedYears: [...calendar.loadedYears],
    },
  };
}

function inWords({ from, workingDays, due, tentative, calendar }: Awaited<ReturnType<typeof dueDate>>) {
  const t = translatorFor('id');
  const long = (date: IsoDate) => formatLongDate(date, { locale: 'id', zone: 'UTC' });
  return [
    t('calendar.command.due', { from: long(from), days: workingDays, due: due === null ? '–' : long(due) }),
    ...(tentative ? [t('calendar.command.tentative')] : []),
    calendar.office === undefined
      ? t('calendar.command.bundled')
      : t('calendar.command.office', { office: calendar.office, version: calendar.version }),
  ];
}

export function register(program: Command) {
  program
    .command('due')
    .description('Menghitung batas waktu: hari kerja sesudah tanggal diterima, menurut kalender yang dimuat')
    .argument('<date>', 'tanggal diterima, misalnya 2026-03-13; hari itu adalah hari ke-0')
    .argument('<days>', 'jumlah hari kerja')
    .option('--json', 'keluaran JSON saja')
    .option('--dispensation', 'hari dispensasi daerah ikut menghentikan hitungan')
    .option('--office <code>', 'kode kantor, bila ada lebih dari satu')
    .action(async (date: IsoDate, days: string, options: Options) => {
      const answer = await dueDate(databaseToRead(), date, days, options);
      console.log(options.json ? JSON.stringify(answer) : inWords(answer).join('\n'));
    });
}
