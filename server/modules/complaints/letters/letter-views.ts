import type { ComplaintLetterKind } from '../../../../contract/complaints/letters.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import { both, bothForCode, inBoth, type TwoLanguages } from '../../../../locales/both.ts';
import { formatDate } from '../../../../locales/format.ts';
import type { Locale } from '../../../../locales/translator.ts';
import type { ComplaintAttachmentOnPaper, LetterPart } from '../../../adapters/documents/port.ts';
import type { Ports } from '../../../adapters/ports.ts';
import type { Ctx } from '../../../context.ts';
import type { Db } from '../../../db/database.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { Refusal } from '../../../refusal.ts';
import { addWorkingDays, loadCalendar } from '../../calendar/index.ts';
import { dateIn, getOffice, letterOffice } from '../../office/index.ts';
import { agencyAddress } from '../addresses.ts';
import { missingFields } from '../content.ts';
import { endOfRound, limitDays } from '../deadlines/clock-store.ts';
import { historyFor } from '../reading/history-views.ts';
import { getOutcomes } from '../reading/outcome-views.ts';
import { readableContent } from '../reading/row-views.ts';
import { hidesContent } from '../reading/rules.ts';
import { caseHistoryPdf } from './case-history-views.ts';
import {
  addressee,
  channelLabel,
  complaintOnPaper,
  findSigner,
  getLetterData,
  type LetterData,
  listAttachments,
  pdf,
  trackingOf,
} from './letter-data-views.ts';

/** The complaint for a reader of its content; refuses as if there were none, or as confidential. */
async function readForLetter(ctx: Ctx, id: string) {
  const { officeCode, employeeId } = ctx.actor;
  const complaint = await getLetterData(ctx.db, officeCode, id, employeeId);
  if (hidesContent(ctx.actor, complaint.confidential)) {
    throw new Refusal('forbidden', 'complaint_confidential');
  }
  return { complaint, office: ctx.office };
}

/** The receipt with number and secret code; it names no complainant. */
async function receiptPdf(
  { db, ports }: { db: Db; ports: Pick<Ports, 'documents' | 'publicAddress'> },
  officeCode: string,
  complaint: LetterData,
  receivedBy: string | null,
): Promise<BinaryReply> {
  const { number, channel, receivedAt, days, dueOn, tentative } = complaint;
  const body = await ports.documents.complaintReceipt({
    office: letterOffice(await getOffice(db, officeCode)),
    number,
    provisional: number === complaint.provisionalNumber,
    tracking: trackingOf(ports.publicAddress, complaint),
    channel: channelLabel(channel),
    receivedAt,
    receivedBy,
    answer: { days, on: dueOn, tentative },
    missing: missingFields(channel, complaint).map((field) => both(`complaints.fields.${field}`)),
  });
  return pdf(number, 'tanda-terima', body);
}

/** The receipt for who holds the code: it names nobody, whoever booked it included. */
export async function publicReceiptPdf(
  deps: Parameters<typeof receiptPdf>[0],
  officeCode: string,
  id: string,
): Promise<BinaryReply> {
  return receiptPdf(deps, officeCode, await getLetterData(deps.db, officeCode, id, null), null);
}

/** Of a confidential complaint the receipt is for whoever booked it. */
async function receipt(ctx: Ctx, id: string): Promise<BinaryReply> {
  const { officeCode, employeeId } = ctx.actor;
  const complaint = await getLetterData(ctx.db, officeCode, id, employeeId);
  if (hidesContent(ctx.actor, complaint.confidential) && complaint.bookedBy !== employeeId) {
    throw new Refusal('forbidden', 'complaint_confidential');
  }
  return receiptPdf(ctx, officeCode, complaint, complaint.bookedByName);
}

/** A letter to the complainant, in both languages, signed by whoever was head on its day. */
async function toComplainant(
  ctx: Ctx,
  { complaint, office }: Awaited<ReturnType<typeof readForLetter>>,
  letter: {
    /** As the audit knows it. */
    reason: string;
    fileName: string;
    /** ISO date. */
    date: IsoDate;
    subject: TwoLanguages;
    body: readonly LetterPart[];
  },
): Promise<BinaryReply> {
  const { reason, fileName, ...content } = letter;
  const body = await ctx.ports.documents.letter({
    ...content,
    office: letterOffice(office),
    signer: await findSigner(ctx.db, office.code, letter.date),
    number: null,
    recipient: await addressee(ctx, complaint, reason),
    reference: complaint.number,
    tracking: trackingOf(ctx.ports.publicAddress, complaint),
  });
  return pdf(complaint.number, fileName, body);
}

/** The forwarding of the complaint as it stands last, or a refusal where there is none. */
async function getReferral(ctx: Ctx, id: string) {
  const outcomes = await getOutcomes(ctx.db, id);
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
async function enclosures(ctx: Ctx, complaint: LetterData): Promise<ComplaintAttachmentOnPaper[]> {
  const enclosed: ComplaintAttachmentOnPaper[] = [];
  for (const { fileId, ...attachment } of await listAttachments(ctx.db, complaint.id)) {
    const file = complaint.anonymous
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
async function forwardingLetter(ctx: Ctx, id: string): Promise<BinaryReply> {
  const { complaint, office } = await readForLetter(ctx, id);
  const referral = await getReferral(ctx, id);
  const history = await historyFor(ctx.db, ctx.actor.employeeId, id);
  const ground = history.findLast(
    ({ action, data }) => action === 'decideAuthority' && data.decision === 'out',
  );
  const body = await ctx.ports.documents.forwardingLetter({
    office: letterOffice(office),
    signer: await findSigner(ctx.db, office.code, referral.letterOn),
    letterNumber: referral.letterNumber,
    letterOn: referral.letterOn,
    agency: { name: referral.agencyName, address: referral.agencyAddress },
    ground: ground?.words ?? '',
    summary: summaryOf(complaint.description),
    agencyLink: agencyAddress(ctx.ports.publicAddress, referral.token),
    agencyDueOn: referral.referralDueOn,
    confidential: complaint.confidential,
    file: complaintOnPaper(complaint, await enclosures(ctx, complaint)),
  });
  return pdf(complaint.number, 'surat-penerusan', body);
}

/** Number and day of receipt, by which every letter says what it is about. */
const received = ({ number, receivedAt }: LetterData, zone: string, locale: Locale) => ({
  number,
  received: formatDate(receivedAt, { locale, zone }),
});

/** Tells the complainant who is competent and how to reach them; it never says that the case is done. */
async function forwardingNotice(ctx: Ctx, id: string): Promise<BinaryReply> {
  const found = await readForLetter(ctx, id);
  const { complaint, office } = found;
  const { zone } = office;
  const referral = await getReferral(ctx, id);
  const letter = both('letters.letterOf', (locale) => ({
    number: referral.letterNumber,
    date: formatDate(referral.letterOn, { locale, zone }),
  }));
  const reach = [
    ['agency', referral.agencyName],
    ['address', referral.agencyAddress],
    ['phone', referral.agencyPhone],
    ['email', referral.agencyEmail],
    ['website', referral.agencyWebsite],
    ['forwardingLetter', letter.id],
  ] as const;
  const opening = (locale: Locale) => ({ ...received(complaint, zone, locale), office: office.name });
  const due = (locale: Locale) => ({ due: formatDate(referral.referralDueOn, { locale, zone }) });
  return toComplainant(ctx, found, {
    reason: 'forwarding_notice',
    fileName: 'surat-pemberitahuan',
    date: dateIn(zone, referral.forwardedAt),
    subject: both('letters.noticeSubject'),
    body: [
      { both: both('letters.noticeOpening', opening) },
      { both: both('letters.noticeForwarded') },
      {
        rows: reach.flatMap(([key, value]): [string, string][] =>
          value === null || value === '' ? [] : [[inBoth(both(`letters.${key}`)), value]],
        ),
      },
      { both: both('letters.noticeDue', due) },
      { both: both('letters.noticeReach') },
    ],
  });
}

/** What is missing, until when, and what happens else: for whom there is no other way to reach. */
async function completionRequest(ctx: Ctx, id: string): Promise<BinaryReply> {
  const found = await readForLetter(ctx, id);
  const { complaint, office } = found;
  const { zone } = office;
  const pause = await ctx.db
    .selectFrom('complaintPauses')
    .select(['askedOn', 'respondBy'])
    .where('complaintId', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (pause === undefined) throw new Refusal('conflict', 'complaint_not_asked');
  const history = await historyFor(ctx.db, ctx.actor.employeeId, id);
  const asked = history.findLast(({ action }) => action === 'requestCompletion');
  const reasons = Array.isArray(asked?.data.reasons) ? asked.data.reasons : [];
  const days = String(await limitDays(ctx.db, office.code, 'completion', pause.askedOn));
  const until = (locale: Locale) => ({ date: formatDate(pause.respondBy, { locale, zone }), days });
  const words = asked?.words ?? '';
  return toComplainant(ctx, found, {
    reason: 'completion_request',
    fileName: 'permintaan-kelengkapan',
    date: pause.askedOn,
    subject: both('letters.completionSubject', () => ({ number: complaint.number })),
    body: [
      { both: both('letters.completionOpening', (locale) => received(complaint, zone, locale)) },
      { list: reasons.map((reason) => bothForCode('complaints.completionReasons', String(reason))) },
      ...(words === '' ? [] : [{ rows: [[both('letters.completionWords'), words] as const] }]),
      { both: both('letters.completionUntil', until), bold: true },
      { both: both('letters.completionElse') },
    ],
  });
}

/** The last day on which the complainant may have an answered complaint opened again. */
async function reopenUntil(ctx: Ctx, complaint: { id: string; officeCode: string; round: number }) {
  const ended = await endOfRound(ctx.db, complaint);
  if (ended === null) return null;
  const days = await limitDays(ctx.db, complaint.officeCode, 'reopening', ended);
  return addWorkingDays(ended, days, await loadCalendar(ctx.db, complaint.officeCode)).due;
}

/** The answer as a letter, the newest one where a complaint was answered again. */
async function answerLetter(ctx: Ctx, id: string): Promise<BinaryReply> {
  const found = await readForLetter(ctx, id);
  const { complaint, office } = found;
  const { zone } = office;
  const { answeredAt, answerWords, answerRound } = await getOutcomes(ctx.db, id);
  if (answeredAt === null || answerWords === null || answerRound === null) {
    throw new Refusal('conflict', 'complaint_not_answered');
  }
  const until = await reopenUntil(ctx, { id, officeCode: office.code, round: answerRound });
  const channel = channelLabel(complaint.channel);
  const opening = (locale: Locale) => ({
    ...received(complaint, zone, locale),
    channel: channel[locale].toLowerCase(),
  });
  return toComplainant(ctx, found, {
    reason: 'answer_letter',
    fileName: 'surat-tanggapan',
    date: dateIn(zone, answeredAt),
    subject: both('letters.answerSubject', () => ({ number: complaint.number })),
    body: [
      { both: both('letters.answerOpening', opening) },
      { text: answerWords },
      ...(until === null
        ? []
        : [
            {
              both: both('letters.answerReopen', (locale) => ({ date: formatDate(until, { locale, zone }) })),
            },
          ]),
    ],
  });
}

/** The whole story, asked for by an officer at the complainant's wish. */
async function caseHistory(ctx: Ctx, id: string): Promise<BinaryReply> {
  await readableContent(ctx, id);
  return caseHistoryPdf(ctx, ctx.actor.officeCode, id, ctx.actor.employeeId);
}

/** How each letter of a complaint is made. */
export const letters: Record<ComplaintLetterKind, (ctx: Ctx, id: string) => Promise<BinaryReply>> = {
  receipt,
  completionRequest,
  answerLetter,
  forwardingLetter,
  forwardingNotice,
  caseHistory,
};
