// Pure: values in, values out.
import type { AgencyProgress, ComplaintState } from '../../../contract/complaints/terms.ts';
import type { ComplaintVocabulary } from './workflow.ts';

/** Templates of messages to complainants; their words are in the locales. */
type Notification =
  | 'complaint_received'
  | 'completion_requested'
  | 'completion_received'
  | 'in_examination'
  | 'in_progress'
  | 'answered'
  | 'closed'
  | 'outside'
  | 'forwarded_informed'
  | 'archived'
  | 'rejected'
  | 'merged'
  | 'absorbed'
  | 'agency_done'
  | 'agency_not_ours'
  | 'unmerged'
  | 'withdrawn'
  | 'deemed_withdrawn'
  | 'reopened';

/** What the complainant hears of an agency's word: its last one alone. */
export const notificationOfAgency: Partial<Readonly<Record<AgencyProgress, Notification>>> = {
  done: 'agency_done',
  not_ours: 'agency_not_ours',
};

const byAction: Partial<Record<ComplaintVocabulary['action'], Notification>> = {
  book: 'complaint_received',
  admit: 'complaint_received',
  requestCompletion: 'completion_requested',
  recordCompletion: 'completion_received',
  answer: 'answered',
  close: 'closed',
  closeBySilence: 'closed',
  inform: 'forwarded_informed',
  archive: 'archived',
  rejectSpam: 'rejected',
  merge: 'merged',
  absorb: 'absorbed',
  unmerge: 'unmerged',
  withdraw: 'withdrawn',
  lapse: 'deemed_withdrawn',
  reopen: 'reopened',
  revive: 'reopened',
};

/**
 * What the complainant hears about an event, or null when what residents read of the case stays as it was. An answer
 * given at once was told on the telephone; the notice that a complaint was forwarded is given by a person and recorded.
 */
export function notificationOf(
  action: ComplaintVocabulary['action'],
  from: ComplaintState | null,
  to: ComplaintState,
): Notification | null {
  // Nobody has looked at it yet: whose telephone it names is not known.
  if (action === 'submit') return to === 'held' ? null : 'complaint_received';
  if (to === 'examination' && from !== to) return 'in_examination';
  if (action === 'decideAuthority') {
    if (to === 'outside' && from !== to) return 'outside';
    return to === 'accepted' && from !== to ? 'in_progress' : null;
  }
  return byAction[action] ?? null;
}
