import type {
  ComplaintFieldsBody,
  complaints as contract,
} from '../../../../contract/complaints/endpoints.ts';
import type { ComplaintChannel, ComplaintState, HeldReason } from '../../../../contract/complaints/terms.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { transact } from '../../../db/transact.ts';
import { randomCode } from '../../../random-code.ts';
import { Refusal } from '../../../refusal.ts';
import type { ActingContext } from '../../../workflow/define-process.ts';
import { dateIn } from '../../office/index.ts';
import { type Complaint, insertComplaint } from '../case-store.ts';
import { newNumbers } from '../complaint-number.ts';
import { parsePhone } from '../content.ts';
import { type Content, insertContent } from '../content-store.ts';
import { startRound } from '../deadlines/clock-store.ts';
import { insertAnswer, insertAuthority, insertBoxOpening } from '../decision-store.ts';
import { contentOf, refuseFuture } from '../intake.ts';
import { findEmployee } from '../reading/officer-views.ts';
import { complaintProcess } from '../transition.ts';

type Body<K extends keyof typeof contract> = BodyOf<(typeof contract)[K]>;

interface Booking {
  channel: ComplaintChannel;
  action: 'book' | 'submit';
  /** Where to, when the workflow leaves a choice. */
  target?: ComplaintState;
  content: Content;
  receivedAt: Date;
  anonymous?: boolean | undefined;
  confidential?: boolean | undefined;
  identityRefused?: boolean | undefined;
  box?: { openingId: string; slipNumber: number };
  /** A call: what the receiver decided on authority, told by the same event. */
  decision?: 'in' | 'out';
  /** Why a person looks at it first. */
  heldBecause?: readonly HeldReason[];
}

/** Books a complaint of any channel: number, secret code, content, clock, receipt. Refuses nothing for what is missing. */
export function bookComplaint(tx: Tx, by: ActingContext, booking: Booking): Promise<Complaint> {
  const { channel, action, target, receivedAt, decision, heldBecause = [] } = booking;
  const { code: officeCode, zone } = by.office;
  return complaintProcess.start(tx, by, {
    action,
    ...(target !== undefined && { target }),
    insert: async ({ to: state, actorId, at }) => {
      const receivedOn = dateIn(zone, receivedAt);
      const complaint = await insertComplaint(tx, {
        officeCode,
        numbers: () => newNumbers(tx, by.office, state, at),
        trackingCode: randomCode(13),
        channel,
        state,
        receivedAt,
        receivedOn,
        anonymous: booking.anonymous ?? false,
        confidential: booking.confidential ?? false,
        identityRefused: booking.identityRefused ?? false,
        boxOpeningId: booking.box?.openingId ?? null,
        slipNumber: booking.box?.slipNumber ?? null,
        bookedBy: actorId,
        stateSince: at,
      });
      await insertContent(tx, officeCode, complaint.id, booking.content);
      await startRound(tx, complaint, receivedOn);
      return complaint;
    },
    effect: {
      data: {
        channel,
        ...(decision !== undefined && { decision }),
        ...(heldBecause.length > 0 && { heldBecause }),
      },
    },
  });
}

const fieldsOf = (ctx: Ctx, body: ComplaintFieldsBody, receivedAt: Date): Content =>
  contentOf(body, { seenBy: ctx.actor.employeeId, zone: ctx.office.zone, receivedAt });

/** A letter, a statement at the counter, an e-mail. */
export function book(ctx: Ctx, body: Body<'book'>): Promise<{ id: string }> {
  return transact(ctx, 'complaints.book', body, async (tx) => {
    const receivedAt = body.receivedAt === undefined ? ctx.clock.now() : new Date(body.receivedAt);
    refuseFuture(receivedAt, ctx.clock, 'received_in_future');
    const { channel, receivedAt: _, ...fields } = body;
    const complaint = await bookComplaint(tx, ctx, {
      channel,
      action: 'book',
      content: fieldsOf(ctx, fields, receivedAt),
      receivedAt,
      anonymous: body.anonymous,
      confidential: body.confidential,
    });
    return { id: complaint.id };
  });
}

/** Opens the box: the log of the opening and every slip with its number, or nothing at all. */
export function openBox(ctx: Ctx, body: Body<'openBox'>): Promise<{ id: string }> {
  return transact(ctx, 'complaints.openBox', body, async (tx) => {
    const openedAt = body.openedAt === undefined ? ctx.clock.now() : new Date(body.openedAt);
    refuseFuture(openedAt, ctx.clock, 'received_in_future');
    if (body.secondOfficerId === ctx.actor.employeeId) throw new Refusal('conflict', 'box_officers_same');
    const second = await findEmployee(tx, ctx.actor.officeCode, body.secondOfficerId);
    if (second === null) throw new Refusal('not_found', 'officer_unknown');
    const openingId = await insertBoxOpening(tx, ctx, {
      openedAt,
      place: body.place,
      secondOfficer: body.secondOfficerId,
      slipCount: body.slips.length,
    });
    for (const [index, slip] of body.slips.entries()) {
      await bookComplaint(tx, ctx, {
        channel: 'box',
        action: 'book',
        content: fieldsOf(ctx, slip, openedAt),
        receivedAt: openedAt,
        anonymous: slip.anonymous,
        confidential: slip.confidential,
        box: { openingId, slipNumber: index + 1 },
      });
    }
    return { id: openingId };
  });
}

const callFields = ['name', 'address', 'phone', 'submittedPlace', 'immediateResponse'] as const;

/** What a call must have; only the caller's own refusal excuses the identity. */
function refuseGaps(body: Body<'takeCall'>) {
  const identity = new Set<string>(['name', 'address', 'phone']);
  const missing = callFields.filter(
    (field) => (body[field] ?? '') === '' && !(body.identityRefused && identity.has(field)),
  );
  if (missing.length > 0) {
    throw new Refusal(
      'invalid',
      'complaint_fields_missing',
      { fields: missing.join(', ') },
      missing.map((field) => ({ code: 'complaint_field_missing', level: 'T', field })),
    );
  }
  if (body.phone !== undefined && body.phone !== '' && parsePhone(body.phone) === null) {
    throw new Refusal('invalid', 'phone_not_valid', { field: body.phone });
  }
}

/** A complaint by telephone, in one step: booked, and answered at once where the response was the answer. */
export function takeCall(ctx: Ctx, body: Body<'takeCall'>): Promise<{ id: string }> {
  return transact(ctx, 'complaints.takeCall', body, async (tx) => {
    refuseGaps(body);
    if (body.answered && body.authority === 'out') throw new Refusal('conflict', 'authority_outside');
    const at = ctx.clock.now();
    const { authority, answered, identityRefused, ...fields } = body;
    const complaint = await bookComplaint(tx, ctx, {
      channel: 'telephone',
      action: 'book',
      content: fieldsOf(ctx, { submittedOn: ctx.today, ...fields }, at),
      receivedAt: at,
      anonymous: body.anonymous,
      confidential: body.confidential,
      identityRefused,
      decision: authority,
    });
    await insertAuthority(tx, ctx, complaint, authority);
    if (answered) {
      await insertAnswer(tx, ctx, complaint, body.immediateResponse ?? '', true);
      await complaintProcess.take(tx, ctx, complaint, { action: 'answerAtOnce' });
    }
    return { id: complaint.id };
  });
}
