import { sql } from 'kysely';

/**
 * The published way of a complaint, written down a second time and by hand: a mistake in the workflow table must not
 * become the judge's mistake. Each line: from which states, by which action, to which.
 */
const early = 'received awaiting_complainant disposition examination';
const working = `${early} accepted in_progress outside forwarded reopened`;
const untilAnswered = `${working} answered`;
const everSince = `${untilAnswered} closed informed archived merged withdrawn deemed_withdrawn`;

const transitions: readonly [action: string, from: string, to: string][] = [
  ['submit', '-', 'received held'],
  ['book', '-', 'received'],
  ['admit', 'held', 'received'],
  ['rejectSpam', 'held', 'rejected'],
  ['requestCompletion', 'received disposition examination', 'awaiting_complainant'],
  ['recordCompletion', 'awaiting_complainant', 'received'],
  ['lapse', 'awaiting_complainant', 'deemed_withdrawn'],
  ['archive', 'received awaiting_complainant', 'archived'],
  ['triage', 'received', 'disposition examination'],
  ['dispose', 'disposition', 'examination'],
  ['decideAuthority', 'examination accepted in_progress outside reopened', 'accepted outside'],
  ['assign', 'accepted in_progress', 'in_progress'],
  ['answer', 'accepted in_progress', 'answered'],
  ['answerAtOnce', 'received', 'answered'],
  ['close', 'answered', 'closed'],
  ['closeBySilence', 'answered', 'closed'],
  ['rate', 'answered', 'closed'],
  ['forward', 'outside', 'forwarded'],
  ['inform', 'forwarded', 'informed'],
  [
    'withdraw',
    'received awaiting_complainant disposition examination accepted in_progress outside reopened',
    'withdrawn',
  ],
  ['merge', `${early} accepted in_progress`, 'merged'],
  ['unmerge', 'merged', 'received disposition examination accepted in_progress'],
  ['reopen', 'answered closed informed', 'reopened'],
  ['revive', 'archived withdrawn deemed_withdrawn rejected', 'received'],
];

/** What leaves the state as it is. */
const unmoved: readonly [action: string, states: string][] = [
  ['amend', early],
  ['addAttachment', untilAnswered],
  ['logCall', untilAnswered],
  ['nameOfficer', working],
  ['setFlags', untilAnswered],
  ['linkApplication', untilAnswered],
  ['note', untilAnswered],
  ['absorb', untilAnswered],
  // Another complaint is taken out of this one again, whatever has become of it since.
  ['letGo', everSince],
  ['rate', 'answered closed'],
  ['agencyReports', 'forwarded informed'],
];

const list = (states: string) => states.split(' ').map((state) => (state === '-' ? '' : state));

/** Every event that may be, as `action:from>to`. */
export const expectedComplaintTransitions: readonly string[] = [
  ...transitions.flatMap(([action, from, to]) =>
    list(from).flatMap((before) => list(to).map((after) => `${action}:${before}>${after}`)),
  ),
  ...unmoved.flatMap(([action, states]) => list(states).map((state) => `${action}:${state}>${state}`)),
];

/** States in which the three working days have stopped and the case is over; by hand, as above. */
export const overStates = sql`('closed', 'informed', 'archived', 'merged', 'withdrawn', 'deemed_withdrawn', 'rejected')`;
/** The same with an answer that nobody has closed yet. */
export const stoppedStates = sql`('answered', 'closed', 'informed', 'archived', 'merged', 'withdrawn', 'deemed_withdrawn',
  'rejected')`;
