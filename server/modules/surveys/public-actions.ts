import type { SurveyService } from '../../../contract/surveys/terms.ts';
import type { Ctx } from '../../context.ts';
import { readCode } from '../../random-code.ts';
import { Refusal } from '../../refusal.ts';
import { dateIn, getOffice, timeIn } from '../office/index.ts';
import { type Profile, type Scores, timeBandOf } from './answers.ts';
import { surveyHash } from './codes/codes.ts';
import { useCode, useForm } from './codes/store.ts';
import { pairKiosk } from './kiosk/store.ts';
import type { Kiosk } from './kiosk/views.ts';
import type { Questionnaire } from './questionnaires/views.ts';
import { insertResponse } from './response-store.ts';

type PublicCtx = Pick<Ctx, 'db' | 'clock' | 'ports'>;

export interface FilledForm {
  questionnaire: Questionnaire;
  service: SurveyService;
  profile: Profile;
  scores: Scores;
}

/** The day and the band of the day: all that is kept of when somebody answered. */
async function momentOf({ db, clock }: PublicCtx, officeCode: string) {
  const { zone } = await getOffice(db, officeCode);
  const now = clock.now();
  return { day: dateIn(zone, now), timeBand: timeBandOf(timeIn(zone, now)) };
}

/**
 * Takes in the answers of a code's holder. The code's row goes and the response comes in one transaction, and neither
 * knows of the other: of two sendings at once one finds the row gone.
 */
export async function answerByCode(
  ctx: PublicCtx,
  { officeCode, code, form }: { officeCode: string; code: string; form: FilledForm },
): Promise<void> {
  const { questionnaire, ...answers } = form;
  const moment = await momentOf(ctx, officeCode);
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await useCode(tx, ctx.ports.surveyKey, code))) throw new Refusal('conflict', 'survey_code_used');
    await insertResponse(tx, questionnaire, { officeCode, channel: 'token', ...moment, ...answers });
  });
}

/** Takes in the answers given at a tablet; the same form a second time changes nothing. */
export async function answerAtKiosk(
  ctx: PublicCtx,
  { kiosk, sending, form }: { kiosk: Kiosk; sending: string; form: FilledForm },
): Promise<void> {
  const { officeCode } = kiosk;
  const { questionnaire, ...answers } = form;
  const moment = await momentOf(ctx, officeCode);
  await ctx.db.transaction().execute(async (tx) => {
    const isNew = await useForm(tx, ctx.ports.surveyKey, {
      form: `${kiosk.id} ${sending}`,
      officeCode,
      day: moment.day,
    });
    if (isNew)
      await insertResponse(tx, questionnaire, { officeCode, channel: 'kiosk', ...moment, ...answers });
  });
}

/** Makes the device that knows the code a tablet of the office; null when the code opens nothing. */
export function pairDevice({ db, clock, ports }: PublicCtx, typed: string): Promise<string | null> {
  return pairKiosk(db, surveyHash(ports.surveyKey, 'pairing', readCode(typed)), clock.now());
}
