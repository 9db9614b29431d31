import type { Insertable } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  type SurveyElement,
  surveyAgeBands,
  surveyElements,
  surveySexes,
} from '../../contract/surveys/terms.ts';
import followUps from '../../data/demonstration/survey-follow-ups.json';
import type { Db, Tx } from '../db/database.ts';
import type { DB } from '../db/types.ts';
import { isWorkingDay, loadCalendar } from '../modules/calendar/index.ts';
import { dateIn } from '../modules/office/index.ts';
import { recordOf } from '../record-of.ts';
import { demonstrationOffice } from './staff.ts';

/** How far the invented answers go back. */
const daysBack = 480;

/** Of a hundred respondents, how many answer 1, 2, 3; the rest answer 4. Invented, as everything here. */
const spreads: Readonly<Record<SurveyElement, readonly [number, number, number]>> = {
  U1: [0, 6, 46],
  U2: [1, 7, 48],
  U3: [2, 13, 50],
  U4: [0, 0, 0],
  U5: [0, 4, 40],
  U6: [0, 5, 42],
  U7: [0, 4, 36],
  U8: [1, 15, 50],
  U9: [2, 12, 52],
};

/** A row of numbers from 0 to 1 that is the same at every opening (a linear congruence). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

function scoreOf(element: SurveyElement, number: number, ageOfDay: number): number {
  const [one, two, three] = spreads[element];
  // What was done about it shows: a year ago somewhat fewer were content.
  const worse = element === 'U4' ? 0 : ageOfDay / 30;
  const place = number * 100;
  if (place < one + worse / 4) return 1;
  if (place < one + two + worse) return 2;
  return place < one + two + three + worse ? 3 : 4;
}

interface Invented {
  day: string;
  service: 'card' | 'recording' | 'complaint';
  scores: Readonly<Record<SurveyElement, number>>;
}

/** Answers of working days up to yesterday, more of them lately. */
async function invented(tx: Tx, opening: Date, draw: () => number): Promise<Invented[]> {
  const { code, zone } = demonstrationOffice;
  const calendar = await loadCalendar(tx, code);
  const today = Temporal.PlainDate.from(dateIn(zone, opening));
  const answers: Invented[] = [];
  for (let age = daysBack; age > 0; age -= 1) {
    const day = today.subtract({ days: age }).toString();
    const count = Math.floor(draw() * (age < 160 ? 3.4 : 2.4));
    if (!isWorkingDay(day, calendar)) continue;
    for (let each = 0; each < count; each += 1) {
      const kind = draw();
      answers.push({
        day,
        service: kind < 0.78 ? 'card' : kind < 0.92 ? 'recording' : 'complaint',
        scores: recordOf(surveyElements, (element) => scoreOf(element, draw(), age)),
      });
    }
  }
  return answers;
}

/** As often as one meets them at the counter. */
const occupations = [
  'private_employee',
  'private_employee',
  'entrepreneur',
  'entrepreneur',
  'other',
  'other',
  'civil_servant',
] as const;
const educations = ['sd', 'smp', 'smp', 'sma', 'sma', 'sma', 's1', 's1', 's2'] as const;

/** One of a list, the ones in the middle more often; now and then nobody says. */
function chosen<T>(list: readonly T[], draw: () => number): T | null {
  const place = (draw() + draw()) / 2;
  return draw() < 0.06 ? null : (list[Math.floor(place * list.length)] ?? null);
}

const questionnaire = { questionnaire: 'skm9', version: 1 } as const;

/** The last of them says that a card cost something, so that the head has a flag to look into. */
function withOneFlag(answers: readonly Invented[]): Invented[] {
  const last = answers.findLastIndex(({ service }) => service === 'card');
  return answers.map((answer, place) =>
    place === last ? { ...answer, scores: { ...answer.scores, U4: 3 } } : answer,
  );
}

/**
 * Invented answers to the survey over more than a year, and what the office means to do about the lowest elements.
 * Nobody's: they come from a row of numbers.
 */
export async function seedSurveys(
  db: Db,
  { opening, employeeId }: { opening: Date; employeeId: string },
): Promise<void> {
  const officeCode = demonstrationOffice.code;
  await db.transaction().execute(async (tx) => {
    const draw = numbers(25_2009);
    const rows = withOneFlag(await invented(tx, opening, draw));
    const responses = rows.map(
      ({ day, service }): Insertable<DB['surveyResponses']> => ({
        officeCode,
        ...questionnaire,
        service,
        day,
        timeBand: draw() < 0.62 ? 'morning' : 'afternoon',
        channel: draw() < 0.7 ? 'token' : 'kiosk',
        sex: chosen(surveySexes, draw),
        ageBand: chosen(surveyAgeBands, draw),
        education: chosen(educations, draw),
        occupation: chosen(occupations, draw),
        disability: draw() < 0.05 ? true : draw() < 0.1 ? null : false,
      }),
    );
    const ids = await tx.insertInto('surveyResponses').values(responses).returning('id').execute();
    await tx
      .insertInto('surveyAnswers')
      .values(
        rows.flatMap(({ scores }, place) =>
          surveyElements.map((item) => ({
            responseId: ids[place]?.id ?? '',
            officeCode,
            ...questionnaire,
            item,
            score: scores[item],
          })),
        ),
      )
      .execute();
    const flags = rows.flatMap(({ day, service, scores }, place) =>
      scores.U4 === 4
        ? []
        : [
            {
              officeCode,
              ...questionnaire,
              day,
              service,
              channel: responses[place]?.channel ?? 'token',
              item: 'U4',
              score: scores.U4,
            },
          ],
    );
    if (flags.length > 0) await tx.insertInto('surveyFlags').values(flags).execute();
    await planned(tx, { officeCode, opening, employeeId });
  });
}

async function planned(
  tx: Tx,
  { officeCode, opening, employeeId }: { officeCode: string; opening: Date; employeeId: string },
): Promise<void> {
  const today = Temporal.PlainDate.from(dateIn(demonstrationOffice.zone, opening));
  const half = today.with({ month: today.month <= 6 ? 1 : 7, day: 1 });
  const by = {
    officeCode,
    periodFrom: half.toString(),
    periodTo: half.add({ months: 6 }).subtract({ days: 1 }).toString(),
    recordedBy: employeeId,
    recordedAt: opening,
  };
  const rows = followUps.map(({ dueInDays, element, ...plan }) => ({
    ...by,
    ...plan,
    element: z.enum(surveyElements).parse(element),
    dueOn: today.add({ days: dueInDays }).toString(),
  }));
  await tx.insertInto('surveyFollowUps').values(rows).execute();
}
