import type {
  ComplaintChannel,
  completionReasonsOfComplaint,
} from '../../../../contract/complaints/terms.ts';
import { translatorFor } from '../../../../locales/translator.ts';
import type { ComplaintAttachmentOnPaper } from '../../../adapters/documents/port.ts';
import type { Ctx } from '../../../context.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { Refusal } from '../../../refusal.ts';
import { addWorkingDays, loadCalendar } from '../../calendar/index.ts';
import { dateIn, letterOffice } from '../../office/index.ts';
import { agencyAddress } from '../addresses.ts';
import { missingFields } from '../content.ts';
import { endOfRound, limitDays } from '../deadlines/clock-store.ts';
import { historyFor } from '../reading/history-views.ts';
import { outcomesOf } from '../reading/outcome-views.ts';
import { notAbout, readableComplaint, readableContent } from '../reading/row-views.ts';
import { hidesContent } from '../reading/rules.ts';
import {
  attachmentsOf,
  both,
  channelLabel,
  complaintOnPaper,
  type PaperCase,
  paperCase,
  recipientOnPaper,
  trackingOf,
} from './letter-data-views.ts';
import { signerOf } from './signer-views.ts';

const pdf = (number: string, paper: string, body: Buffer): BinaryReply => ({
  mediaType: 'application/pdf',
  fileName: `${number}-${paper}.pdf`,
  body,
});

async function forPaper(ctx: Ctx, id: string) {
  await readableContent(ctx, id);
  return {
    kase: await paperCase(ctx.db, ctx.actor.officeCode, id),
    office: ctx.office,
  };
}

/** The receipt with number and secret code; it names nobody. A confidential one is for whoever booked it. */
export async function complaintReceipt(ctx: Ctx, id: string): Promise<BinaryReply> {
  const readable = await readableComplaint(ctx, id);
  if (hidesContent(ctx.actor, readable.confidential) && readable.bookedBy !== ctx.actor.employeeId) {
    throw new Refusal('forbidden', 'complaint_confidential');
  }
  const kase = await paperCase(ctx.db, ctx.actor.officeCode, id);
  const body = await ctx.ports.documents.complaintReceipt({
    office: letterOffice(ctx.office),
    number: kase.number,
    tracking: trackingOf(ctx.ports.publicAddress, kase),
    channel: channelLabel(kase.channel),
    receivedAt: kase.receivedAt,
    receivedBy: kase.bookedByName,
    answer: { days: kase.days, on: kase.dueOn, tentative: kase.tentative },
    missing: missingFields(kase.channel as ComplaintChannel, kase).map((field) =>
      both((locale) => translatorFor(locale)(`complaints.fields.${field}`)),
    ),
  });
  return pdf(kase.number, 'tanda-terima', body);
}

/** The forwarding of the complaint as it stands last, or a refusal where there is none. */
async function referralOf(ctx: Ctx, id: string) {
  const outcomes = await outcomesOf(ctx.db, id);
  const { agencyName, letterNumber, letterOn, forwardedAt, referralDueOn, token } = outcomes;
  if (
    agencyName === null ||
    letterNumber === null ||
    letterOn === null ||
    forwardedAt === null ||
    referralDueOn === null ||
    token === null
  ) {
    throw new Refusal('conflict', 'complaint_not_forwarded');
  }
  return { ...outcomes, agencyName, letterNumber, letterOn, forwardedAt, referralDueOn, token };
}

/** What goes to the agency with the letter. A scan may bear a name: of an anonymous complaint files are only listed. */
async function enclosures(ctx: Ctx, kase: PaperCase): Promise<ComplaintAttachmentOnPaper[]> {
  const attachments = await attachmentsOf(ctx.db, kase.id);
  const enclosed: ComplaintAttachmentOnPaper[] = [];
  for (const { fileId, ...attachment } of attachments) {
    const file = kase.anonymous
      ? null
      : await ctx.ports.files.view(ctx, fileId, 'complaint_forwarding_letter');
    enclosed.push({ ...attachment, bytes: file?.bytes ?? null });
  }
  return enclosed;
}

const summaryLength = 300;

/** The beginning of the description, as a letter says what a complaint is about. */
function summaryOf(description: string | null): string {
  const line = [...(description ?? '').replace(/\s+/gu, ' ').trim()];
  return line.length <= summaryLength ? line.join('') : `${line.slice(0, summaryLength).join('').trimEnd()}…`;
}

/** The letter to the competent agency, with the file of the complaint behind it. */
export async function forwardingLetter(ctx: Ctx, id: string): Promise<BinaryReply> {
  const { kase, office } = await forPaper(ctx, id);
  const referral = await referralOf(ctx, id);
  const history = await historyFor(ctx.db, ctx.actor.employeeId, id);
  const ground = history.findLast(
    ({ action, data }) => action === 'decideAuthority' && data.decision === 'out',
  );
  const body = await ctx.ports.documents.forwardingLetter({
    office: letterOffice(office),
    signer: await signerOf(ctx.db, office.code, referral.letterOn),
    letterNumber: referral.letterNumber,
    letterOn: referral.letterOn,
    agency: { name: referral.agencyName, address: referral.agencyAddress },
    ground: ground?.words ?? '',
    summary: summaryOf(kase.description),
    agencyLink: agencyAddress(ctx.ports.publicAddress, referral.token),
    agencyDueOn: referral.referralDueOn,
    confidential: kase.confidential,
    file: complaintOnPaper(kase, await enclosures(ctx, kase)),
  });
  return pdf(kase.number, 'surat-penerusan', body);
}

/** The letter that tells the complainant to whom the complaint went and how to reach them. */
export async function forwardingNotice(ctx: Ctx, id: string): Promise<BinaryReply> {
  const { kase, office } = await forPaper(ctx, id);
  const referral = await referralOf(ctx, id);
  const date = dateIn(office.zone, referral.forwardedAt);
  const body = await ctx.ports.documents.forwardingNotice({
    office: letterOffice(office),
    signer: await signerOf(ctx.db, office.code, date),
    number: null,
    date,
    recipient: await recipientOnPaper(ctx, kase, 'forwarding_notice'),
    complaintNumber: kase.number,
    receivedAt: kase.receivedAt,
    agency: {
      name: referral.agencyName,
      address: referral.agencyAddress,
      phone: referral.agencyPhone,
      email: referral.agencyEmail,
      website: referral.agencyWebsite,
    },
    letterNumber: referral.letterNumber,
    letterOn: referral.letterOn,
    agencyDueOn: referral.referralDueOn,
    tracking: trackingOf(ctx.ports.publicAddress, kase),
  });
  return pdf(kase.number, 'surat-pemberitahuan', body);
}

type CompletionReason = (typeof completionReasonsOfComplaint)[number];

async function openPause(ctx: Ctx, id: string) {
  const pause = await ctx.db
    .selectFrom('complaintPauses')
    .select(['askedOn', 'respondBy'])
    .where('complaintId', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (pause === undefined) throw new Refusal('conflict', 'complaint_not_asked');
  return pause;
}

/** The letter that asks the complainant to complete, for whom there is no other way to reach. */
export async function completionRequest(ctx: Ctx, id: string): Promise<BinaryReply> {
  const { kase, office } = await forPaper(ctx, id);
  const { askedOn, respondBy } = await openPause(ctx, id);
  const history = await historyFor(ctx.db, ctx.actor.employeeId, id);
  const asked = history.findLast(({ action }) => action === 'requestCompletion');
  const reasons = Array.isArray(asked?.data.reasons) ? asked.data.reasons : [];
  const body = await ctx.ports.documents.completionRequest({
    office: letterOffice(office),
    signer: await signerOf(ctx.db, office.code, askedOn),
    number: null,
    date: askedOn,
    recipient: await recipientOnPaper(ctx, kase, 'completion_request'),
    complaintNumber: kase.number,
    receivedAt: kase.receivedAt,
    missing: reasons.map((reason) =>
      both((locale) => translatorFor(locale)(`complaints.completionReasons.${reason as CompletionReason}`)),
    ),
    words: asked?.words ?? null,
    respondBy,
    days: await limitDays(ctx.db, office.code, 'completion', askedOn),
    tracking: trackingOf(ctx.ports.publicAddress, kase),
  });
  return pdf(kase.number, 'permintaan-kelengkapan', body);
}

/** The last day on which the complainant may have an answered complaint opened again. */
async function reopenUntil(ctx: Ctx, kase: { id: string; officeCode: string; round: number }) {
  const ended = await endOfRound(ctx.db, kase);
  if (ended === null) return null;
  const days = await limitDays(ctx.db, kase.officeCode, 'reopening', ended);
  return addWorkingDays(ended, days, await loadCalendar(ctx.db, kase.officeCode)).due;
}

/** The answer as a letter, the newest one where a complaint was answered again. */
export async function answerLetter(ctx: Ctx, id: string): Promise<BinaryReply> {
  const { kase, office } = await forPaper(ctx, id);
  const { answeredAt, answerWords, answerRound } = await outcomesOf(ctx.db, id);
  if (answeredAt === null || answerWords === null || answerRound === null) {
    throw new Refusal('conflict', 'complaint_not_answered');
  }
  const date = dateIn(office.zone, answeredAt);
  const body = await ctx.ports.documents.answerLetter({
    office: letterOffice(office),
    signer: await signerOf(ctx.db, office.code, date),
    number: null,
    date,
    recipient: await recipientOnPaper(ctx, kase, 'answer_letter'),
    complaintNumber: kase.number,
    receivedAt: kase.receivedAt,
    channel: channelLabel(kase.channel),
    answer: answerWords,
    reopenUntil: await reopenUntil(ctx, { id, officeCode: office.code, round: answerRound }),
    tracking: trackingOf(ctx.ports.publicAddress, kase),
  });
  return pdf(kase.number, 'surat-tanggapan', body);
}

/** The minutes of an opening of the box, which both officers sign. */
export async function boxMinutes(ctx: Ctx, id: string): Promise<BinaryReply> {
  const opening = await ctx.db
    .selectFrom('boxOpenings as x')
    .innerJoin('employees as a', 'a.id', 'x.firstOfficer')
    .innerJoin('employees as b', 'b.id', 'x.secondOfficer')
    .select(['x.openedAt', 'x.place'])
    .select(['a.name as firstName', 'a.title as firstTitle', 'a.nip as firstNip'])
    .select(['b.name as secondName', 'b.title as secondTitle', 'b.nip as secondNip'])
    .where('x.id', '=', id)
    .where('x.officeCode', '=', ctx.actor.officeCode)
    .executeTakeFirst();
  if (opening === undefined) throw new Refusal('not_found', 'box_opening_unknown');
  const slips = await ctx.db
    .selectFrom('complaints as c')
    .select(['c.number', 'c.slipNumber'])
    .where('c.boxOpeningId', '=', id)
    .where(notAbout(ctx.actor))
    .orderBy('c.slipNumber')
    .execute();
  const { office } = ctx;
  const body = await ctx.ports.documents.boxOpeningMinutes({
    office: letterOffice(office),
    openedAt: opening.openedAt,
    place: opening.place,
    officers: [
      { name: opening.firstName, title: opening.firstTitle, nip: opening.firstNip },
      { name: opening.secondName, title: opening.secondTitle, nip: opening.secondNip },
    ],
    slips: slips.map(({ number, slipNumber }) => ({ number, slipNumber: slipNumber ?? 0 })),
  });
  return pdf(dateIn(office.zone, opening.openedAt), 'berita-acara-kotak', body);
}
