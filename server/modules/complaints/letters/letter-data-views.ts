import type { ComplaintChannel } from '../../../../contract/complaints/terms.ts';
import { handlerRoles } from '../../../../contract/complaints/terms.ts';
import { type Locale, translatorFor } from '../../../../locales/translator.ts';
import type {
  ComplaintAttachmentOnPaper,
  ComplaintOnPaper,
  Recipient,
  TrackingOnPaper,
} from '../../../adapters/documents/port.ts';
import type { Ctx } from '../../../context.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';
import { recordAudit } from '../../audit/index.ts';
import { trackingAddress } from '../addresses.ts';

/** In both languages at once, as papers carry them. */
export const both = (words: (locale: Locale) => string) => ({ id: words('id'), en: words('en') });

export const channelLabel = (channel: ComplaintChannel) =>
  both((locale) => translatorFor(locale)(`complaints.channels.${channel}`));

/** A complaint as papers need it: what was submitted, the office, the clock of its round. */
export async function paperCase(db: Db | Tx, officeCode: string, id: string) {
  const kase = await db
    .selectFrom('complaints as c')
    .innerJoin('complaintContents as t', 't.complaintId', 'c.id')
    .innerJoin('complaintRounds as r', (join) =>
      join.onRef('r.complaintId', '=', 'c.id').onRef('r.round', '=', 'c.round'),
    )
    .leftJoin('employees as b', 'b.id', 'c.bookedBy')
    .selectAll('t')
    .select([
      'c.id',
      'c.number',
      'c.trackingCode',
      'c.channel',
      'c.state',
      'c.round',
      'c.component',
      'c.anonymous',
      'c.confidential',
      'c.receivedAt',
      'b.name as bookedByName',
      'r.days',
      'r.dueOn',
      'r.tentative',
      'r.endedOn',
    ])
    .where('c.id', '=', id)
    .where('c.officeCode', '=', officeCode)
    .executeTakeFirst();
  if (kase === undefined) throw new Refusal('not_found', 'complaint_unknown');
  return kase;
}

export type PaperCase = Awaited<ReturnType<typeof paperCase>>;

export function trackingOf(publicAddress: string, { trackingCode }: PaperCase): TrackingOnPaper {
  return { code: trackingCode, url: trackingAddress(publicAddress, trackingCode) };
}

const handlers: readonly string[] = handlerRoles;
const unnamed = (): Recipient => ({
  name: translatorFor('id')('complaints.paper.addressee'),
  address: null,
});

/**
 * To whom a letter goes. One to an anonymous complainant has to bear the name, or it reaches nobody: handlers get it
 * so and it is written down; whoever may not ask for the identity gets it without.
 */
export async function recipientOnPaper(ctx: Ctx, kase: PaperCase, paper: string): Promise<Recipient> {
  if (kase.name === null) return { ...unnamed(), address: kase.anonymous ? null : kase.address };
  if (kase.anonymous) {
    if (!ctx.actor.roles.some((role) => handlers.includes(role))) return unnamed();
    await recordAudit(ctx.db, ctx, {
      action: 'complaint.identity_on_paper',
      subjectType: 'complaint',
      subjectId: kase.id,
      reason: paper,
    });
  }
  return { name: kase.name, address: kase.address };
}

/** The complaint as it was submitted; of an anonymous complainant without all that says who it is. */
export function complaintOnPaper(
  kase: PaperCase,
  attachments: readonly ComplaintAttachmentOnPaper[],
): ComplaintOnPaper {
  const withheld = kase.anonymous;
  const { signature } = kase;
  return {
    number: kase.number,
    channel: channelLabel(kase.channel),
    receivedAt: kase.receivedAt,
    receivedBy: kase.bookedByName,
    name: withheld ? null : kase.name,
    address: withheld ? null : kase.address,
    phone: withheld ? null : kase.phone,
    email: withheld ? null : kase.email,
    identityWithheld: withheld,
    submittedPlace: kase.submittedPlace,
    submittedOn: kase.submittedOn,
    submittedTime: kase.submittedTime,
    signature:
      signature === null
        ? null
        : both((locale) => translatorFor(locale)(`complaints.signatures.${signature}`)),
    description: kase.description,
    remedy: kase.remedy,
    immediateResponse: kase.immediateResponse,
    attachments,
  };
}

/** What is attached, by position; the bytes are for whoever puts them on paper to fetch. */
export async function attachmentsOf(db: Db | Tx, id: string) {
  return db
    .selectFrom('complaintAttachments as a')
    .innerJoin('files as f', 'f.id', 'a.fileId')
    .select(['a.position', 'a.fileId', 'f.mediaType', 'f.byteLength'])
    .where('a.complaintId', '=', id)
    .orderBy('a.position')
    .execute();
}
