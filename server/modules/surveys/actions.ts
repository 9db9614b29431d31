import type { BodyOf } from '../../../contract/endpoint.ts';
import type { surveys } from '../../../contract/surveys/endpoints.ts';
import type { Ctx } from '../../context.ts';
import { transact } from '../../db/transact.ts';
import { randomCode } from '../../random-code.ts';
import { Refusal } from '../../refusal.ts';
import { recordAudit } from '../audit/index.ts';
import { surveyHash } from './codes/codes.ts';
import { insertKiosk, stopKioskRow } from './kiosk/store.ts';
import { insertSetting } from './questionnaires/setting-store.ts';
import { offeredFrom } from './questionnaires/setting-views.ts';

type Body<K extends keyof typeof surveys> = BodyOf<(typeof surveys)[K]>;

/** From a day on the office asks another questionnaire, or reads it by another mapping. */
export function chooseQuestionnaire(ctx: Ctx, body: Body<'choose'>) {
  return transact(ctx, 'surveys.choose', body, async (tx) => {
    if (body.validFrom < ctx.today) throw new Refusal('invalid', 'survey_choice_in_past');
    const offered = await offeredFrom(tx, body);
    if (offered === null) throw new Refusal('invalid', 'survey_choice_unknown');
    if (body.validFrom < offered) throw new Refusal('invalid', 'survey_choice_too_early', { from: offered });
    const { officeCode, employeeId } = ctx.actor;
    const setting = { ...body, officeCode, setBy: employeeId, setAt: ctx.clock.now() };
    if (!(await insertSetting(tx, setting))) {
      throw new Refusal('conflict', 'survey_choice_made', { day: body.validFrom });
    }
    return {};
  });
}

/** Eight signs: read off a screen and typed in on a tablet within minutes; guessing is slowed by the public page. */
const pairingCodeLength = 8;
const pairingMs = 10 * 60 * 1000;

/** A tablet that may be paired in the next ten minutes. Its code is known to nobody but who asked for it. */
export async function addKiosk(ctx: Ctx, body: Body<'addKiosk'>): Promise<{ pairingCode: string | null }> {
  const pairingCode = randomCode(pairingCodeLength);
  let isNew = false;
  await transact(ctx, 'surveys.addKiosk', body, async (tx) => {
    const { officeCode, employeeId } = ctx.actor;
    const at = ctx.clock.now();
    const id = await insertKiosk(tx, {
      officeCode,
      name: body.name,
      pairingHash: surveyHash(ctx.ports.surveyKey, 'pairing', pairingCode),
      pairingUntil: new Date(at.getTime() + pairingMs),
      createdBy: employeeId,
      createdAt: at,
    });
    await recordAudit(tx, ctx, {
      action: 'survey.kiosk_added',
      subjectType: 'survey_kiosk',
      subjectId: id,
    });
    isNew = true;
    return { id };
  });
  return { pairingCode: isNew ? pairingCode : null };
}

/** From the next touch on the tablet shows that it is no kiosk any more. */
export function stopKiosk(ctx: Ctx, id: string) {
  return transact(ctx, 'surveys.stopKiosk', { id }, async (tx) => {
    const { officeCode, employeeId } = ctx.actor;
    if (!(await stopKioskRow(tx, officeCode, id, employeeId, ctx.clock.now()))) {
      throw new Refusal('not_found', 'survey_kiosk_unknown');
    }
    await recordAudit(tx, ctx, {
      action: 'survey.kiosk_stopped',
      subjectType: 'survey_kiosk',
      subjectId: id,
    });
    return { id };
  });
}
