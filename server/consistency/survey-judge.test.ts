import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FixedClock } from '../../test/clock.ts';
import { expectNamed, foundAfter } from '../../test/damage/tampering.ts';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { hirePeople } from '../../test/people.ts';
import { respond, sixteenItems } from '../../test/subjects/survey.ts';
import { judge, type SurveyViolation, surveyViolations } from './judge.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await hirePeople(database.owner, new FixedClock());
  await respond(database.db);
  await respond(database.db, { but: { U4: 2 } });
  await respond(database.db, { of: sixteenItems, score: 3 });
});
afterAll(() => database.drop());

/** One damaged row of every kind, past every guard of the database. */
const damages: Record<SurveyViolation, RawBuilder<unknown>> = {
  survey_response_incomplete: sql`delete from survey_answers where questionnaire = 'skm9' and item = 'U8'`,
  survey_answer_of_another: sql`update survey_answers set item = 'p16' where questionnaire = 'skm9' and item = 'U9'`,
  survey_flags_differ: sql`delete from survey_flags where item = 'U4'`,
  survey_setting_unknown: sql`
    insert into survey_settings (office_code, valid_from, questionnaire, version, mapping, set_at)
    select code, '2026-12-01', 'skm9', 1, 'consolidation-2026', '2026-11-24' from offices`,
};

test('the judge is silent on whole responses', async () => {
  const verdict = await judge(database.db);
  expect(verdict.findings).toEqual([]);
  expect(verdict.counted.surveyResponses).toBe(3);
});

test.each(surveyViolations)('%s', async (kind) => {
  const found = await foundAfter(database.owner, kind, async (tx) => {
    await sql`alter table survey_answers drop constraint survey_answers_of_questionnaire`.execute(tx);
    const { numAffectedRows } = await damages[kind].execute(tx);
    expect(numAffectedRows).toBeGreaterThan(0n);
  });
  expectNamed(found, kind);
});
