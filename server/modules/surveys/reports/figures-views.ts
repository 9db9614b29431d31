import type { IsoDate } from '../../../../contract/fields.ts';
import { type SurveyFigures, surveyHeads } from '../../../../contract/surveys/report-endpoints.ts';
import {
  type SurveyElement,
  type SurveyService,
  surveyChannels,
  surveyElements,
  surveyServices,
} from '../../../../contract/surveys/terms.ts';
import type { Ctx } from '../../../context.ts';
import type { Db, Tx } from '../../../db/database.ts';
import {
  aYearBefore,
  countedSpan,
  earlier,
  periodsUpTo,
  type Span,
  type SurveyPeriod,
  spanOf,
} from './periods.ts';
import { profileOfRespondents } from './profile-views.ts';
import { minimumOn } from './publication.ts';
import { allOf, countedServices, recipientsIn, targetOf } from './recipient-views.ts';
import { lowest } from './survey-index.ts';
import {
  apartOf,
  groupsOf,
  indexOfGroups,
  listMappings,
  listTallies,
  type ReadOn,
  type Tally,
  within,
  written,
} from './tally-views.ts';

/** How many periods of the same length a trend shows: two years of quarters, three of halves, five whole ones. */
const trendLength = { year: 5, s1: 6, s2: 6, q1: 8, q2: 8, q3: 8, q4: 8 } as const;

export function trendPeriods(period: SurveyPeriod): SurveyPeriod[] {
  return periodsUpTo(period, trendLength[period.part]);
}

/** From the first period in which anybody answered. */
export function trendOf(
  tallies: readonly Tally[],
  periods: readonly SurveyPeriod[],
  readOn: ReadOn,
): SurveyFigures['trend'] {
  const points = periods.map((period) => {
    const span = spanOf(period);
    const { n, total } = indexOfGroups(groupsOf(within(tallies, span), readOn, span.to));
    return { ...period, ...span, n, total: written(total) };
  });
  const first = points.findIndex(({ n }) => n > 0);
  return first === -1 ? points.slice(-1) : points.slice(first);
}

/** The elements of a form with their averages and classes, in the order of their codes. */
export function elementLines(index: ReturnType<typeof indexOfGroups>): SurveyFigures['perElement'] {
  const { perElement } = index;
  if (perElement === null) return [];
  return surveyElements.map((element) => {
    const { averageThousandths, hundredths, category } = perElement[element];
    return { element, average: averageThousandths / 1000, index: hundredths / 100, category };
  });
}

/** The three that need work first. */
export function lowestThree(index: ReturnType<typeof indexOfGroups>): SurveyElement[] {
  return index.perElement === null ? [] : lowest(index.perElement, 3);
}

const plansOf = (db: Db | Tx, officeCode: string) =>
  db
    .selectFrom('surveyFollowUps as f')
    .innerJoin('employees as e', 'e.id', 'f.recordedBy')
    .select(['f.id', 'f.element', 'f.plan', 'f.responsible', 'f.dueOn', 'f.doneOn', 'e.name as recordedBy'])
    .where('f.officeCode', '=', officeCode)
    .orderBy('f.dueOn')
    .orderBy('f.recordedAt');

type PlanRow = Awaited<ReturnType<ReturnType<typeof plansOf>['execute']>>[number];

const asOf = (rows: readonly PlanRow[], today: IsoDate): SurveyFigures['followUps'] =>
  rows.map((row) => ({
    ...row,
    element: row.element,
    state: row.doneOn !== null ? 'done' : row.dueOn < today ? 'late' : 'open',
  }));

async function followUpsOf(db: Db | Tx, officeCode: string, { from, to }: Span, today: IsoDate) {
  const rows = await plansOf(db, officeCode)
    .where('f.periodFrom', '=', from)
    .where('f.periodTo', '=', to)
    .execute();
  return asOf(rows, today);
}

/** Plans for a span, for a part of it or for a longer one around it. */
export async function plansWithin(
  db: Db | Tx,
  officeCode: string,
  { from, to, today }: Span & { today: IsoDate },
) {
  const rows = await plansOf(db, officeCode)
    .where('f.periodFrom', '<=', to)
    .where('f.periodTo', '>=', from)
    .execute();
  return asOf(rows, today);
}

/** Answers that say a free service cost something; what nobody has looked into comes first. */
async function flagsOf(db: Db | Tx, officeCode: string, { from, to }: Span): Promise<SurveyFigures['flags']> {
  const rows = await db
    .selectFrom('surveyFlags as f')
    .innerJoin('surveyItems as i', (join) =>
      join
        .onRef('i.questionnaire', '=', 'f.questionnaire')
        .onRef('i.version', '=', 'f.version')
        .onRef('i.item', '=', 'f.item'),
    )
    .leftJoin('employees as e', 'e.id', 'f.seenBy')
    .select(['f.id', 'f.day', 'f.service', 'f.channel', 'f.score', 'f.measure', 'f.seenAt'])
    .select(['i.optionsId', 'i.optionsEn', 'e.name as seenBy'])
    .where('f.officeCode', '=', officeCode)
    .where('f.day', '>=', from)
    .where('f.day', '<=', to)
    .orderBy('f.seenAt', (order) => order.desc().nullsFirst())
    .orderBy('f.day', 'desc')
    .orderBy('f.id')
    .execute();
  return rows.map(({ score, optionsId, optionsEn, seenAt, service, channel, ...row }) => ({
    ...row,
    service,
    channel,
    answer: { id: optionsId[score - 1] ?? String(score), en: optionsEn[score - 1] ?? String(score) },
    seenAt: seenAt?.toISOString() ?? null,
  }));
}

/** A part of a year of the survey as the heads and the report see it. */
export async function surveyFigures(
  ctx: Pick<Ctx, 'db' | 'actor' | 'office' | 'today'>,
  period: SurveyPeriod,
): Promise<SurveyFigures> {
  const { today } = ctx;
  const { roles } = ctx.actor;
  const { code: officeCode, zone } = ctx.office;
  const mayAct = surveyHeads.some((role) => roles.includes(role));
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => compute(tx, { officeCode, zone, today, period, mayAct }));
}

interface Asked {
  officeCode: string;
  zone: string;
  today: IsoDate;
  period: SurveyPeriod;
  mayAct: boolean;
}

async function compute(tx: Tx, { officeCode, zone, today, period, mayAct }: Asked): Promise<SurveyFigures> {
  const span = spanOf(period);
  const counted = countedSpan(span, today);
  const periods = trendPeriods(period);
  const oldest = periods[0] ?? period;
  const tallies = await listTallies(tx, officeCode, { from: spanOf(oldest).from, to: counted.to });
  const readOn = await listMappings(tx, officeCode);
  const now = within(tallies, counted);
  const groupsBy = (chosen: readonly Tally[]) => groupsOf(chosen, readOn, span.to);
  const totalOf = (chosen: readonly Tally[]) => {
    const { n, total } = indexOfGroups(groupsBy(chosen));
    return { n, total: written(total) };
  };
  const groups = groupsBy(now);
  const index = indexOfGroups(groups);
  const ipak = apartOf(groups);

  const soFar = { from: span.from, to: earlier(today, span.to) };
  const yearBefore = await recipientsIn(tx, { officeCode, zone, ...aYearBefore(period) });
  const basis = allOf(yearBefore) > 0 ? 'year_before' : 'so_far';
  const recipients =
    basis === 'year_before' ? yearBefore : await recipientsIn(tx, { officeCode, zone, ...soFar });
  const countedService = (service: SurveyService) => countedServices.find((each) => each === service);

  return {
    ...period,
    ...span,
    running: today <= span.to,
    countedTo: counted.to,
    n: index.n,
    minimum: minimumOn(span.to),
    total: written(index.total),
    perElement: elementLines(index),
    lowest: lowestThree(index),
    ipak: ipak === null ? null : { n: ipak.n, index: ipak.hundredths / 100, category: ipak.category },
    target: targetOf(allOf(recipients), basis, index.n),
    byService: surveyServices.map((service) => {
      const of = totalOf(now.filter((tally) => tally.service === service));
      const known = countedService(service);
      return {
        service,
        ...of,
        target: known === undefined ? null : targetOf(recipients[known], basis, of.n),
      };
    }),
    byChannel: surveyChannels
      .map((channel) => ({ channel, ...totalOf(now.filter((tally) => tally.channel === channel)) }))
      .filter(({ n }) => n > 0),
    byQuestionnaire: groups.map((group) => ({
      title: group.reading.title,
      legalBasis: group.reading.legalBasis,
      n: group.answers.n,
      total: written(indexOfGroups([group]).total),
    })),
    profile: await profileOfRespondents(tx, officeCode, counted),
    trend: trendOf(tallies, periods, readOn),
    followUps: await followUpsOf(tx, officeCode, span, today),
    flags: await flagsOf(tx, officeCode, counted),
    mayAct,
  };
}
