// Pure: values in, values out.
import type { ComplaintAction, ComplaintState, OutsideAction } from '../../../contract/complaints/terms.ts';
import { complaintStates, handlerRoles, receiverRoles } from '../../../contract/complaints/terms.ts';
import type { Role } from '../../../contract/roles.ts';
import { defineWorkflow } from '../../workflow/define-workflow.ts';

export interface ComplaintVocabulary {
  state: ComplaintState;
  action: ComplaintAction | OutsideAction;
  actor: Role | 'complainant' | 'agency' | 'time';
  duty: never;
  /** Conditions beyond state and role; each is decided in `guards.ts`. */
  guard:
    | 'fields_complete'
    | 'may_be_ignored'
    | 'authority_in'
    | 'head_disposes'
    | 'lies_with_you'
    | 'reachable'
    | 'within_reopening_time';
}

/** The receiver (petugas) books; the examiner (pengelola pengaduan) examines; two roles, as the page has it. */
const receivers: readonly Role[] = receiverRoles;
const examiner: readonly Role[] = ['complaints_officer'];
const handlers: readonly Role[] = handlerRoles;
const whoAssigns: readonly Role[] = ['complaints_officer', 'secretary', 'head_of_office'];

const beforeDecision: readonly ComplaintState[] = ['received', 'disposition', 'examination'];
const working: readonly ComplaintState[] = [
  'received',
  'awaiting_complainant',
  'disposition',
  'examination',
  'accepted',
  'in_progress',
  'outside',
  'forwarded',
  'reopened',
];
const withAnswered: readonly ComplaintState[] = [...working, 'answered'];

/** From slip, letter, call or form to an answer or to the agency that is competent. */
export const complaintWorkflow = defineWorkflow<ComplaintVocabulary>({
  states: complaintStates,
  transitions: {
    book: { from: ['start'], to: ['received'], by: receivers },
    // A caller whose question was the matter is answered on the telephone.
    answerAtOnce: { from: ['received'], to: ['answered'], by: receivers },
    submit: { from: ['start'], to: ['received', 'held'], by: ['complainant'] },
    // A web form sent without proof of work waits for a person's look; its clock runs all the same.
    admit: { from: ['held'], to: ['received'], by: examiner },
    rejectSpam: { from: ['held'], to: ['rejected'], by: examiner, reason: true },

    // Identity and fields.
    amend: {
      from: ['received', 'awaiting_complainant', 'disposition', 'examination'],
      to: ['same'],
      by: receivers,
    },
    addAttachment: { from: withAnswered, to: ['same'], by: [...new Set([...receivers, ...handlers])] },
    logCall: { from: withAnswered, to: ['same'], by: receivers },
    requestCompletion: {
      from: beforeDecision,
      to: ['awaiting_complainant'],
      by: examiner,
      requires: ['reachable'],
      reason: true,
    },
    recordCompletion: {
      from: ['awaiting_complainant'],
      to: ['received'],
      by: [...receivers, 'complainant'],
    },
    // Silence, seven days or more after the warning.
    lapse: { from: ['awaiting_complainant'], to: ['deemed_withdrawn'], by: ['time'] },
    archive: {
      from: ['received', 'awaiting_complainant'],
      to: ['archived'],
      by: examiner,
      requires: ['may_be_ignored'],
      reason: true,
    },
    triage: {
      from: ['received'],
      to: ['disposition', 'examination'],
      by: examiner,
      requires: ['fields_complete'],
    },
    // In the head's place the secretary says why; where no head is there for it, time passes it on.
    dispose: {
      from: ['disposition'],
      to: ['examination'],
      by: ['head_of_office', 'secretary', 'time'],
      requires: ['head_disposes'],
    },

    // Authority: without this decision nothing is answered and nothing forwarded.
    decideAuthority: {
      // Whoever works on it may find out that it is another agency's after all.
      from: ['examination', 'accepted', 'in_progress', 'outside', 'reopened'],
      to: ['accepted', 'outside'],
      by: examiner,
      reason: true,
    },

    // Inside: somebody handles it, it is answered, it ends.
    assign: { from: ['accepted', 'in_progress'], to: ['in_progress'], by: whoAssigns },
    answer: {
      from: ['accepted', 'in_progress'],
      to: ['answered'],
      by: handlers,
      requires: ['authority_in', 'lies_with_you'],
    },
    close: { from: ['answered'], to: ['closed'], by: examiner },
    closeBySilence: { from: ['answered'], to: ['closed'], by: ['time'] },
    // "Satisfied" ends it; "not satisfied" only proposes.
    rate: { from: ['answered', 'closed'], to: ['closed', 'same'], by: ['complainant'] },

    // Outside: forwarded, and the complainant told. Only both together end it.
    forward: { from: ['outside'], to: ['forwarded'], by: examiner },
    inform: { from: ['forwarded'], to: ['informed'], by: receivers },
    agencyReports: { from: ['forwarded', 'informed'], to: ['same'], by: ['agency'] },

    // Beside the way.
    nameOfficer: { from: working, to: ['same'], by: [...examiner, 'head_of_office'] },
    setFlags: { from: withAnswered, to: ['same'], by: examiner },
    linkApplication: { from: withAnswered, to: ['same'], by: examiner },
    note: { from: withAnswered, to: ['same'], by: handlers },

    // Ways out and back.
    withdraw: {
      from: [
        'received',
        'awaiting_complainant',
        'disposition',
        'examination',
        'accepted',
        'in_progress',
        'outside',
        'reopened',
      ],
      to: ['withdrawn'],
      by: [...receivers, 'complainant'],
      reason: true,
    },
    merge: {
      from: ['received', 'awaiting_complainant', 'disposition', 'examination', 'accepted', 'in_progress'],
      to: ['merged'],
      by: examiner,
    },
    // What happens to the other complaint of a merge, whatever state it has reached since.
    absorb: { from: withAnswered, to: ['same'], by: examiner },
    letGo: {
      from: [...withAnswered, 'closed', 'informed', 'archived', 'merged', 'withdrawn', 'deemed_withdrawn'],
      to: ['same'],
      by: examiner,
    },
    unmerge: {
      from: ['merged'],
      to: ['received', 'disposition', 'examination', 'accepted', 'in_progress'],
      by: examiner,
      reason: true,
    },
    reopen: {
      from: ['answered', 'closed', 'informed'],
      to: ['reopened'],
      by: [...receivers, 'complainant'],
      requires: ['within_reopening_time'],
      reason: true,
    },
    revive: {
      from: ['archived', 'withdrawn', 'deemed_withdrawn', 'rejected'],
      to: ['received'],
      by: examiner,
      reason: true,
    },
  },
});

/** The case is over unless somebody reopens or revives it. */
export function isOver(state: ComplaintState): boolean {
  return state !== 'held' && !withAnswered.includes(state);
}

/** The one next action of a state: the prominent button, and whose list the case stands on. */
export const nextActionOf: Readonly<Partial<Record<ComplaintState, ComplaintAction>>> = {
  held: 'admit',
  received: 'triage',
  awaiting_complainant: 'recordCompletion',
  disposition: 'dispose',
  examination: 'decideAuthority',
  accepted: 'answer',
  in_progress: 'answer',
  outside: 'forward',
  forwarded: 'inform',
  answered: 'close',
  reopened: 'decideAuthority',
};
