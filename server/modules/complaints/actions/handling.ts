import type { complaints as contract } from '../../../../contract/complaints/endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import { changeComplaint, isComplainedAbout } from '../case-store.ts';
import { maskIdentityNumbers } from '../content.ts';
import { insertAnswer, insertAssignment, insertAuthority, insertSubject } from '../decision-store.ts';
import { perform } from '../perform.ts';
import { applicationExists } from '../reading/lookup-views.ts';
import { findEmployee } from '../reading/officer-views.ts';
import { mayAnswer } from '../reading/rules.ts';
import { openPlaceholders } from '../reply-templates/rules.ts';

type Body<K extends keyof typeof contract> = BodyOf<(typeof contract)[K]>;

export function dispose(ctx: Ctx, id: string, body: Body<'dispose'>) {
  return perform(ctx, { action: 'dispose', id, input: body, work: async () => ({ words: body.words }) });
}

export function decideAuthority(ctx: Ctx, id: string, body: Body<'decideAuthority'>) {
  return perform(ctx, {
    action: 'decideAuthority',
    id,
    input: body,
    target: () => (body.decision === 'in' ? 'accepted' : 'outside'),
    work: async (tx, kase) => {
      await insertAuthority(tx, kase, body.decision, ctx.actor.employeeId, ctx.clock.now());
      return { data: { decision: body.decision }, words: body.words };
    },
  });
}

export function assign(ctx: Ctx, id: string, body: Body<'assign'>) {
  return perform(ctx, {
    action: 'assign',
    id,
    input: body,
    work: async (tx, kase) => {
      const officer = await findEmployee(tx, kase.officeCode, body.employeeId);
      if (officer === null) throw new Refusal('not_found', 'officer_unknown');
      if (await isComplainedAbout(tx, kase.id, officer.id)) {
        throw new Refusal('conflict', 'handler_complained_about');
      }
      if (!officer.mayHandle) throw new Refusal('conflict', 'handler_not_suitable');
      await changeComplaint(tx, kase.id, { handlerId: officer.id });
      await insertAssignment(tx, kase, officer.id, ctx.actor.employeeId, ctx.clock.now());
      return { data: { employeeId: officer.id }, words: body.words };
    },
  });
}

/** Whom the complaint is about: from now on it does not exist for that officer. */
export function nameOfficer(ctx: Ctx, id: string, body: Body<'nameOfficer'>) {
  return perform(ctx, {
    action: 'nameOfficer',
    id,
    input: body,
    work: async (tx, kase) => {
      if (body.employeeId === ctx.actor.employeeId) throw new Refusal('conflict', 'officer_reports_itself');
      if ((await findEmployee(tx, kase.officeCode, body.employeeId)) === null) {
        throw new Refusal('not_found', 'officer_unknown');
      }
      if (kase.handlerId === body.employeeId) throw new Refusal('conflict', 'officer_handles_it');
      await insertSubject(tx, kase, body.employeeId, ctx.actor.employeeId, ctx.clock.now());
      return { data: { employeeId: body.employeeId } };
    },
  });
}

export function setFlags(ctx: Ctx, id: string, body: Body<'setFlags'>) {
  return perform(ctx, {
    action: 'setFlags',
    id,
    input: body,
    work: async (tx, kase) => {
      await changeComplaint(tx, kase.id, body);
      return { data: { anonymous: body.anonymous, confidential: body.confidential } };
    },
  });
}

export function linkApplication(ctx: Ctx, id: string, body: Body<'linkApplication'>) {
  return perform(ctx, {
    action: 'linkApplication',
    id,
    input: body,
    work: async (tx, kase) => {
      const { applicationId } = body;
      if (applicationId !== null && !(await applicationExists(tx, kase.officeCode, applicationId))) {
        throw new Refusal('not_found', 'application_not_linkable');
      }
      await changeComplaint(tx, kase.id, { applicationId });
      return { data: { applicationId } };
    },
  });
}

export function note(ctx: Ctx, id: string, body: Body<'note'>) {
  return perform(ctx, {
    action: 'note',
    id,
    input: body,
    work: async () => ({ words: maskIdentityNumbers(body.words) }),
  });
}

/** The answer that stops the three working days. */
export function answer(ctx: Ctx, id: string, body: Body<'answer'>) {
  return perform(ctx, {
    action: 'answer',
    id,
    input: body,
    work: async (tx, kase) => {
      if (!mayAnswer(ctx.actor, kase.handlerId)) throw new Refusal('forbidden', 'handler_is_other');
      const open = openPlaceholders(body.words);
      if (open.length > 0) {
        throw new Refusal('invalid', 'placeholders_open', { placeholders: open.join(', ') });
      }
      await insertAnswer(tx, kase, {
        words: maskIdentityNumbers(body.words),
        atOnce: false,
        by: ctx.actor.employeeId,
        at: ctx.clock.now(),
      });
      return {};
    },
  });
}

export function close(ctx: Ctx, id: string, body: Body<'close'>) {
  return perform(ctx, { action: 'close', id, input: body, work: async () => ({ words: body.words }) });
}
