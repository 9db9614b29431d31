import type { IsoDate } from '../../../contract/fields.ts';
import type { StandardAction, StandardContent } from '../../../contract/service-standards.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { type ActingContext, type Asked, defineProcess, type Guards } from '../../workflow/define-process.ts';
import { promiseResponse } from '../complaints/index.ts';
import { actingAt, getOffice, lockOffice, setStandard } from '../office/index.ts';
import { contentFault, type Fault, submissionFault } from './rules.ts';
import {
  type Effect,
  insertStandard,
  type LockedStandard,
  lockStandard,
  moveStandard,
  replaceContent,
} from './store.ts';
import {
  dueStandards,
  findLastEvent,
  findOpenStandard,
  findWaitingStandard,
  getContent,
  hadHandIn,
  nextNumber,
} from './views.ts';
import { type StandardVocabulary, standardWorkflow } from './workflow.ts';

const guards: Guards<StandardVocabulary, LockedStandard, unknown> = {
  async never_held(tx, _by, { id, officeCode }) {
    const waiting = await findWaitingStandard(tx, officeCode);
    return waiting?.id === id ? null : new Refusal('conflict', 'standard_has_held');
  },
};

const standardProcess = defineProcess({
  workflow: standardWorkflow,
  guards,
  dutiesOf: async (tx, { id }, employeeId) =>
    (await hadHandIn(tx, id, employeeId)) ? (['had_a_hand'] as const) : [],
  refusals: () => ({
    state: (state) => new Refusal('conflict', 'standard_not_in_state', { state }),
    fourEyes: () => new Refusal('forbidden', 'standard_four_eyes'),
  }),
  apply: (tx, _by, standard: LockedStandard, event, effect: Effect = {}) =>
    moveStandard(tx, standard, event, effect),
});

/** Actions on the standard of one office take turns on the office's row: two drafts are never begun at once. */
async function lockFor(tx: Tx, officeCode: string, id: string): Promise<LockedStandard> {
  await lockOffice(tx, officeCode);
  return lockStandard(tx, officeCode, id);
}

interface Action extends Asked<StandardVocabulary, LockedStandard, unknown, Effect> {
  action: StandardAction;
}

function runAction(ctx: Ctx, id: string, input: object, action: Action) {
  return transact(ctx, `serviceStandards.${action.action}`, { id, ...input }, async (tx) => {
    await standardProcess.take(tx, ctx, await lockFor(tx, ctx.actor.officeCode, id), action);
    return { id };
  });
}

function refuse(fault: Fault | null): void {
  if (fault !== null) throw new Refusal('invalid', fault.code, fault.params);
}

function refuseStale(standard: LockedStandard, saves: number): void {
  if (standard.saves !== saves) throw new Refusal('conflict', 'standard_changed_meanwhile');
}

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
    const { id } = await standardProcess.start(tx, ctx, {
      action: 'begin',
      insert: async ({ to: state, at }) =>
        insertStandard(tx, {
          officeCode,
          number: await nextNumber(tx, officeCode),
          state,
          content: await getContent(tx, standardId),
          basedOn: standardId,
          draftedBy: employeeId,
          at,
        }),
    });
    return { id };
  });
}

export function saveStandard(ctx: Ctx, id: string, input: { saves: number; content: StandardContent }) {
  return runAction(ctx, id, input, {
    action: 'save',
    work: async (tx, standard) => {
      refuseStale(standard, input.saves);
      refuse(contentFault(input.content));
      await replaceContent(tx, standard, input.content);
      // Savings of one person in a row are one line of the history; whoever saved is never left out of it.
      const last = await findLastEvent(tx, id);
      return { untold: last.action === 'saved' && last.actorId === ctx.actor.employeeId };
    },
  });
}

/** The draft goes to the head of office, with the day from which it is to hold. */
export function submitStandard(ctx: Ctx, id: string, input: { saves: number; effectiveOn: IsoDate }) {
  return runAction(ctx, id, input, {
    action: 'submit',
    work: async (tx, standard) => {
      refuseStale(standard, input.saves);
      refuse(submissionFault(await getContent(tx, id)));
      const { effectiveOn } = input;
      if (effectiveOn < ctx.today) throw new Refusal('invalid', 'standard_effective_in_past');
      return {
        columns: { effectiveOn, submittedBy: ctx.actor.employeeId, submittedAt: ctx.clock.now() },
      };
    },
  });
}

/** From the day that it names; at once where that day has come. Whoever began, saved or submitted it does not approve it. */
export function approveStandard(ctx: Ctx, id: string) {
  return transact(ctx, 'serviceStandards.approve', { id }, async (tx) => {
    const { today } = ctx;
    const approved = await standardProcess.take(tx, ctx, await lockFor(tx, ctx.actor.officeCode, id), {
      action: 'approve',
      work: (_tx, { effectiveOn }) => ({
        columns: {
          // Approved later than it was to hold: nothing holds before it is approved.
          effectiveOn: effectiveOn === null || effectiveOn < today ? today : effectiveOn,
          approvedBy: ctx.actor.employeeId,
          approvedAt: ctx.clock.now(),
        },
      }),
    });
    if (approved.effectiveOn === today) await enact(tx, ctx, approved);
    return { id };
  });
}

export function returnStandard(ctx: Ctx, id: string, { words }: { words: string }) {
  return runAction(
    ctx,
    id,
    { words },
    {
      action: 'return',
      work: () => ({ columns: { effectiveOn: null, submittedBy: null, submittedAt: null }, words }),
    },
  );
}

export function discardStandard(ctx: Ctx, id: string) {
  return runAction(ctx, id, {}, { action: 'discard' });
}

/** The head of office takes an approved version back before its day; what has held is replaced, never taken back. */
export function withdrawStandard(ctx: Ctx, id: string, { words }: { words: string }) {
  return runAction(ctx, id, { words }, { action: 'withdraw', work: () => ({ words }) });
}

/** Page, desk, receipts and reports follow from this moment; cases and complaints under way keep what they were promised. */
async function enact(tx: Tx, by: ActingContext, standard: LockedStandard): Promise<void> {
  const { id, officeCode } = standard;
  await standardProcess.take(tx, by, standard, {
    action: 'enact',
    work: async () => {
      await setStandard(tx, officeCode, id);
      const { responseDays } = await getContent(tx, id);
      await promiseResponse(tx, officeCode, responseDays, by.today);
      return {};
    },
  });
}

/** Puts into force what was approved for a day that has come; to be called every minute. */
export async function enactDueStandards({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  let enacted = 0;
  for (const { officeCode } of await dueStandards(db, clock.now())) {
    await db.transaction().execute(async (tx) => {
      await lockOffice(tx, officeCode);
      const by = await actingAt(tx, officeCode, { actor: 'time', clock, requestId: null });
      // Read again under the lock: another process may have been here.
      for (const due of await dueStandards(tx, clock.now())) {
        if (due.officeCode !== officeCode) continue;
        await enact(tx, by, await lockStandard(tx, officeCode, due.id));
        enacted += 1;
      }
    });
  }
  return enacted;
}
