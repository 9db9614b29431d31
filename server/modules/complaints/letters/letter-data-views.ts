import { type ComplaintChannel, handlerRoles } from '../../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import { bothForCode, type TwoLanguages } from '../../../../locales/both.ts';
import { translatorFor } from '../../../../locales/translator.ts';
import type {
  ComplaintAttachmentOnPaper,
  ComplaintOnPaper,
  Recipient,
  Signer,
  TrackingOnPaper,
} from '../../../adapters/documents/port.ts';
import type { Ctx } from '../../../context.ts';
import type { Db, Tx } from '../../../db/database.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { Refusal } from '../../../refusal.ts';
import { recordAudit } from '../../audit/index.ts';
import { trackingAddress } from '../addresses.ts';
import { notAbout } from '../reading/row-views.ts';

/** A letter as a file that is named by its case, never by a person. */
export const pdf = (number: string, letter: string, body: Buffer): BinaryReply => ({
  mediaType: 'application/pdf',
  fileName: `${number}-${letter}.pdf`,
  body,
});

export const channelLabel = (channel: ComplaintChannel): TwoLanguages =>
  bothForCode('complaints.channels', channel);

/**
 * A complaint as its letters need it: what was submitted, and the clock of its round. An officer complained about
 * gets none; `reader` is null for whoever holds the code.
 */
export async function getLetterData(db: Db | Tx, officeCode: string, id: string, reader: string | null) {
  const complaint = await db
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
      'c.provisionalNumber',
      'c.trackingCode',
      'c.channel',
      'c.state',
      'c.round',
      'c.component',
    ])
    .select(['c.anonymous', 'c.confidential', 'c.receivedAt', 'c.bookedBy', 'b.name as bookedByName'])
    .select(['r.days', 'r.dueOn', 'r.tentative', 'r.endedOn'])
    .where('c.id', '=', id)
    .where('c.officeCode', '=', officeCode)
    .$if(reader !== null, (query) => query.where(notAbout({ employeeId: reader ?? '' })))
    .executeTakeFirst();
  if (complaint === undefined) throw new Refusal('not_found', 'complaint_unknown');
  return complaint;
}

export type LetterData = Awaited<ReturnType<typeof getLetterData>>;

export function trackingOf(publicAddress: string, { trackingCode }: LetterData): TrackingOnPaper {
  return { code: trackingCode, url: trackingAddress(publicAddress, trackingCode) };
}

const handlers: readonly string[] = handlerRoles;

/**
 * To whom a letter goes. One to an anonymous complainant has to bear the name, or it reaches nobody: handlers get it
 * so and it is written down; whoever may not ask for the identity gets it without.
 */
export async function addressee(ctx: Ctx, complaint: LetterData, reason: string): Promise<Recipient> {
  const { name, anonymous } = complaint;
  const withheld = anonymous && !ctx.actor.roles.some((role) => handlers.includes(role));
  if (name === null || withheld) {
    const address = anonymous ? null : complaint.address;
    return { name: translatorFor('id')('complaints.paper.addressee'), address };
  }
  if (anonymous) {
    await recordAudit(ctx.db, ctx, {
      action: 'complaint.identity_on_paper',
      subjectType: 'complaint',
      subjectId: complaint.id,
      reason,
    });
  }
  return { name, address: complaint.address };
}

const nobody = { name: null, address: null, phone: null, email: null };

/** The complaint as it was submitted; of an anonymous complainant without all that says who it is. */
export function complaintOnPaper(
  complaint: LetterData,
  attachments: readonly ComplaintAttachmentOnPaper[],
): ComplaintOnPaper {
  const { anonymous, number, channel, receivedAt, bookedByName, signature } = complaint;
  const { submittedPlace, submittedOn, submittedTime, description, remedy, immediateResponse } = complaint;
  const { name, address, phone, email } = anonymous ? nobody : complaint;
  return {
    ...{ number, receivedAt, name, address, phone, email },
    ...{ submittedPlace, submittedOn, submittedTime, description, remedy, immediateResponse, attachments },
    identityWithheld: anonymous,
    channel: channelLabel(channel),
    receivedBy: bookedByName,
    signature: signature === null ? null : bothForCode('complaints.signatures', signature),
  };
}

/** What is attached, by position; the bytes are for whoever puts them on paper to fetch. */
export async function listAttachments(db: Db | Tx, id: string) {
  return db
    .selectFrom('complaintAttachments as a')
    .innerJoin('files as f', 'f.id', 'a.fileId')
    .select(['a.position', 'a.fileId', 'f.mediaType', 'f.byteLength'])
    .where('a.complaintId', '=', id)
    .orderBy('a.position')
    .execute();
}

/**
 * Who signs for the office on a day: the head, or whoever stood in then by a letter of delegation, with what he
 * stands in as before the head's own title.
 */
export async function findSigner(db: Db | Tx, officeCode: string, day: IsoDate): Promise<Signer> {
  const delegate = await db
    .selectFrom('delegations as d')
    .innerJoin('employees as e', 'e.id', 'd.toEmployeeId')
    .leftJoin('employees as f', 'f.id', 'd.fromEmployeeId')
    .select(['d.kind', 'e.name', 'e.nip', 'f.title as headTitle'])
    .where('d.officeCode', '=', officeCode)
    .where('d.role', '=', 'head_of_office')
    .where('d.revokedAt', 'is', null)
    .where('d.startsOn', '<=', day)
    .where('d.endsOn', '>=', day)
    .orderBy('d.startsOn', 'desc')
    .executeTakeFirst();
  const head = await db
    .selectFrom('employeeRoles as r')
    .innerJoin('employees as e', 'e.id', 'r.employeeId')
    .select(['e.name', 'e.nip', 'e.title'])
    .where('r.officeCode', '=', officeCode)
    .where('r.role', '=', 'head_of_office')
    // The one in office, or where the post is vacant the last one, for the title of the post alone.
    .orderBy('r.revokedAt', (order) => order.desc().nullsFirst())
    .orderBy('r.grantedAt', 'desc')
    .executeTakeFirst();
  const post = head?.title ?? translatorFor('id')('shared.roles.head_of_office');
  if (delegate === undefined) return { title: post, name: head?.name ?? '', nip: head?.nip ?? null };
  const { kind, headTitle, name, nip } = delegate;
  return { title: `${kind === 'plt' ? 'Plt.' : 'Plh.'} ${headTitle ?? post}`, name, nip };
}
