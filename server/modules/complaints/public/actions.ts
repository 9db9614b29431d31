import type { ComplaintFieldsBody } from '../../../../contract/complaints/endpoints.ts';
import {
  type AgencyProgress,
  type HeldReason,
  maxAttachments,
} from '../../../../contract/complaints/terms.ts';
import type { CheckedAttachment } from '../../../adapters/attachments/index.ts';
import type { Ctx, Office } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';
import type { Asked } from '../../../workflow/define-process.ts';
import { actingAt } from '../../office/index.ts';
import { bookComplaint } from '../actions/booking.ts';
import { type Complaint, type Effect, lockComplaint } from '../case-store.ts';
import { parsePhone } from '../content.ts';
import { changeContent } from '../content-store.ts';
import { insertAttachment, nextAttachmentPosition } from '../decision-store.ts';
import type { Given } from '../guards.ts';
import { maskIdentityNumbers } from '../identity-numbers.ts';
import { contentOf } from '../intake.ts';
import { notificationOfAgency } from '../notification-rules.ts';
import { complaintProcess, notifyComplainant, notifyMerged } from '../transition.ts';
import type { ComplaintVocabulary } from '../workflow.ts';
import {
  attachedBytes,
  countForms,
  countSubmissions,
  findEarlier,
  findReferralByToken,
  insertRating,
  insertSubmission,
  type Submission,
  setAgencyState,
  waitForHeldTurn,
  waitForTurn,
} from './store.ts';

/** What people outside the office act with. */
export type PublicCtx = Pick<Ctx, 'db' | 'clock' | 'ports' | 'requestId'>;

export interface WebForm {
  officeCode: string;
  sent: Submission;
  fields: ComplaintFieldsBody;
  /** Why a person looks at it before anything else happens; empty where nothing speaks against it. */
  heldBecause: readonly HeldReason[];
  /** Asked before a complaint is booked that is not there yet: whoever throws refuses it. */
  beforeNew?: () => void;
  attachments: readonly CheckedAttachment[];
}

export interface Submitted {
  id: string;
  number: string;
  /**
   * `form`: this very form was sent before; `edited`: the form was sent before, with other words; `text`: the same
   * words came from the same telephone within a day, on this device or on another one.
   */
  repeat: 'form' | 'edited' | 'text' | 'text_elsewhere' | null;
}

/**
 * Complaints of one telephone and of one device in a day, with proof and without counted apart: a flood without proof
 * in somebody's name does not keep them out. Many people share an address, so addresses do not count.
 */
export const submissionLimits = { phone: 5, device: 20 };
/** Forms without proof in an hour: as many as a person can look at besides other work. */
export const heldLimits = { phone: 2, device: 3, office: 30 };
/**
 * Forms with proof in an hour in the whole office: those beyond `unseen` are taken, but a person looks at them before
 * they are numbered and anybody is told; beyond `office` they are sent to another way.
 */
export const provedLimits = { unseen: 60, office: 600 };
/** What all complainants together may attach in a day. Several at once may overshoot it by their own files. */
export const attachedBytesPerDay = 1024 ** 3;
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

async function keepAttachments(
  tx: Tx,
  ctx: PublicCtx,
  complaint: Complaint,
  attachments: readonly CheckedAttachment[],
) {
  const now = ctx.clock.now();
  const coming = attachments.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const since = new Date(now.getTime() - dayMs);
  if (coming > 0 && (await attachedBytes(tx, complaint.officeCode, since)) + coming > attachedBytesPerDay) {
    throw new Refusal('too_many', 'complaint_files_limit');
  }
  for (const { mediaType, bytes, width, height } of attachments) {
    const position = await nextAttachmentPosition(tx, complaint.id, maxAttachments);
    if (position === null) throw new Refusal('conflict', 'too_many_attachments', { max: maxAttachments });
    const { id: fileId } = await ctx.ports.files.put(
      tx,
      { officeCode: complaint.officeCode, employeeId: null, now },
      {
        subjectId: complaint.id,
        kind: 'complaint_attachment',
        mediaType,
        bytes,
        ...(width !== undefined && height !== undefined && { width, height }),
      },
    );
    await insertAttachment(tx, complaint, { position, fileId, addedBy: null, addedAt: now });
  }
}

/**
 * What has not proved that it costs its sender anything comes in a measure that a person can look through; what has, in
 * one that the office can bear. Gives why a person looks at the form first.
 */
async function refuseFlood(
  tx: Tx,
  { code, phone }: Office,
  { sent, heldBecause }: WebForm,
  since: Date,
): Promise<readonly HeldReason[]> {
  const other = { phone: phone ?? '-' };
  if (sent.proof) {
    const came = await countForms(tx, code, { proof: true, since });
    if (came >= provedLimits.office) throw new Refusal('too_many', 'complaint_office_limit', other);
    return came >= provedLimits.unseen ? ['crowd'] : [];
  }
  await waitForHeldTurn(tx, code);
  const count = await countSubmissions(tx, code, sent, since);
  const within = count.phone < heldLimits.phone && count.device < heldLimits.device;
  if (!within || (await countForms(tx, code, { proof: false, since })) >= heldLimits.office) {
    throw new Refusal('too_many', 'complaint_held_limit', other);
  }
  return heldBecause;
}

/** Books the form of the public page once, however often it is sent. The caller has checked its fields. */
export async function submitComplaint(ctx: PublicCtx, form: WebForm): Promise<Submitted> {
  const { officeCode, sent, fields } = form;
  return ctx.db.transaction().execute(async (tx) => {
    await waitForTurn(tx, sent);
    const at = ctx.clock.now();
    const since = new Date(at.getTime() - dayMs);
    const earlier = await findEarlier(tx, officeCode, sent, since);
    if (earlier !== null) {
      const sameForm = earlier.formToken === sent.formToken;
      const sameText = earlier.contentHash === sent.contentHash;
      const repeat = sameForm
        ? sameText
          ? 'form'
          : 'edited'
        : earlier.deviceHash === sent.deviceHash
          ? 'text'
          : 'text_elsewhere';
      return { id: earlier.id, number: earlier.number, repeat };
    }
    form.beforeNew?.();
    const by = await actingAt(tx, officeCode, { ...ctx, actor: 'complainant' });
    const heldBecause = await refuseFlood(tx, by.office, form, new Date(at.getTime() - hourMs));
    const count = await countSubmissions(tx, officeCode, sent, since);
    if (count.phone >= submissionLimits.phone) {
      throw new Refusal('too_many', 'complaint_phone_limit', { max: submissionLimits.phone });
    }
    if (count.device >= submissionLimits.device) {
      throw new Refusal('too_many', 'complaint_device_limit', { max: submissionLimits.device });
    }
    const content = contentOf(fields, { seenBy: '', zone: by.office.zone, receivedAt: at });
    const complaint = await bookComplaint(tx, by, {
      channel: 'web',
      target: heldBecause.length === 0 ? 'received' : 'held',
      heldBecause,
      action: 'submit',
      content: { ...content, signature: 'declared' },
      receivedAt: at,
      anonymous: fields.anonymous,
      confidential: fields.confidential,
    });
    await keepAttachments(tx, ctx, complaint, form.attachments);
    await insertSubmission(tx, complaint, sent, at);
    return { id: complaint.id, number: complaint.number, repeat: null };
  });
}

/** The complaint that a code opened. */
interface Held {
  officeCode: string;
  id: string;
}

/** What the complainant does with the complaint whose code he holds. */
function runAsHolder(
  ctx: PublicCtx,
  { officeCode, id }: Held,
  action: Asked<ComplaintVocabulary, Complaint, Given, Effect>,
) {
  return ctx.db.transaction().execute(async (tx) => {
    const complaint = await lockComplaint(tx, officeCode, id);
    const by = await actingAt(tx, officeCode, { ...ctx, actor: 'complainant' });
    await complaintProcess.take(tx, by, complaint, action);
  });
}

const freeWords = (text: string) => maskIdentityNumbers(text.trim());

/** What the complainant adds when asked to complete; empty where nothing was. */
export interface Completion {
  words: string;
  name: string;
  phone: string;
  address: string;
  attachments: readonly CheckedAttachment[];
}

/** The complainant completes what was missing: the clock runs on. */
export function completeComplaint(ctx: PublicCtx, held: Held, given: Completion) {
  return runAsHolder(ctx, held, {
    action: 'recordCompletion',
    work: async (tx, complaint) => {
      const phoneE164 = given.phone === '' ? null : parsePhone(given.phone);
      if (given.phone !== '' && phoneE164 === null) {
        throw new Refusal('invalid', 'phone_not_valid', { field: given.phone });
      }
      const changes = {
        ...(given.name !== '' && { name: freeWords(given.name) }),
        ...(given.address !== '' && { address: freeWords(given.address) }),
        ...(given.phone !== '' && { phone: given.phone, phoneE164 }),
      };
      const fields = Object.keys(changes).filter((field) => field !== 'phoneE164');
      if (fields.length === 0 && given.words === '' && given.attachments.length === 0) {
        throw new Refusal('invalid', 'completion_empty');
      }
      await changeContent(tx, complaint.id, changes);
      await keepAttachments(tx, ctx, complaint, given.attachments);
      return { data: { fields, attachments: given.attachments.length }, words: freeWords(given.words) };
    },
  });
}

/** The complainant takes the complaint back, with a reason. */
export function withdrawComplaint(ctx: PublicCtx, held: Held, words: string) {
  return runAsHolder(ctx, held, { action: 'withdraw', work: () => ({ words: freeWords(words) }) });
}

/** A new round with a clock of its own; how late the first one was stays. */
export function reopenComplaint(ctx: PublicCtx, held: Held, words: string) {
  return runAsHolder(ctx, held, { action: 'reopen', work: () => ({ words: freeWords(words) }) });
}

/** The complainant's own word on the answer. "Satisfied" ends an answered complaint; "not satisfied" only proposes. */
export function rateComplaint(ctx: PublicCtx, held: Held, satisfied: boolean) {
  return runAsHolder(ctx, held, {
    action: 'rate',
    target: ({ state }) => (satisfied ? 'closed' : state),
    work: async (tx, complaint) => {
      const first = await insertRating(tx, complaint, satisfied, ctx.clock.now());
      if (!first) throw new Refusal('conflict', 'complaint_rated_before');
      return { data: { satisfied } };
    },
  });
}

/** What the receiving agency says it did, by the link of its letter; the complainant is told its last word. */
export async function reportByAgency(ctx: PublicCtx, token: string, state: AgencyProgress, words: string) {
  await ctx.db.transaction().execute(async (tx) => {
    const found = await findReferralByToken(tx, token);
    if (found === null) throw new Refusal('not_found', 'agency_link_unknown');
    const complaint = await lockComplaint(tx, found.officeCode, found.complaintId);
    const by = await actingAt(tx, found.officeCode, { ...ctx, actor: 'agency' });
    const { lastSeq } = await complaintProcess.take(tx, by, complaint, {
      action: 'agencyReports',
      work: async () => {
        // Read again under the lock: two clicks at once must not tell the complainant twice.
        const referral = await findReferralByToken(tx, token);
        if (referral === null || !isReportable(referral, complaint)) {
          throw new Refusal('conflict', 'agency_link_closed');
        }
        await setAgencyState(tx, referral.id, state, ctx.clock.now());
        return { data: { state, referralId: referral.id }, words: freeWords(words) };
      },
    });
    const template = notificationOfAgency[state];
    if (template === undefined) return;
    await notifyComplainant(tx, by, complaint, template, String(lastSeq));
    await notifyMerged(tx, by, { ...complaint, lastSeq }, template);
  });
}

/** A link works while its round runs and the agency has not said its last word. */
function isReportable(
  referral: { round: number; agencyState: string | null },
  { round }: Pick<Complaint, 'round'>,
): boolean {
  return referral.round === round && referral.agencyState !== 'done' && referral.agencyState !== 'not_ours';
}
