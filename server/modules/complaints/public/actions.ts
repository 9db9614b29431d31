import type { ComplaintFieldsBody } from '../../../../contract/complaints/endpoints.ts';
import {
  type AgencyProgress,
  type ComplaintAction,
  maxAttachments,
} from '../../../../contract/complaints/terms.ts';
import type { CheckedAttachment } from '../../../adapters/attachments/index.ts';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';
import { getOffice } from '../../office/index.ts';
import { bookComplaint } from '../actions/booking.ts';
import { type Complaint, type Deeds, lockComplaint } from '../case-store.ts';
import { maskIdentityNumbers, parsePhone } from '../content.ts';
import { changeContent } from '../content-store.ts';
import { insertAttachment, nextAttachmentPosition } from '../decision-store.ts';
import { unmetNeed } from '../guards.ts';
import { contentOf } from '../intake.ts';
import { carryOut, tell } from '../transition.ts';
import { complaintWorkflow } from '../workflow.ts';
import {
  countSubmissions,
  findEarlier,
  findReferralByToken,
  insertRating,
  insertSubmission,
  type Submission,
  setAgencyState,
  waitForTurn,
} from './store.ts';

/** What the deeds of people outside the office are given; nobody of the office acts. */
export type PublicCtx = Pick<Ctx, 'db' | 'clock' | 'ports' | 'requestId'>;

export interface WebForm {
  officeCode: string;
  sent: Submission;
  fields: ComplaintFieldsBody;
  /** Sent too fast or with the trap filled: a person looks at it before anything else happens. */
  suspicious: boolean;
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

/** Complaints of one telephone and of one device in a day. Many people share an address, so addresses do not count. */
export const submissionLimits = { phone: 5, device: 20 };
const dayMs = 24 * 60 * 60 * 1000;

const deedsOf = (ctx: PublicCtx, officeCode: string): Deeds => ({
  officeCode,
  clock: ctx.clock,
  requestId: ctx.requestId,
  actor: null,
  surveyKey: ctx.ports.surveyKey,
});

async function keepAttachments(
  tx: Tx,
  ctx: PublicCtx,
  kase: Complaint,
  attachments: readonly CheckedAttachment[],
) {
  const now = ctx.clock.now();
  for (const { mediaType, bytes, width, height } of attachments) {
    const position = await nextAttachmentPosition(tx, kase.id, maxAttachments);
    if (position === null) throw new Refusal('conflict', 'too_many_attachments', { max: maxAttachments });
    const { id: fileId } = await ctx.ports.files.put(
      tx,
      { officeCode: kase.officeCode, employeeId: null, now },
      {
        subjectId: kase.id,
        kind: 'complaint_attachment',
        mediaType,
        bytes,
        ...(width !== undefined && height !== undefined && { width, height }),
      },
    );
    await insertAttachment(tx, kase, { position, fileId, addedBy: null, at: now });
  }
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
    const count = await countSubmissions(tx, officeCode, sent, since);
    if (count.phone >= submissionLimits.phone) {
      throw new Refusal('too_many', 'complaint_phone_limit', { max: submissionLimits.phone });
    }
    if (count.device >= submissionLimits.device) {
      throw new Refusal('too_many', 'complaint_device_limit', { max: submissionLimits.device });
    }
    const { zone } = await getOffice(tx, officeCode);
    const content = contentOf(fields, { seenBy: '', zone, receivedAt: at });
    const kase = await bookComplaint(tx, deedsOf(ctx, officeCode), {
      channel: 'web',
      state: sent.proof && !form.suspicious ? 'received' : 'held',
      action: 'submit',
      content: { ...content, signature: 'declared' },
      receivedAt: at,
      anonymous: fields.anonymous,
      confidential: fields.confidential,
    });
    await keepAttachments(tx, ctx, kase, form.attachments);
    await insertSubmission(tx, kase, sent, at);
    return { id: kase.id, number: kase.number, repeat: null };
  });
}

/** Locks the complaint that the holder of its code acts on, when its state admits what he wants. */
async function lockForHolder(tx: Tx, officeCode: string, id: string, action: ComplaintAction) {
  const kase = await lockComplaint(tx, officeCode, id);
  if (!complaintWorkflow.transitions[action].from.includes(kase.state)) {
    throw new Refusal('conflict', 'complaint_moved_on');
  }
  return kase;
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
export async function completeComplaint(
  ctx: PublicCtx,
  { officeCode, id }: { officeCode: string; id: string },
  given: Completion,
) {
  await ctx.db.transaction().execute(async (tx) => {
    const kase = await lockForHolder(tx, officeCode, id, 'recordCompletion');
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
    await changeContent(tx, kase.id, changes);
    await keepAttachments(tx, ctx, kase, given.attachments);
    await carryOut(tx, deedsOf(ctx, officeCode), kase, {
      action: 'recordCompletion',
      to: 'received',
      data: { fields, attachments: given.attachments.length },
      words: freeWords(given.words),
    });
  });
}

export async function withdrawComplaint(
  ctx: PublicCtx,
  { officeCode, id }: { officeCode: string; id: string },
  words: string,
) {
  await ctx.db.transaction().execute(async (tx) => {
    const kase = await lockForHolder(tx, officeCode, id, 'withdraw');
    await carryOut(tx, deedsOf(ctx, officeCode), kase, {
      action: 'withdraw',
      to: 'withdrawn',
      words: freeWords(words),
    });
  });
}

/** A new round with a clock of its own; how late the first one was stays. */
export async function reopenComplaint(
  ctx: PublicCtx,
  { officeCode, id }: { officeCode: string; id: string },
  words: string,
) {
  await ctx.db.transaction().execute(async (tx) => {
    const kase = await lockForHolder(tx, officeCode, id, 'reopen');
    const refusal = await unmetNeed('within_reopening_time', tx, ctx.clock, kase, {});
    if (refusal !== null) throw refusal;
    await carryOut(tx, deedsOf(ctx, officeCode), kase, {
      action: 'reopen',
      to: 'reopened',
      words: freeWords(words),
    });
  });
}

/** The complainant's own word on the answer. "Satisfied" ends an answered complaint; "not satisfied" only proposes. */
export async function rateComplaint(
  ctx: PublicCtx,
  { officeCode, id }: { officeCode: string; id: string },
  satisfied: boolean,
) {
  await ctx.db.transaction().execute(async (tx) => {
    const kase = await lockComplaint(tx, officeCode, id);
    if (kase.state !== 'answered' && kase.state !== 'closed') {
      throw new Refusal('conflict', 'complaint_moved_on');
    }
    const first = await insertRating(tx, kase, satisfied, ctx.clock.now());
    if (!first) throw new Refusal('conflict', 'complaint_rated_before');
    await carryOut(tx, deedsOf(ctx, officeCode), kase, {
      action: 'rate',
      to: satisfied ? 'closed' : kase.state,
      data: { satisfied },
    });
  });
}

/** What the receiving agency says it did, by the link of its letter; the complainant is told when it is done. */
export async function reportByAgency(ctx: PublicCtx, token: string, state: AgencyProgress, words: string) {
  await ctx.db.transaction().execute(async (tx) => {
    const found = await findReferralByToken(tx, token);
    if (found === null) throw new Refusal('not_found', 'agency_link_unknown');
    const kase = await lockComplaint(tx, found.officeCode, found.complaintId);
    // Read again under the lock: two clicks at once must not tell the complainant twice.
    const referral = await findReferralByToken(tx, token);
    if (referral === null || !isReportable(referral, kase)) {
      throw new Refusal('conflict', 'agency_link_closed');
    }
    await setAgencyState(tx, referral.id, state, ctx.clock.now());
    const by = deedsOf(ctx, kase.officeCode);
    const seq = await carryOut(tx, by, kase, {
      action: 'agencyReports',
      to: kase.state,
      data: { state, referralId: referral.id },
      words: freeWords(words),
    });
    if (state === 'done') await tell(tx, by, kase, 'agency_done', String(seq));
  });
}

/** A link works while its round runs and the agency has not said its last word. */
function isReportable(
  referral: { round: number; agencyState: string | null },
  kase: Pick<Complaint, 'round' | 'state'>,
): boolean {
  return (
    referral.round === kase.round &&
    (kase.state === 'forwarded' || kase.state === 'informed') &&
    referral.agencyState !== 'done' &&
    referral.agencyState !== 'not_ours'
  );
}
