import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import { findCardImages } from '../recordings/index.ts';
import { findCentralStatus } from '../residents/index.ts';
import { requirementsUnder } from '../service-standards/index.ts';
import type { Case } from './case-store.ts';
import { caseFindings, openFindings } from './findings.ts';
import { centreSaysReady, missingDocuments, missingFinding } from './rules.ts';
import { countApprovals, documentsOf, findLatestAttempt } from './step-store.ts';
import type { Need } from './workflow.ts';

/** What of the request the conditions look at. */
export interface NeedInput {
  serial?: string;
  physical?: { photo: boolean; text: boolean; cut: boolean; back: boolean };
}

const refusal = (...args: ConstructorParameters<typeof Refusal>) => new Refusal(...args);

type Check = (tx: Tx, ctx: Ctx, kase: Case, input: NeedInput) => Promise<Refusal | null>;

const checks: Record<Need, Check> = {
  documents_complete: async (tx, _ctx, kase) => {
    const requirements = await requirementsUnder(tx, kase.standardId, kase.serviceType);
    const missing = missingDocuments({ requirements, documents: await documentsOf(tx, kase.id) });
    if (missing.length === 0) return null;
    return refusal('conflict', 'documents_missing', { count: missing.length }, missing.map(missingFinding));
  },

  findings_cleared: async (tx, ctx, kase) => {
    const open = openFindings(await caseFindings(tx, ctx, kase));
    return open.length === 0 ? null : refusal('conflict', 'findings_block', { count: open.length }, open);
  },

  centre_says_ready: async (tx, _ctx, kase) => {
    const status = await findCentralStatus(tx, kase.residentId);
    return centreSaysReady(kase.serviceType, status)
      ? null
      : refusal('conflict', 'not_ready_at_centre', {}, [
          { code: 'R39', level: 'T', field: 'nik', params: { status } },
        ]);
  },

  centre_not_ready: async (tx, _ctx, kase) => {
    const status = await findCentralStatus(tx, kase.residentId);
    return centreSaysReady(kase.serviceType, status) ? refusal('conflict', 'ready_at_centre') : null;
  },

  portrait_and_signature: async (tx, _ctx, kase) => {
    const images = await findCardImages(tx, kase.residentId);
    if (images.portraitFileId === null) return refusal('conflict', 'portrait_missing');
    return images.signatureFileId === null ? refusal('conflict', 'signature_missing') : null;
  },

  print_awaits_confirmation: async (tx, _ctx, kase) => {
    const attempt = await findLatestAttempt(tx, kase.id);
    return attempt?.state === 'awaiting_confirmation' ? null : refusal('conflict', 'print_not_sent_yet');
  },

  print_not_confirmed: async (tx, _ctx, kase) => {
    const attempt = await findLatestAttempt(tx, kase.id);
    const running =
      attempt !== null && ['queued', 'printing', 'awaiting_confirmation'].includes(attempt.state);
    return running ? null : refusal('conflict', 'no_print_running');
  },

  serial_in_hand: async (tx, _ctx, kase, { serial }) => {
    const attempt = await findLatestAttempt(tx, kase.id);
    return attempt !== null && attempt.blankSerial === serial
      ? null
      : refusal('conflict', 'serial_is_another_card');
  },

  physical_check_passed: async (_tx, _ctx, _kase, { physical }) =>
    physical?.photo && physical.text && physical.cut && physical.back
      ? null
      : refusal('invalid', 'physical_check_incomplete'),

  both_checks: async (tx, _ctx, kase) => {
    const attempt = await findLatestAttempt(tx, kase.id);
    const approvals = attempt === null ? 0 : await countApprovals(tx, attempt.id);
    return approvals === 2 ? null : refusal('conflict', 'checks_missing');
  },
};

/** Null when the condition holds; else the refusal that says what is missing. */
export function unmetNeed(
  need: Need,
  tx: Tx,
  ctx: Ctx,
  kase: Case,
  input: NeedInput,
): Promise<Refusal | null> {
  return checks[need](tx, ctx, kase, input);
}
