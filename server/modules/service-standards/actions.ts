import type { IsoDate } from '../../../contract/fields.ts';
import type { StandardAction, StandardContent } from '../../../contract/service-standards.ts';
import type { Clock, Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { promiseResponse } from '../complaints/index.ts';
import { dateIn, getOffice, lockOffice, officeToday, setStandard } from '../office/index.ts';
import { contentFault, type Fault, submissionFault } from './rules.ts';
import {
  appendStandardEvent,
  insertStandard,
  type LockedStandard,
  lockStandard,
  moveStandard,
  replaceContent,
} from './store.ts';
import {
  contentOf,
  dueStandards,
  findOpenStandard,
  findWaitingStandard,
  hadHandIn,
  lastEventOf,
  nextNumber,
} from './views.ts';
import { actionsIn } from './workflow.ts';

/** Verbs on the standard of one office take turns on the office's row: two drafts are never begun at once. */
async function lockFor(tx: Tx, ctx: Ctx, id: string, action: StandardAction): Promise<LockedStandard> {
  await lockOffice(tx, ctx.actor.officeCode);
  const standard = await lockStandard(tx, ctx.actor.officeCode, id);
  if (!actionsIn(standard.state).includes(action)) {
    throw new Refusal('conflict', 'standard_not_in_state', { state: standard.state });
  }
  return standard;
}

function refuse(fault: Fault | null): void {
  if (fault !== null) throw new Refusal('invalid', fault.code, fault.params);
}

function refuseStale(standard: LockedStandard, saves: number): void {
  if (standard.saves !== saves) throw new Refusal('conflict', 'standard_changed_meanwhile');
}

/** The head of office acts, or who stands in for the head: the history says which. */
const asHead = ({ actor }: Ctx) =>
  ({ actingRole: 'head_of_office', delegationId: actor.delegationIds.head_of_office ?? null }) as const;

export function beginStandard(ctx: Ctx) {
  return transact(ctx, 'serviceStandards.begin', {}, async (tx) => {
    const { officeCode, employeeId } = ctx.actor;
    await lockOffice(tx, officeCode);
    if ((await findOpenStandard(tx, officeCode)) !== null) {
      throw new Refusal('conflict', 'standard_draft_exists');
    }
    const waiting = await findWaitingStandard(tx, officeCode);
    // A draft says what is in force now: it would undo what waits, once both have come into force.
    if (waiting !== null)
      throw new Refusal('conflict', 'standard_approved_waits', { number: waiting.number });
    const { standardId } = await getOffice(tx, officeCode);
    const at = ctx.clock.now();
    const id = await insertStandard(tx, {
      officeCode,
      number: await nextNumber(tx, officeCode),
      state: 'draft',
      content: await contentOf(tx, standardId),
      basedOn: standardId,
      draftedBy: employeeId,
      at,
    });
    await appendStandardEvent(tx, { officeCode, standardId: id, action: 'begun', actorId: employeeId, at });
    return { id };
  });
}

export function saveStandard(ctx: Ctx, id: string, input: { saves: number; content: StandardContent }) {
  return transact(ctx, 'serviceStandards.save', { id, ...input }, async (tx) => {
    const standard = await lockFor(tx, ctx, id, 'save');
    refuseStale(standard, input.saves);
    refuse(contentFault(input.content));
    await replaceContent(tx, standard, input.content);
    const { employeeId, officeCode } = ctx.actor;
    // Savings of one person in a row are one line of the history; whoever saved is never left out of it.
    const last = await lastEventOf(tx, id);
    if (last.action !== 'saved' || last.actorId !== employeeId) {
      await appendStandardEvent(tx, {
        officeCode,
        standardId: id,
        action: 'saved',
        actorId: employeeId,
        at: ctx.clock.now(),
      });
    }
    return { id };
  });
}

/** The draft goes to the head of office, with the day from which it is to hold. */
export function submitStandard(ctx: Ctx, id: string, input: { saves: number; effectiveOn: IsoDate }) {
  return transact(ctx, 'serviceStandards.submit', { id, ...input }, async (tx) => {
    const standard = await lockFor(tx, ctx, id, 'submit');
    refuseStale(standard, input.saves);
    refuse(submissionFault(await contentOf(tx, id)));
    if (input.effectiveOn < (await officeToday(tx, ctx))) {
      throw new Refusal('invalid', 'standard_effective_in_past');
    }
    const at = ctx.clock.now();
    const { employeeId, officeCode } = ctx.actor;
    await moveStandard(tx, id, {
      state: 'submitted',
      effectiveOn: input.effectiveOn,
      submittedBy: employeeId,
      submittedAt: at,
    });
    await appendStandardEvent(tx, {
      officeCode,
      standardId: id,
      action: 'submitted',
      actorId: employeeId,
      at,
    });
    return { id };
  });
}

/** From the day that it names; at once where that day has come. Whoever began, saved or submitted it does not approve it. */
export function approveStandard(ctx: Ctx, id: string) {
  return transact(ctx, 'serviceStandards.approve', { id }, async (tx) => {
    const standard = await lockFor(tx, ctx, id, 'approve');
    const { employeeId, officeCode } = ctx.actor;
    if (await hadHandIn(tx, id, employeeId)) throw new Refusal('forbidden', 'standard_four_eyes');
    const at = ctx.clock.now();
    const today = await officeToday(tx, ctx);
    // Approved later than it was to hold: nothing holds before it is approved.
    const effectiveOn =
      standard.effectiveOn === null || standard.effectiveOn < today ? today : standard.effectiveOn;
    await moveStandard(tx, id, { state: 'approved', effectiveOn, approvedBy: employeeId, approvedAt: at });
    await appendStandardEvent(tx, {
      officeCode,
      standardId: id,
      action: 'approved',
      actorId: employeeId,
      at,
      ...asHead(ctx),
    });
    if (effectiveOn === today) await enact(tx, { officeCode, id, actorId: employeeId, at, today });
    return { id };
  });
}

export function returnStandard(ctx: Ctx, id: string, input: { words: string }) {
  return transact(ctx, 'serviceStandards.return', { id, ...input }, async (tx) => {
    await lockFor(tx, ctx, id, 'return');
    const { employeeId, officeCode } = ctx.actor;
    await moveStandard(tx, id, { state: 'draft', effectiveOn: null, submittedBy: null, submittedAt: null });
    await appendStandardEvent(tx, {
      officeCode,
      standardId: id,
      action: 'returned',
      actorId: employeeId,
      at: ctx.clock.now(),
      words: input.words,
      ...asHead(ctx),
    });
    return { id };
  });
}

export function discardStandard(ctx: Ctx, id: string) {
  return transact(ctx, 'serviceStandards.discard', { id }, async (tx) => {
    await lockFor(tx, ctx, id, 'discard');
    const { employeeId, officeCode } = ctx.actor;
    await moveStandard(tx, id, { state: 'discarded' });
    await appendStandardEvent(tx, {
      officeCode,
      standardId: id,
      action: 'discarded',
      actorId: employeeId,
      at: ctx.clock.now(),
    });
    return { id };
  });
}

/** The head of office takes an approved version back before its day; what has held is replaced, never taken back. */
export function withdrawStandard(ctx: Ctx, id: string, input: { words: string }) {
  return transact(ctx, 'serviceStandards.withdraw', { id, ...input }, async (tx) => {
    await lockFor(tx, ctx, id, 'withdraw');
    const { employeeId, officeCode } = ctx.actor;
    if ((await findWaitingStandard(tx, officeCode))?.id !== id) {
      throw new Refusal('conflict', 'standard_has_held');
    }
    await moveStandard(tx, id, { state: 'discarded' });
    await appendStandardEvent(tx, {
      officeCode,
      standardId: id,
      action: 'withdrawn',
      actorId: employeeId,
      at: ctx.clock.now(),
      words: input.words,
      ...asHead(ctx),
    });
    return { id };
  });
}

interface Enactment {
  officeCode: string;
  id: string;
  /** Null when the day has come by itself. */
  actorId: string | null;
  at: Date;
  today: IsoDate;
}

/** Page, desk, receipts and reports follow from this moment; cases and complaints under way keep what they were promised. */
async function enact(tx: Tx, { officeCode, id, actorId, at, today }: Enactment): Promise<void> {
  await setStandard(tx, officeCode, id);
  const { responseDays } = await contentOf(tx, id);
  await promiseResponse(tx, officeCode, responseDays, today);
  await appendStandardEvent(tx, { officeCode, standardId: id, action: 'enacted', actorId, at });
}

/** Puts into force what was approved for a day that has come; to be called every minute. */
export async function enactDueStandards({ db, clock }: Pick<Ctx, 'db'> & { clock: Clock }): Promise<number> {
  const at = clock.now();
  let enacted = 0;
  for (const { officeCode, zone } of await dueStandards(db, at)) {
    const today = dateIn(zone, at);
    await db.transaction().execute(async (tx) => {
      await lockOffice(tx, officeCode);
      // Read again under the lock: another process may have been here.
      for (const { id } of (await dueStandards(tx, at)).filter((due) => due.officeCode === officeCode)) {
        await enact(tx, { officeCode, id, actorId: null, at, today });
        enacted += 1;
      }
    });
  }
  return enacted;
}
