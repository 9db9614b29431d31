import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { queue as contract } from '../../../../contract/queue/endpoints.ts';
import type { QueuePriority, TicketSource } from '../../../../contract/queue/terms.ts';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import type { ActingContext } from '../../../workflow/define-process.ts';
import { actingAt } from '../../office/index.ts';
import { getService, lockCounterSession, waitForTurn } from '../counter-store.ts';
import { getQueueHours } from '../hours-views.ts';
import { phoneShareOf } from '../rules.ts';
import { refuseOtherDay, ticketProcess } from '../run-action.ts';
import {
  advanceRevision,
  countByPhone,
  countTakenBy,
  findHeld,
  insertTicket,
  lockTicket,
  lockTicketByCode,
  type Ticket,
  takeTicketNumber,
} from '../ticket-store.ts';

/** What people outside the office act with. */
export type PublicCtx = Pick<Ctx, 'db' | 'clock' | 'requestId'>;

/**
 * Whatever became of them: enough for somebody who comes again for another service or chose the wrong one, too few to
 * keep an office's day busy by taking and giving back.
 */
const ticketsPerDevice = 3;

interface Wish {
  officeCode: string;
  day: IsoDate;
  service: string;
  priority: QueuePriority | null;
  source: TicketSource;
  formToken: string | null;
  deviceHash: string | null;
}

function addTicket(tx: Tx, by: ActingContext, wish: Wish): Promise<Ticket> {
  return ticketProcess.start(tx, by, {
    action: 'take',
    insert: async ({ to: state, at: takenAt }) => {
      const service = await getService(tx, wish.officeCode, wish.service);
      if (!service.active) throw new Refusal('conflict', 'queue_service_closed');
      const { letter, dailyLimit } = service;
      const number = await takeTicketNumber(tx, { ...wish, letter }, dailyLimit);
      // Counted while the letter's numbers are locked; a refusal gives the number back.
      const share = phoneShareOf(dailyLimit);
      if (wish.source === 'phone' && (await countByPhone(tx, { ...wish, letter })) >= share) {
        throw new Refusal('conflict', 'queue_phone_share_used', { share });
      }
      const ticket = await insertTicket(tx, { ...wish, letter, number, state, takenAt });
      await advanceRevision(tx, wish.officeCode);
      return ticket;
    },
    effect: { data: { service: wish.service, source: wish.source } },
  });
}

/** An officer gives a ticket to somebody at the door, also outside the hours in which the public takes them. */
export function issue(ctx: Ctx, body: BodyOf<typeof contract.issue>): Promise<{ id: string }> {
  return transact(ctx, 'queue.issue', body, async (tx) => {
    const { id } = await addTicket(tx, ctx, {
      officeCode: ctx.actor.officeCode,
      day: ctx.today,
      ...body,
      source: 'officer',
      formToken: null,
      deviceHash: null,
    });
    return { id };
  });
}

/** A form of the public page or of the ticket kiosk. */
export interface TicketForm {
  officeCode: string;
  service: string;
  priority: QueuePriority | null;
  /** A telephone holds one open ticket; the ticket kiosk gives one for every form. */
  by: { source: 'phone'; deviceHash: string } | { source: 'door' };
  /** Signed by us: a form takes one ticket, however often it is sent. */
  formToken: string;
  /** Asked before a ticket is made that nobody holds yet: whoever throws refuses it. */
  beforeNew?: () => void;
}

/** The ticket that a form got, new or not. */
export interface TakenTicket {
  code: string;
  /** `form`: this form was sent before; `device`: this telephone holds a ticket already. */
  repeat: 'form' | 'device' | null;
}

/** Takes a ticket by a form of the public page or of the ticket kiosk. */
export async function takeTicket(ctx: PublicCtx, form: TicketForm): Promise<TakenTicket> {
  const { officeCode, formToken, service, priority } = form;
  const at = ctx.clock.now();
  const by = await actingAt(ctx.db, officeCode, { ...ctx, actor: 'ticket_holder' });
  const day = by.today;
  const deviceHash = form.by.source === 'phone' ? form.by.deviceHash : null;
  const held = { officeCode, day, formToken, deviceHash };
  const known = ({ code, sameForm }: { code: string; sameForm: boolean }): TakenTicket => ({
    code,
    repeat: sameForm ? 'form' : 'device',
  });
  // Asked first without a lock: whoever presses again and again costs one look.
  const before = await findHeld(ctx.db, held);
  if (before !== null) return known(before);

  return ctx.db.transaction().execute(async (tx) => {
    await waitForTurn(tx, formToken, deviceHash);
    const meanwhile = await findHeld(tx, held);
    if (meanwhile !== null) return known(meanwhile);
    const { accepting } = await getQueueHours(tx, officeCode, at);
    if (!accepting) throw new Refusal('conflict', 'queue_closed');
    if (
      deviceHash !== null &&
      (await countTakenBy(tx, { officeCode, day, deviceHash })) >= ticketsPerDevice
    ) {
      throw new Refusal('conflict', 'queue_device_used_up', { max: ticketsPerDevice });
    }
    form.beforeNew?.();
    const { source } = form.by;
    const { code } = await addTicket(tx, by, { ...held, service, priority, source });
    return { code, repeat: null };
  });
}

/** The holder gives the ticket back; one that is over already stays as it is. */
export async function cancelByHolder(ctx: PublicCtx, code: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const ticket = await lockTicketByCode(tx, code);
    if (ticket.state === 'cancelled') return;
    const by = await actingAt(tx, ticket.officeCode, { ...ctx, actor: 'ticket_holder' });
    await ticketProcess.take(tx, by, ticket, {
      action: 'giveBack',
      work: async () => {
        await advanceRevision(tx, ticket.officeCode);
      },
    });
  });
}

/**
 * The application that is opened for the ticket, in its transaction: waiting ends with the ticket's call, the clock of
 * the application is its own.
 */
export async function linkTicket(tx: Tx, ctx: Ctx, ticketId: string, applicationId: string): Promise<void> {
  const day = ctx.today;
  const session = await lockCounterSession(tx, ctx.actor.employeeId, day);
  const ticket = await lockTicket(tx, ctx.actor.officeCode, ticketId);
  refuseOtherDay(ticket, day);
  await ticketProcess.take(tx, ctx, ticket, {
    action: 'openIntake',
    given: { session, today: day },
    work: async () => {
      await advanceRevision(tx, ticket.officeCode);
      return { data: { applicationId }, change: { applicationId } };
    },
  });
}
