import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { queue as contract } from '../../../../contract/queue/endpoints.ts';
import { callerRoles, type QueuePriority, type TicketSource } from '../../../../contract/queue/terms.ts';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import { dateIn, getOffice, officeToday } from '../../office/index.ts';
import { getService, lockSitting, waitForTurn } from '../counter-store.ts';
import { hoursOf } from '../hours-views.ts';
import { actingAs } from '../perform.ts';
import {
  countTakenBy,
  type Deeds,
  findHeld,
  insertTicket,
  lockTicket,
  lockTicketByCode,
  pulse,
  record,
  type Ticket,
  takeTicketNumber,
} from '../ticket-store.ts';
import { isAtCounter, statesToGiveBack } from '../workflow.ts';

/** What people outside the office act with. */
export type PublicCtx = Pick<Ctx, 'db' | 'clock' | 'requestId'>;

/**
 * Whatever became of them: enough for somebody who comes again for another service or chose the wrong one, too few to
 * keep an office's day busy by taking and giving back.
 */
const ticketsPerDevice = 3;

interface Wish {
  officeCode: string;
  day: string;
  service: string;
  priority: QueuePriority | null;
  source: TicketSource;
  formToken: string | null;
  deviceHash: string | null;
}

async function addTicket(tx: Tx, by: Deeds, { service: code, ...wish }: Wish): Promise<Ticket> {
  const service = await getService(tx, wish.officeCode, code);
  if (!service.active) throw new Refusal('conflict', 'queue_service_closed');
  const { letter, dailyLimit } = service;
  const number = await takeTicketNumber(tx, { ...wish, letter }, dailyLimit);
  const ticket = await insertTicket(tx, { ...wish, service: code, letter, number }, by.at);
  await pulse(tx, wish.officeCode);
  await record(tx, ticket, by, {
    action: 'take',
    to: 'waiting',
    data: { service: code, source: wish.source },
  });
  return ticket;
}

/** An officer of the counters, in the first of his roles that sits there. */
function asCaller(ctx: Ctx): Deeds {
  const role = callerRoles.find((each) => ctx.actor.roles.includes(each));
  if (role === undefined) throw new Refusal('forbidden', 'role_not_allowed');
  return actingAs(ctx, role);
}

/** An officer gives a ticket to somebody at the door, also outside the hours in which the public takes them. */
export function issue(ctx: Ctx, body: BodyOf<typeof contract.issue>): Promise<{ id: string }> {
  return transact(ctx, 'queue.issue', body, async (tx) => {
    const { id } = await addTicket(tx, asCaller(ctx), {
      officeCode: ctx.actor.officeCode,
      day: await officeToday(tx, ctx),
      ...body,
      source: 'officer',
      formToken: null,
      deviceHash: null,
    });
    return { id };
  });
}

export interface TicketForm {
  officeCode: string;
  service: string;
  priority: QueuePriority | null;
  /** A telephone holds one open ticket; the screen by the door gives one for every form. */
  by: { source: 'phone'; deviceHash: string } | { source: 'door' };
  /** Signed by us: a form takes one ticket, however often it is sent. */
  formToken: string;
  /** Asked before a ticket is made that nobody holds yet: whoever throws refuses it. */
  beforeNew?: () => void;
}

export interface TakenTicket {
  code: string;
  /** `form`: this form was sent before; `device`: this telephone holds a ticket already. */
  repeat: 'form' | 'device' | null;
}

/** Takes a ticket by a form of the public page or of the screen by the door. */
export async function takeTicket(ctx: PublicCtx, form: TicketForm): Promise<TakenTicket> {
  const { officeCode, formToken, service, priority } = form;
  const at = ctx.clock.now();
  const { zone } = await getOffice(ctx.db, officeCode);
  const day = dateIn(zone, at);
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
    const { accepting } = await hoursOf(tx, officeCode, at);
    if (!accepting) throw new Refusal('conflict', 'queue_closed');
    if (
      deviceHash !== null &&
      (await countTakenBy(tx, { officeCode, day, deviceHash })) >= ticketsPerDevice
    ) {
      throw new Refusal('conflict', 'queue_device_used_up', { max: ticketsPerDevice });
    }
    form.beforeNew?.();
    const by = { at, requestId: ctx.requestId, actor: null };
    const { source } = form.by;
    const { code } = await addTicket(tx, by, { ...held, service, priority, source });
    return { code, repeat: null };
  });
}

/** The holder gives the ticket back; one that is over already stays as it is. */
export async function giveBack(ctx: PublicCtx, code: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const ticket = await lockTicketByCode(tx, code);
    if (ticket.state === 'cancelled') return;
    if (!statesToGiveBack.includes(ticket.state)) throw new Refusal('conflict', 'ticket_moved_on');
    const at = ctx.clock.now();
    await pulse(tx, ticket.officeCode);
    await record(
      tx,
      ticket,
      { at, requestId: ctx.requestId, actor: null },
      { action: 'giveBack', to: 'cancelled', counterId: ticket.counterId, change: { endedAt: at } },
    );
  });
}

/**
 * The application that is opened for the ticket, in its transaction: waiting ends with the ticket's call, the clock of
 * the application is its own. Whoever was only called is served from now on.
 */
export async function linkTicket(tx: Tx, ctx: Ctx, ticketId: string, applicationId: string): Promise<void> {
  const day = await officeToday(tx, ctx);
  const sitting = await lockSitting(tx, ctx.actor.employeeId, day);
  const ticket = await lockTicket(tx, ctx.actor.officeCode, ticketId);
  if (ticket.day !== day) throw new Refusal('conflict', 'ticket_of_other_day');
  if (!isAtCounter(ticket.state)) throw new Refusal('conflict', 'ticket_not_called');
  if (ticket.applicationId !== null) throw new Refusal('conflict', 'ticket_has_application');
  if (ticket.counterId !== sitting?.counterId) throw new Refusal('conflict', 'ticket_at_other_counter');
  const by = asCaller(ctx);
  await pulse(tx, ticket.officeCode);
  await record(tx, ticket, by, {
    action: 'openIntake',
    to: 'serving',
    counterId: ticket.counterId,
    data: { applicationId },
    change: { applicationId, ...(ticket.state === 'called' && { servingAt: by.at }) },
  });
}
