import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { byId, isoDate, isoInstant, uuid, words } from '../fields.ts';
import type { Role } from '../roles.ts';
import { surveyChannels, surveyElements, surveyServices } from './terms.ts';

const readers: readonly Role[] = [
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
  'administrator',
];
/** Who answers for what is done about it: the heads. */
export const surveyHeads: readonly Role[] = ['section_head', 'division_head', 'secretary', 'head_of_office'];

/** Parts of a year that a survey is reported for. */
export const surveyParts = ['year', 's1', 's2', 'q1', 'q2', 'q3', 'q4'] as const;
export type SurveyPart = (typeof surveyParts)[number];

const period = { year: z.coerce.number().int().min(2020).max(2100), part: z.enum(surveyParts) };
const periodQuery = z.strictObject(period);

export const surveyCategories = ['A', 'B', 'C', 'D'] as const;
export type SurveyCategory = (typeof surveyCategories)[number];

/** Intervals of the index after rounding, in hundredths, both ends included (PermenPANRB 14/2017, annex). */
export const surveyIntervals: readonly { category: SurveyCategory; from: number; to: number }[] = [
  { category: 'A', from: 8831, to: 10_000 },
  { category: 'B', from: 7661, to: 8830 },
  { category: 'C', from: 6500, to: 7660 },
  { category: 'D', from: 2500, to: 6499 },
];

/** Index with two decimals, class after rounding; null where nobody answered. */
const rated = z.object({ index: z.number(), category: z.enum(surveyCategories) });
const ratedOrNone = rated.nullable();

/** How many respondents the number of services asks for (Krejcie and Morgan). */
const target = z.object({
  population: z.number().int(),
  /** The same period a year before, or this one so far where the office has no figures of that year. */
  basis: z.enum(['year_before', 'so_far']),
  respondents: z.number().int(),
  missing: z.number().int(),
});

/** Null: hidden, since so few could be told apart. */
const cells = z.array(z.object({ key: z.string(), count: z.number().int().nullable() }));

export const surveyProfileParts = [
  'sex',
  'ageBand',
  'education',
  'occupation',
  'disability',
  'timeBand',
] as const;
export type SurveyProfilePart = (typeof surveyProfileParts)[number];

const followUp = z.object({
  id: uuid,
  element: z.enum(surveyElements),
  plan: z.string(),
  responsible: z.string(),
  dueOn: isoDate,
  recordedBy: z.string(),
  doneOn: isoDate.nullable(),
  state: z.enum(['open', 'late', 'done']),
});

const flag = z.object({
  id: uuid,
  day: isoDate,
  service: z.enum(surveyServices),
  channel: z.enum(surveyChannels),
  /** The words that the respondent chose. */
  answer: z.object({ id: z.string(), en: z.string() }),
  measure: z.string().nullable(),
  seenBy: z.string().nullable(),
  seenAt: isoInstant.nullable(),
});

export const surveyFigures = z.object({
  year: z.number().int(),
  part: z.enum(surveyParts),
  from: isoDate,
  to: isoDate,
  /** The period has not ended. */
  running: z.boolean(),
  /** Last day that is counted: never today, so that no figure moves with one person's answers. */
  countedTo: isoDate,
  n: z.number().int(),
  /** Below so many respondents nothing is published but that there are too few. */
  minimum: z.number().int(),
  total: ratedOrNone,
  perElement: z.array(rated.extend({ element: z.enum(surveyElements), average: z.number() })),
  /** The three lowest elements, the lowest first. */
  lowest: z.array(z.enum(surveyElements)),
  /** Perceived corruption, from the questions that ask about it; never part of the total. */
  ipak: rated.extend({ n: z.number().int() }).nullable(),
  target,
  byService: z.array(
    z.object({
      service: z.enum(surveyServices),
      n: z.number().int(),
      total: ratedOrNone,
      /** Null for what is not counted as a service of its own. */
      target: target.nullable(),
    }),
  ),
  byChannel: z.array(z.object({ channel: z.enum(surveyChannels), n: z.number().int(), total: ratedOrNone })),
  byQuestionnaire: z.array(
    z.object({
      title: z.object({ id: z.string(), en: z.string() }),
      legalBasis: z.string(),
      n: z.number().int(),
      total: ratedOrNone,
    }),
  ),
  profile: z.record(z.enum(surveyProfileParts), cells),
  /** This period and those of the same length before it, from the first that anybody answered in; the oldest first. */
  trend: z.array(
    z.object({
      year: z.number().int(),
      part: z.enum(surveyParts),
      from: isoDate,
      to: isoDate,
      n: z.number().int(),
      total: ratedOrNone,
    }),
  ),
  followUps: z.array(followUp),
  flags: z.array(flag),
  mayAct: z.boolean(),
});
export type SurveyFigures = z.infer<typeof surveyFigures>;
export type SurveyTarget = z.infer<typeof target>;

const planBody = {
  plan: words,
  responsible: z.string().trim().min(2).max(120),
  dueOn: isoDate,
};

/** What the survey says of a period, and what is done about it. */
export const surveyReports = {
  figures: endpoint({
    method: 'GET',
    path: '/api/surveys/figures',
    access: readers,
    query: periodQuery,
    reply: surveyFigures,
  }),
  pdf: endpoint({
    method: 'GET',
    path: '/api/surveys/report.pdf',
    access: readers,
    query: periodQuery,
    binary: true,
  }),
  workbook: endpoint({
    method: 'GET',
    path: '/api/surveys/report.xlsx',
    access: readers,
    query: periodQuery,
    binary: true,
  }),
  plan: endpoint({
    method: 'POST',
    path: '/api/surveys/follow-ups',
    access: surveyHeads,
    body: z.strictObject({ ...planBody, ...period, element: z.enum(surveyElements) }),
    reply: z.object({ id: uuid }),
  }),
  replan: endpoint({
    method: 'PUT',
    path: '/api/surveys/follow-ups/:id',
    access: surveyHeads,
    params: byId,
    body: z.strictObject(planBody),
  }),
  planDone: endpoint({
    method: 'POST',
    path: '/api/surveys/follow-ups/:id/done',
    access: surveyHeads,
    params: byId,
  }),
  /** Somebody said that a free service cost something: what was done about it, said once. */
  answerFlag: endpoint({
    method: 'POST',
    path: '/api/surveys/flags/:id/measure',
    access: surveyHeads,
    params: byId,
    body: z.strictObject({ measure: words }),
  }),
};
