import type { complaints as contract } from '../../../../contract/complaints/endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import { changeComplaint, isComplainedAbout } from '../case-store.ts';
import { insertAnswer, insertAssignment, insertAuthority, insertSubject } from '../decision-store.ts';
import { maskIdentityNumbers } from '../identity-numbers.ts';
import { applicationExists } from '../reading/lookup-views.ts';
import { findEmployee } from '../reading/officer-views.ts';
import { openPlaceholders } from '../reply-templates/rules.ts';
import { inWords, runAction } from '../run-action.ts';

type Body<K extends keyof typeof contract> = BodyOf<(typeof contract)[K]>;

export const instructByHead = inWords('dispose');

export function decideAuthority(ctx: Ctx, id: string, body: Body<'decideAuthority'>) {
  return runAction(
    ctx,
    { action: 'decideAuthority', target: () => (body.decision === 'in' ? 'accepted' : 'outside') },
    id,
    body,
    async (tx, complaint) => {
      await insertAuthority(tx, ctx, complaint, body.decision);
      return { data: { decision: body.decision }, words: body.words };
    },
  );
}

export function assign(ctx: Ctx, id: string, body: Body<'assign'>) {
  return runAction(ctx, 'assign', id, body, async (tx, complaint) => {
    const officer = await findEmployee(tx, complaint.officeCode, body.employeeId);
    if (officer === null) throw new Refusal('not_found', 'officer_unknown');
    if (await isComplainedAbout(tx, complaint.id, officer.id)) {
      throw new Refusal('conflict', 'handler_complained_about');
    }
    if (!officer.mayHandle) throw new Refusal('conflict', 'handler_not_suitable');
    await changeComplaint(tx, complaint.id, { handlerId: officer.id });
    await insertAssignment(tx, ctx, complaint, officer.id);
    return { data: { employeeId: officer.id }, words: body.words };
  });
}

/** Whom the complaint is about: from now on it does not exist for that officer. */
export function nameOfficer(ctx: Ctx, id: string, body: Body<'nameOfficer'>) {
  return runAction(ctx, 'nameOfficer', id, body, async (tx, complaint) => {
    if (body.employeeId === ctx.actor.employeeId) throw new Refusal('conflict', 'officer_reports_itself');
    if ((await findEmployee(tx, complaint.officeCode, body.employeeId)) === null) {
      throw new Refusal('not_found', 'officer_unknown');
    }
    if (complaint.handlerId === body.employeeId) throw new Refusal('conflict', 'officer_handles_it');
    await insertSubject(tx, ctx, complaint, body.employeeId);
    return { data: { employeeId: body.employeeId } };
  });
}

export function setFlags(ctx: Ctx, id: string, body: Body<'setFlags'>) {
  return runAction(ctx, 'setFlags', id, body, async (tx, complaint) => {
    await changeComplaint(tx, complaint.id, body);
    return { data: { anonymous: body.anonymous, confidential: body.confidential } };
  });
}

export function linkApplication(ctx: Ctx, id: string, body: Body<'linkApplication'>) {
  return runAction(ctx, 'linkApplication', id, body, async (tx, complaint) => {
    const { applicationId } = body;
    if (applicationId !== null && !(await applicationExists(tx, complaint.officeCode, applicationId))) {
      throw new Refusal('not_found', 'application_not_linkable');
    }
    await changeComplaint(tx, complaint.id, { applicationId });
    return { data: { applicationId } };
  });
}

export function note(ctx: Ctx, id: string, body: Body<'note'>) {
  return runAction(ctx, 'note', id, body, () => ({ words: maskIdentityNumbers(body.words) }));
}

/** The answer that stops the three working days. */
export function answer(ctx: Ctx, id: string, body: Body<'answer'>) {
  return runAction(ctx, 'answer', id, body, async (tx, complaint) => {
    const open = openPlaceholders(body.words);
    if (open.length > 0) {
      throw new Refusal('invalid', 'placeholders_open', { placeholders: open.join(', ') });
    }
    await insertAnswer(tx, ctx, complaint, maskIdentityNumbers(body.words), false);
  });
}

export const close = inWords('close');
