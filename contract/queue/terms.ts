import { z } from 'zod';
import { isoInstant } from '../fields.ts';
import type { Role } from '../roles.ts';

/** What somebody comes for; a service of the queue is one of these, under a name of the office's own. */
export const queueKinds = ['recording', 'application', 'collection', 'complaint'] as const;
export type QueueKind = (typeof queueKinds)[number];

/** Called before others, within the fairness rule: elderly, people with a disability, pregnant women. */
export const queuePriorities = ['elderly', 'disabled', 'pregnant'] as const;
export type QueuePriority = (typeof queuePriorities)[number];
export const queuePriority = z.enum(queuePriorities);
/** As it is known of a ticket: once its day is over, only that there was one. */
export const knownPriority = z.enum([...queuePriorities, 'some']);
export type KnownPriority = z.infer<typeof knownPriority>;

/** By the resident's own telephone, at the ticket kiosk, or by an officer. */
export const ticketSources = ['phone', 'door', 'officer'] as const;
export type TicketSource = (typeof ticketSources)[number];

export const ticketStates = [
  'waiting',
  'called',
  'serving',
  'done',
  'skipped',
  'cancelled',
  'expired',
] as const;
export type TicketState = (typeof ticketStates)[number];
export const ticketState = z.enum(ticketStates);

/** What an officer does with a ticket. */
export const queueActions = [
  'callNext',
  'recall',
  'start',
  'skip',
  'restore',
  'transfer',
  'finish',
  'cancel',
] as const;
export type QueueAction = (typeof queueActions)[number];

/** What happens to a ticket without an officer's action on it: taken, given back, application opened, day over. */
export const ticketPseudoActions = ['take', 'giveBack', 'openIntake', 'expire'] as const;
export type TicketPseudoAction = (typeof ticketPseudoActions)[number];

/** Officers who sit at a counter and call. */
export const callerRoles = [
  'front_desk',
  'verifier',
  'recording_operator',
  'data_operator',
  'complaints_officer',
] as const satisfies readonly Role[];

/** Signs of the code under which the holder follows a ticket: five random bits each. */
export const ticketCodeSigns = 13;
/** The address of a ticket kiosk ends in a key of this many signs. */
export const kioskKeySigns = 20;

/** So many calls are told to displays; one that was away longer shows what is called now and says no more. */
export const callsToDisplays = 12;

/** How long somebody waits, in whole minutes; null: it cannot be estimated. */
export const estimateView = z.object({ minutes: z.number().int().min(0) }).nullable();
export type EstimateView = z.infer<typeof estimateView>;

export const queueHoursView = z.object({
  /** Whether a ticket is given to the public now. */
  accepting: z.boolean(),
  /** Why not: the office is closed today, not yet open, or the last ticket of the day has been given. */
  closed: z.enum(['day', 'before', 'after']).nullable(),
  opensAt: z.string(),
  lastTicketAt: z.string(),
});
export type QueueHoursView = z.infer<typeof queueHoursView>;

const callView = z.object({
  /** Grows with every call of the office, for ever: a display has seen all calls up to the highest that it saw. */
  call: z.number().int(),
  /** "A-012" */
  label: z.string(),
  letter: z.string(),
  number: z.number().int(),
  counter: z.number().int(),
  counterName: z.string(),
  /** 1 for the first call at this counter, 2 and more when it is called again. */
  times: z.number().int(),
  at: isoInstant,
});
export type CallView = z.infer<typeof callView>;

/** What the displays and the public page show: numbers and counters, nobody's name. */
export const queueState = z.object({
  office: z.string(),
  /** The server's time when this was put together; the header `x-lontar-now` has it on every reply. */
  now: isoInstant,
  day: z.iso.date(),
  hours: queueHoursView,
  /** The newest call of the office, of today or before; 0 when there never was one. */
  lastCall: z.number().int(),
  counters: z.array(
    z.object({
      counter: z.number().int(),
      name: z.string(),
      /** Somebody sits there. */
      open: z.boolean(),
      current: callView.extend({ state: z.enum(['called', 'serving']) }).nullable(),
    }),
  ),
  /** Today's calls, newest first, at most `callsToDisplays`. */
  calls: z.array(callView),
  services: z.array(
    z.object({
      code: z.string(),
      letter: z.string(),
      nameId: z.string(),
      nameEn: z.string(),
      waiting: z.number().int(),
      countersOpen: z.number().int(),
      /** For somebody who takes a ticket now. */
      estimate: estimateView,
      /** The day's tickets of this service are used up. */
      full: z.boolean(),
      /** Those for telephones are; the door gives more. */
      fullByPhone: z.boolean(),
    }),
  ),
});
export type QueueState = z.infer<typeof queueState>;
