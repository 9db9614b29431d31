import type { complaints as contract } from '../../../../contract/complaints/endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { randomCode } from '../../../random-code.ts';
import { Refusal } from '../../../refusal.ts';
import { addWorkingDays } from '../../calendar/index.ts';
import { agencyAddress } from '../addresses.ts';
import { writeToAgency } from '../agencies/write-to-agency.ts';
import { lockComplaint } from '../case-store.ts';
import { isReachable } from '../content.ts';
import { getContent } from '../content-store.ts';
import { limitDays } from '../deadlines/clock-store.ts';
import {
  currentMerge,
  findReferral,
  insertMerge,
  insertNotice,
  insertReferral,
  undoMerge,
} from '../decision-store.ts';
import { refuseFuture } from '../intake.ts';
import { findActiveAgency } from '../reading/lookup-views.ts';
import { inWords, lockFor, runAction } from '../run-action.ts';
import { complaintProcess, notifyMerged } from '../transition.ts';
import { isOver } from '../workflow.ts';

type Body<K extends keyof typeof contract> = BodyOf<(typeof contract)[K]>;

/** Sends the file to the competent agency: letter, link, and a clock of the agency's own. */
export function forward(ctx: Ctx, id: string, body: Body<'forward'>) {
  return runAction(ctx, 'forward', id, body, async (tx, complaint) => {
    const agency = await findActiveAgency(tx, complaint.officeCode, body.agencyId);
    if (agency === null) throw new Refusal('not_found', 'agency_unknown');
    const { today } = ctx;
    if (body.letterOn > today) throw new Refusal('invalid', 'letter_in_future');
    const days = await limitDays(tx, complaint.officeCode, 'agency', today);
    const { due, tentative } = addWorkingDays(today, days, complaint.calendar);
    const token = randomCode(26);
    await insertReferral(tx, ctx, complaint, {
      ...body,
      token,
      dueOn: due ?? today,
      tentative,
      calendarVersion: complaint.calendar.version,
    });
    await writeToAgency(tx, ctx, complaint, {
      office: ctx.office.name,
      agency,
      template: 'agency_link',
      eventRef: `${complaint.round}/agency_link`,
      placeholders: {
        letterNumber: body.letterNumber,
        agencyPath: agencyAddress('', token),
        agencyDueOn: due ?? today,
      },
    });
    return { data: { agencyId: agency.id, letterOn: body.letterOn } };
  });
}

/** The complainant knows that it was forwarded, to whom: this, and nothing less, ends a forwarded complaint. */
export function inform(ctx: Ctx, id: string, body: Body<'inform'>) {
  return runAction(ctx, 'inform', id, body, async (tx, complaint) => {
    const referral = await findReferral(tx, complaint);
    if (referral === null) throw new Refusal('conflict', 'complaint_not_forwarded');
    if (body.channel === 'tracking_page' && isReachable(await getContent(tx, complaint.id))) {
      throw new Refusal('conflict', 'complaint_can_be_told');
    }
    const toldAt = body.toldAt === undefined ? ctx.clock.now() : new Date(body.toldAt);
    refuseFuture(toldAt, ctx.clock, 'told_in_future');
    // Whoever types a time names the minute.
    const minute = 60_000;
    if (Math.floor(toldAt.getTime() / minute) < Math.floor(referral.at.getTime() / minute)) {
      throw new Refusal('invalid', 'told_before_forwarding');
    }
    await insertNotice(tx, ctx, complaint, {
      referralId: referral.id,
      channel: body.channel,
      toldAt,
    });
    return { data: { channel: body.channel } };
  });
}

export const withdraw = inWords('withdraw');

/** Locks two complaints, always in the same order, so that two officers merging them both ways do not wait for ever. */
async function lockInOrder(tx: Tx, officeCode: string, ids: readonly string[]) {
  for (const id of [...ids].sort()) await lockComplaint(tx, officeCode, id);
}

/** The same matter twice: both keep their numbers, both complainants are told, and it can be undone. */
export function merge(ctx: Ctx, id: string, body: Body<'merge'>) {
  return runAction(
    ctx,
    {
      action: 'merge',
      before: async (tx) => {
        if (body.intoId === id) throw new Refusal('conflict', 'merge_into_itself');
        await lockInOrder(tx, ctx.actor.officeCode, [id, body.intoId]);
      },
    },
    id,
    body,
    async (tx, complaint) => {
      const into = await lockFor(tx, ctx, body.intoId);
      if (isOver(into.state) || into.state === 'held') throw new Refusal('conflict', 'merge_target_closed');
      await insertMerge(tx, ctx, complaint, into.id);
      await complaintProcess.take(tx, ctx, into, {
        action: 'absorb',
        work: () => ({ data: { complaintId: complaint.id } }),
      });
      // What was answered already is news to whoever comes to it now.
      if (into.state === 'answered') await notifyMerged(tx, ctx, into, 'answered', [complaint]);
      return { data: { intoId: into.id }, mergedInto: into.id };
    },
  );
}

export function unmerge(ctx: Ctx, id: string, body: Body<'unmerge'>) {
  return runAction(
    ctx,
    { action: 'unmerge', target: async (complaint, tx) => (await currentMerge(tx, complaint.id)).returnsTo },
    id,
    body,
    async (tx, complaint) => {
      const { intoId } = await currentMerge(tx, complaint.id);
      await undoMerge(tx, ctx, complaint.id);
      const into = await lockComplaint(tx, ctx.actor.officeCode, intoId);
      await complaintProcess.take(tx, ctx, into, {
        action: 'letGo',
        work: () => ({ data: { complaintId: complaint.id } }),
      });
      return { data: { fromId: into.id }, words: body.words };
    },
  );
}

export const reopen = inWords('reopen');

export const revive = inWords('revive');
