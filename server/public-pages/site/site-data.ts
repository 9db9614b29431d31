import { Temporal } from 'temporal-polyfill';
import { mandatoryFields, serviceComponents } from '../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import { findWords, translatorFor } from '../../../locales/translator.ts';
import { csvCell } from '../../adapters/csv/csv-cell.ts';
import type { Db } from '../../db/database.ts';
import { publishedSteps, servedByDay } from '../../modules/applications/index.ts';
import { dateIn } from '../../modules/office/index.ts';
import type { PublishedStandard } from '../../modules/service-standards/index.ts';
import { smallestCell, suppress } from '../../statistics/small-cells.ts';
import { requirementName } from '../standard/standard-parts.tsx';
import { startOfDay } from './live-figures.ts';
import type { SiteOffice, Snapshot } from './site.ts';

/** Named with every set of data, so that nobody need ask what may be done with it. */
export const licence = 'https://creativecommons.org/licenses/by/4.0/';

/** Days back of which each has a line of its own. */
const daysBack = 90;

const both = (words: (locale: 'id' | 'en') => string) => ({ id: words('id'), en: words('en') });

/** The standard in force, as the desk enforces it and as the page says it. */
export function standardData(office: SiteOffice, standard: PublishedStandard) {
  return {
    office: office.name,
    licence,
    version: standard.number,
    inForceSince: standard.heldFrom,
    // The installed version was approved by nobody.
    approvedOn: standard.approvedAt === null ? null : dateIn(office.zone, standard.approvedAt),
    promiseSeconds: standard.promiseSeconds,
    cost: 0,
    steps: publishedSteps().map(({ key }) => ({
      step: Number(key),
      text: both((locale) => translatorFor(locale)(`site.steps.${key}`)),
    })),
    requirements: standard.requirements.map((requirement) => ({
      service: requirement.service,
      code: requirement.code,
      name: both((locale) => requirementName(requirement, locale)),
      mandatory: requirement.mandatory,
      legalBasis: requirement.legalBasis,
      /** The desk does without it for these reasons. */
      unless: standard.excuses
        .filter((excuse) => requirement.service === 'recording' && excuse.requirement === requirement.code)
        .map(({ code, legalBasis }) => ({
          code,
          name: both((locale) => findWords(locale, 'recordings.reasons', code) ?? code),
          legalBasis,
        })),
    })),
    complaints: {
      responseWorkingDays: standard.responseDays,
      phone: standard.phone,
      writtenFields: mandatoryFields.letter,
      telephoneFields: mandatoryFields.telephone,
    },
    components: serviceComponents.map((code, index) => ({
      number: index + 1,
      code,
      published: index < 6,
      name: both((locale) => translatorFor(locale)(`complaints.components.${code}`)),
      text: standard.texts[code],
    })),
  };
}

export interface DayLine {
  day: IsoDate;
  /** Null: too few to be published. */
  completed: number | null;
  medianSeconds: number | null;
  withinPromise: number | null;
}

/** Days on which cards were handed over; what is said of fewer than five would be said of persons. */
async function dayLines(db: Db, office: SiteOffice, today: Temporal.PlainDate): Promise<DayLine[]> {
  const days = await servedByDay(db, office, {
    from: startOfDay(today.subtract({ days: daysBack }), office.zone),
    before: startOfDay(today, office.zone),
  });
  const published = suppress(days.map(({ day, cases }) => ({ key: day, count: cases })));
  return days.map(({ day, cases, medianMs, inTime }, index) => {
    const completed = published[index]?.count ?? null;
    const isTold = completed !== null;
    return {
      day,
      completed,
      medianSeconds: isTold && medianMs !== null ? Math.round(medianMs / 1000) : null,
      withinPromise: isTold ? Math.round((inTime / cases) * 1000) / 1000 : null,
    };
  });
}

/** Statistics up to yesterday, day by day, with the figures that the pages show. */
export async function statisticsData(db: Db, { office, figures, standard }: Snapshot, at: Date) {
  const today = Temporal.PlainDate.from(dateIn(office.zone, at));
  const { served, answered } = figures;
  return {
    office: office.name,
    licence,
    asOf: figures.asOf.toISOString(),
    smallestCell,
    promiseSeconds: standard.promiseSeconds,
    last30Days: {
      from: served.from,
      to: served.to,
      completed: served.within === null ? null : served.cases,
      medianSeconds: served.medianMs === null ? null : Math.round(served.medianMs / 1000),
      withinPromise: served.within,
    },
    complaintsAnsweredInTime: {
      from: answered.from,
      to: answered.to,
      responseWorkingDays: standard.responseDays,
      complaints: answered.within === null ? null : answered.cases,
      inTime: answered.within,
    },
    blanks: figures.blanks,
    days: await dayLines(db, office, today),
  };
}

export const standardColumns = [
  'part',
  'service',
  'code',
  'value',
  'mandatory',
  'legalBasis',
  'id',
  'en',
  'ban',
] as const;
type StandardLine = Partial<Record<(typeof standardColumns)[number], string | number>>;

/** The same as rows: one value, step, requirement or component each. */
export function standardLines(office: SiteOffice, standard: PublishedStandard): string {
  const data = standardData(office, standard);
  const lines: StandardLine[] = [
    { part: 'version', value: data.version },
    { part: 'inForceSince', value: data.inForceSince },
    { part: 'approvedOn', value: data.approvedOn ?? '' },
    { part: 'promiseSeconds', value: data.promiseSeconds },
    { part: 'cost', value: data.cost },
    { part: 'complaintResponseWorkingDays', value: data.complaints.responseWorkingDays },
    { part: 'complaintPhone', value: data.complaints.phone ?? '' },
    ...data.steps.map(({ step, text }) => ({ part: 'step', value: step, ...text })),
    ...data.requirements.map(({ service, code, mandatory, legalBasis, name }) => ({
      part: 'requirement',
      service,
      code,
      mandatory: mandatory ? 1 : 0,
      legalBasis,
      ...name,
    })),
    ...data.components.flatMap(({ number, code, name, text }) => [
      { part: 'component', code, value: number, ...name },
      { part: 'componentText', code, value: number, ...text },
    ]),
  ];
  return csvOf(
    standardColumns,
    lines.map((line) => standardColumns.map((column) => line[column] ?? null)),
  );
}

/** Comma-separated (RFC 4180). */
export function csvOf(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}
