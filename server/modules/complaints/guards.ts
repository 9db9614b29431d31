import { callsBeforeArchive } from '../../../contract/complaints/terms.ts';
import { Refusal } from '../../refusal.ts';
import type { Guards } from '../../workflow/define-process.ts';
import type { Complaint } from './case-store.ts';
import { isReachable, mayBeIgnored, missingFields } from './content.ts';
import { getContent } from './content-store.ts';
import { lastDayToReopen } from './deadlines/clock-store.ts';
import { countContactAttempts, latestAuthority } from './decision-store.ts';
import { findFreeHead } from './head-store.ts';
import { mayAnswer } from './reading/rules.ts';
import type { ComplaintVocabulary } from './workflow.ts';

/** What a condition needs to know of the request. */
export interface Given {
  /** Triage: the examiner goes on without the missing fields, with a reason. */
  proceedWithout?: string | undefined;
  /** What is said with an action. */
  words?: string | undefined;
}

/** Each gives the refusal that says why its condition is not met now, or null when it is. */
export const guards: Guards<ComplaintVocabulary, Complaint, Given> = {
  async fields_complete(tx, _by, complaint, given) {
    const content = await getContent(tx, complaint.id);
    const missing = missingFields(complaint.channel, content);
    if (missing.length === 0) return null;
    // Whoever can be named or called is served although the paper is not complete: an anonymous letter with a
    // telephone, a named one without. A caller who refused to be named may be served as well.
    const servable =
      content.description !== null &&
      (content.name !== null || content.phoneE164 !== null || complaint.identityRefused);
    if (given?.proceedWithout !== undefined && servable) return null;
    return new Refusal(
      'conflict',
      'complaint_fields_missing',
      { fields: missing.join(', ') },
      missing.map((field) => ({ code: 'complaint_field_missing', level: 'T' as const, field })),
    );
  },
  async may_be_ignored(tx, _by, complaint) {
    const { name, phoneE164 } = await getContent(tx, complaint.id);
    const calls = await countContactAttempts(tx, complaint.id);
    const verdict = mayBeIgnored(
      { channel: complaint.channel, identityRefused: complaint.identityRefused, name, phoneE164 },
      calls,
      callsBeforeArchive,
    );
    if (verdict.may) return null;
    if (verdict.because === 'reached') return new Refusal('conflict', 'complaint_reached_by_phone');
    if (verdict.because === 'identity') return new Refusal('conflict', 'complaint_not_ignorable');
    return new Refusal('conflict', 'complaint_calls_needed', {
      needed: callsBeforeArchive,
      made: calls.tried,
    });
  },
  async authority_in(tx, _by, complaint) {
    const decision = await latestAuthority(tx, complaint.id);
    if (decision === 'in') return null;
    return new Refusal('conflict', decision === null ? 'authority_undecided' : 'authority_outside');
  },
  async head_disposes(tx, { actor, today }, complaint, given) {
    if (typeof actor !== 'string' && actor.roles.includes('head_of_office')) return null;
    if (typeof actor !== 'string' && (given?.words ?? '') !== '') return null;
    const free = await findFreeHead(tx, complaint, today);
    return free ? new Refusal('conflict', 'disposition_reason_needed') : null;
  },
  /** Once it lies with somebody, that person answers it, or those who oversee complaints. */
  async lies_with_you(_tx, { actor }, { handlerId }) {
    const may = typeof actor === 'string' || mayAnswer(actor, handlerId);
    return may ? null : new Refusal('forbidden', 'handler_is_other');
  },
  async reachable(tx, _by, complaint) {
    return isReachable(await getContent(tx, complaint.id))
      ? null
      : new Refusal('conflict', 'complaint_not_reachable');
  },
  async within_reopening_time(tx, { actor, today }, complaint) {
    const { last, givenBack } = await lastDayToReopen(tx, complaint, complaint.calendar);
    // What an agency gives back belongs to nobody until an officer takes it up, however late.
    if (givenBack && typeof actor !== 'string') return null;
    const late = last !== null && today > last;
    return late ? new Refusal('conflict', 'reopening_too_late', { last }) : null;
  },
};
