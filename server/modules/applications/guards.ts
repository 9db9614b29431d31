import type { Tx } from '../../db/database.ts';
import { Refusal, type RefusalCode } from '../../refusal.ts';
import type { ActingContext, Guards } from '../../workflow/define-process.ts';
import { findCardImages } from '../recordings/index.ts';
import { findCentralStatus } from '../residents/index.ts';
import { requirementsUnder } from '../service-standards/index.ts';
import type { Application } from './case-store.ts';
import { caseFindings, openFindings } from './findings.ts';
import { centreSaysReady, missingDocuments, missingFinding } from './rules.ts';
import { countApprovals, findLatestAttempt, listDocuments } from './step-store.ts';
import { type ApplicationVocabulary, deskRules } from './workflow.ts';

/** What of the request the conditions look at. */
export interface Given {
  serial?: string;
  physical?: { photo: boolean; text: boolean; cut: boolean; back: boolean };
}

const refusal = (...args: ConstructorParameters<typeof Refusal>) => new Refusal(...args);

/** Nobody's desk holds up a machine. */
const onDesk =
  (rule: keyof typeof deskRules, code: RefusalCode) =>
  async (_tx: Tx, { actor }: ActingContext, application: Application): Promise<Refusal | null> =>
    typeof actor === 'string' || deskRules[rule](application, actor)
      ? null
      : refusal('conflict', code, { number: application.number });

/** Each gives null when its condition holds, else the refusal that says what is missing. */
export const guards: Guards<ApplicationVocabulary, Application, Given> = {
  not_with_colleague: onDesk('not_with_colleague', 'claimed_by_other'),
  with_you: onDesk('with_you', 'release_not_possible'),
  waits_for_you: onDesk('waits_for_you', 'claim_not_possible'),
  with_colleague_waits_for_you: onDesk('with_colleague_waits_for_you', 'take_over_not_possible'),

  documents_complete: async (tx, _by, application) => {
    const requirements = await requirementsUnder(tx, application.standardId, application.serviceType);
    const missing = missingDocuments({ requirements, documents: await listDocuments(tx, application.id) });
    if (missing.length === 0) return null;
    return refusal('conflict', 'documents_missing', { count: missing.length }, missing.map(missingFinding));
  },

  findings_cleared: async (tx, by, application) => {
    const open = openFindings(await caseFindings(tx, by, application));
    return open.length === 0 ? null : refusal('conflict', 'findings_block', { count: open.length }, open);
  },

  centre_says_ready: async (tx, _by, application) => {
    const status = await findCentralStatus(tx, application.residentId);
    return centreSaysReady(application.serviceType, status)
      ? null
      : refusal('conflict', 'not_ready_at_centre', {}, [
          { code: 'R39', level: 'T', field: 'nik', params: { status } },
        ]);
  },

  centre_not_ready: async (tx, _by, application) => {
    const status = await findCentralStatus(tx, application.residentId);
    return centreSaysReady(application.serviceType, status) ? refusal('conflict', 'ready_at_centre') : null;
  },

  portrait_and_signature: async (tx, _by, application) => {
    const images = await findCardImages(tx, application.residentId);
    if (images.portraitFileId === null) return refusal('conflict', 'portrait_missing');
    return images.signatureFileId === null ? refusal('conflict', 'signature_missing') : null;
  },

  print_awaits_confirmation: async (tx, _by, application) => {
    const attempt = await findLatestAttempt(tx, application.id);
    return attempt?.state === 'awaiting_confirmation' ? null : refusal('conflict', 'print_not_sent_yet');
  },

  print_not_confirmed: async (tx, _by, application) => {
    const attempt = await findLatestAttempt(tx, application.id);
    const running =
      attempt !== null && ['queued', 'printing', 'awaiting_confirmation'].includes(attempt.state);
    return running ? null : refusal('conflict', 'no_print_running');
  },

  serial_in_hand: async (tx, _by, application, given) => {
    const attempt = await findLatestAttempt(tx, application.id);
    return attempt !== null && attempt.blankSerial === given?.serial
      ? null
      : refusal('conflict', 'serial_is_another_card');
  },

  physical_check_passed: async (_tx, _by, _application, given) =>
    given?.physical !== undefined && Object.values(given.physical).every(Boolean)
      ? null
      : refusal('invalid', 'physical_check_incomplete'),

  both_checks: async (tx, _by, application) => {
    const attempt = await findLatestAttempt(tx, application.id);
    const approvals = attempt === null ? 0 : await countApprovals(tx, attempt.id);
    return approvals === 2 ? null : refusal('conflict', 'checks_missing');
  },
};
