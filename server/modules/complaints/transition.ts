import type { ComplaintState } from '../../../contract/complaints/terms.ts';
import type { Tx } from '../../db/database.ts';
import { queueMessage } from '../notifications/index.ts';
import { dateIn, getOffice } from '../office/index.ts';
import { openSurvey, servedWithComplaint, surveyAddress } from '../surveys/index.ts';
import {
  appendEvent,
  type Complaint,
  type Deeds,
  type EventAction,
  moveComplaint,
  type NewEvent,
} from './case-store.ts';
import { closePause, resumeRound, startRound, stopRound } from './deadlines/clock-store.ts';
import { tellingOf } from './notification-rules.ts';
import { recipientOf } from './reading/recipient-views.ts';
import { isOver } from './workflow.ts';

/** What a deed did beyond moving the complaint; `data` holds codes and references, never names. */
export interface Effect {
  data?: NewEvent['data'];
  /** Free words, kept apart from the event. */
  words?: string | undefined;
  /** Merging: the complaint that this one goes into. */
  mergedInto?: string;
}

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

const startsAnew: ReadonlySet<EventAction> = new Set<EventAction>(['reopen', 'revive']);

/**
 * The common end of every deed on a locked complaint: history, clock, state, and the word to the complainant, all in
 * the caller's transaction. The caller has decided that the deed is lawful.
 */
export async function carryOut(
  tx: Tx,
  by: Deeds,
  kase: Complaint,
  deed: { action: EventAction; to: ComplaintState } & Effect,
): Promise<number> {
  const at = by.clock.now();
  const { zone } = await getOffice(tx, kase.officeCode);
  const today = dateIn(zone, at);
  const fresh = startsAnew.has(deed.action);
  const now = fresh ? { ...kase, round: kase.round + 1 } : kase;
  const seq = await appendEvent(tx, now, by, {
    action: deed.action,
    from: kase.lastSeq === 0 ? null : kase.state,
    to: deed.to,
    data: deed.data ?? {},
    words: deed.words,
  });
  if (kase.state === 'awaiting_complainant' && deed.to !== kase.state) await closePause(tx, kase, at, today);
  if (stopsClock.has(deed.to)) await stopRound(tx, kase, deed.to, at, today);
  if (deed.action === 'unmerge') await resumeRound(tx, kase, at);
  if (fresh) await startRound(tx, now, today);
  await moveComplaint(tx, kase, {
    state: deed.to,
    seq,
    round: now.round,
    at,
    over: isOver(deed.to),
    ...(deed.mergedInto !== undefined && { mergedInto: deed.mergedInto }),
  });

  const survey = await openSurveyOf(tx, by, now, deed.to, today);
  const template = tellingOf(deed.action, kase.lastSeq === 0 ? null : kase.state, deed.to);
  if (template !== null) await tell(tx, by, now, template, String(seq), survey);
  return seq;
}

/** Opens the survey for a round that has come to an answer, and names its address for the message that tells of it. */
async function openSurveyOf(
  tx: Tx,
  by: Deeds,
  kase: Complaint,
  to: ComplaintState,
  today: string,
): Promise<{ survey?: string }> {
  if (by.surveyKey === null || kase.state === to || !servesComplainant.has(to)) return {};
  const served = servedWithComplaint(kase.officeCode, kase, today);
  return { survey: surveyAddress(await openSurvey(tx, by.surveyKey, served)) };
}

/** Queues the word to the complainant in his own channel. */
export async function tell(
  tx: Tx,
  by: Pick<Deeds, 'clock'>,
  kase: Complaint,
  template: string,
  eventRef: string,
  instead: Readonly<Record<string, string>> = {},
) {
  const { recipient, locale, placeholders: own } = await recipientOf(tx, kase);
  const placeholders = { ...own, ...instead };
  await queueMessage(
    tx,
    { officeCode: kase.officeCode, clock: by.clock },
    { subjectType: 'complaint', subjectId: kase.id, eventRef, template, locale, recipient, placeholders },
  );
}
