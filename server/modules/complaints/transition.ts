import type { ComplaintAction, ComplaintState } from '../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import { type ActingContext, defineProcess, type Event } from '../../workflow/define-process.ts';
import { queueMessage } from '../notifications/index.ts';
import { dateIn } from '../office/index.ts';
import { openSurvey, servedWithComplaint, surveyAddress } from '../surveys/index.ts';
import { appendEvent, type Complaint, type Effect, mergedInto, moveComplaint } from './case-store.ts';
import { numberIn } from './complaint-number.ts';
import { closePause, resumeRound, startRound, stopRound } from './deadlines/clock-store.ts';
import { guards } from './guards.ts';
import { notificationOf } from './notification-rules.ts';
import { getRecipient } from './reading/recipient-views.ts';
import { type ComplaintVocabulary, complaintWorkflow, isOver } from './workflow.ts';

/** These end the three working days: the answer, the notice of forwarding, and the ways out. */
const stopsClock: ReadonlySet<ComplaintState> = new Set<ComplaintState>([
  'answered',
  'informed',
  'archived',
  'merged',
  'withdrawn',
  'deemed_withdrawn',
  'rejected',
]);

/** The complainant has been served, well or badly: from here on there is something to ask about. */
const servesComplainant: ReadonlySet<ComplaintState> = new Set<ComplaintState>(['answered', 'informed']);

const startsAnew: ReadonlySet<string> = new Set<ComplaintAction>(['reopen', 'revive']);

/**
 * The common end of every action, whoever takes it: history, clock, state, and the word to the complainant, all in the
 * caller's transaction.
 */
async function applyTransition(
  tx: Tx,
  by: ActingContext,
  complaint: Complaint,
  event: Event<ComplaintVocabulary>,
  effect: Effect = {},
): Promise<Complaint> {
  const { action, from, to, at } = event;
  const today = dateIn(by.office.zone, at);
  const anew = startsAnew.has(action);
  const round = anew ? complaint.round + 1 : complaint.round;
  const seq = await appendEvent(tx, { ...complaint, round }, event, effect);
  if (from === 'awaiting_complainant' && to !== from) await closePause(tx, complaint, at, today);
  if (stopsClock.has(to)) await stopRound(tx, complaint, to, at, today);
  if (action === 'unmerge') await resumeRound(tx, complaint, at);
  if (anew) await startRound(tx, { ...complaint, round }, today);
  const number = await numberIn(tx, by.office, to, complaint, at);
  await moveComplaint(tx, complaint, {
    state: to,
    number,
    seq,
    round,
    at,
    over: isOver(to),
    mergedInto: effect.mergedInto,
  });

  const moved = { ...complaint, state: to, number, lastSeq: seq, round };
  const survey = from === to ? {} : await openSurveyOf(tx, by, moved, today);
  const template = notificationOf(action, from, to);
  if (template !== null) {
    await notifyComplainant(tx, by, moved, template, String(seq), survey);
    await notifyMerged(tx, by, moved, template);
  }
  return moved;
}

/** What became of a matter is of everybody whose complaint about it was merged into this one. */
const concernsMerged: ReadonlySet<string> = new Set([
  'answered',
  'forwarded_informed',
  'agency_done',
  'agency_not_ours',
]);

/**
 * Tells each complainant whose complaint was merged into this one, or into one of those, in his own channel and under
 * his own number; the agency and its letter are those of the complaint that goes on. `only`: nobody but these.
 */
export async function notifyMerged(
  tx: Tx,
  by: ActingContext,
  target: Complaint,
  template: string,
  only?: readonly Complaint[],
): Promise<void> {
  if (!concernsMerged.has(template)) return;
  const { placeholders: ofTarget } = await getRecipient(tx, target);
  const today = dateIn(by.office.zone, by.clock.now());
  for (const merged of only ?? (await mergedInto(tx, target))) {
    const { placeholders: own } = await getRecipient(tx, merged);
    const survey = await openSurveyOf(tx, by, { ...merged, state: target.state }, today);
    const { number, code } = own;
    const eventRef = `merged/${target.id}/${target.lastSeq}`;
    await notifyComplainant(tx, by, merged, template, eventRef, { ...ofTarget, number, code, ...survey });
  }
}

/** What anybody does with a complaint: an officer, the complainant, the receiving agency, the passing of time. */
export const complaintProcess = defineProcess({
  workflow: complaintWorkflow,
  guards,
  refusals: ({ actor }) => ({
    ...(actor === 'complainant' && { state: () => new Refusal('conflict', 'complaint_moved_on') }),
    ...(actor === 'agency' && { state: () => new Refusal('conflict', 'agency_link_closed') }),
  }),
  apply: applyTransition,
});

/** Opens the survey for a round that has come to an answer, and names its address for the message that tells of it. */
async function openSurveyOf(
  tx: Tx,
  { ports }: ActingContext,
  complaint: Complaint,
  today: IsoDate,
): Promise<{ survey?: string }> {
  if (ports === undefined || !servesComplainant.has(complaint.state)) return {};
  const served = servedWithComplaint(complaint.officeCode, complaint, today);
  return { survey: surveyAddress(await openSurvey(tx, ports.surveyKey, served)) };
}

/** Queues the word to the complainant in his own channel. */
export async function notifyComplainant(
  tx: Tx,
  { actor, clock }: Pick<ActingContext, 'actor' | 'clock'>,
  complaint: Complaint,
  template: string,
  eventRef: string,
  instead: Readonly<Record<string, string | number>> = {},
) {
  const { recipient, locale, placeholders: own } = await getRecipient(tx, complaint);
  const placeholders = { ...own, ...instead };
  await queueMessage(
    tx,
    { officeCode: complaint.officeCode, clock },
    {
      subjectType: 'complaint',
      subjectId: complaint.id,
      eventRef,
      template,
      locale,
      // A form that was never admitted may name anybody's telephone: its writer reads the tracking page.
      recipient: complaint.state === 'rejected' ? {} : recipient,
      placeholders,
      byStranger: actor === 'complainant',
    },
  );
}
