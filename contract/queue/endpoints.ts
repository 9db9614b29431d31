import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { byId, isoDate, isoInstant, optionalWords, uuid } from '../fields.ts';
import type { Role } from '../roles.ts';
import {
  callerRoles,
  estimateView,
  knownPriority,
  queueActions,
  queueHoursView,
  queueKinds,
  queuePriority,
  ticketSources,
  ticketState,
} from './terms.ts';

export * from './terms.ts';

const callers: readonly Role[] = callerRoles;
const keepers: readonly Role[] = ['administrator'];
const serviceCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const shortName = z.string().trim().min(2).max(80);

const ticketView = z.object({
  id: uuid,
  /** "A-012" */
  label: z.string(),
  /** Under this code its holder follows it at /antrean/tiket/…; on the slip, never on a display. */
  code: z.string(),
  service: serviceCode,
  priority: knownPriority.nullable(),
  source: z.enum(ticketSources),
  takenAt: isoInstant,
  state: ticketState,
  counter: z.number().int().nullable(),
  /** Waits for this counter alone, after a transfer. */
  forCounter: z.number().int().nullable(),
  calledAt: isoInstant.nullable(),
  timesCalled: z.number().int(),
  servingAt: isoInstant.nullable(),
  applicationId: uuid.nullable(),
  allowedActions: z.array(z.enum(queueActions)),
});
export type TicketView = z.infer<typeof ticketView>;

const serviceView = z.object({
  code: serviceCode,
  letter: z.string(),
  nameId: z.string(),
  nameEn: z.string(),
  kind: z.enum(queueKinds),
  active: z.boolean(),
  position: z.number().int(),
  /** Tickets of a day; null for as many as come. */
  dailyLimit: z.number().int().nullable(),
});
export type QueueServiceView = z.infer<typeof serviceView>;

const counterView = z.object({
  id: uuid,
  number: z.number().int(),
  name: z.string(),
  services: z.array(serviceCode),
  active: z.boolean(),
  /** Who sits there. */
  officer: z.object({ id: uuid, name: z.string(), since: isoInstant }).nullable(),
});
export type QueueCounterView = z.infer<typeof counterView>;

/** All that a counter's screen shows, and what the reader may do there. */
const boardView = z.object({
  asOf: isoInstant,
  day: isoDate,
  hours: queueHoursView,
  /** The counter at which the reader sits, and the ticket that is there. */
  mine: z.object({
    counter: counterView.nullable(),
    ticket: ticketView.nullable(),
    /** Whether the next one can be called: the reader sits at a counter and nobody is there. */
    mayCallNext: z.boolean(),
  }),
  /** Whether the reader may take a counter, issue tickets, call. */
  mayCall: z.boolean(),
  counters: z.array(counterView.extend({ ticket: ticketView.nullable() })),
  services: z.array(
    serviceView.extend({
      waiting: z.number().int(),
      priorityWaiting: z.number().int(),
      /** Taken at, of the one who waits longest. */
      waitingSince: isoInstant.nullable(),
      countersOpen: z.number().int(),
      estimate: estimateView,
      issuedToday: z.number().int(),
    }),
  ),
  /** In the order in which they came. */
  waiting: z.array(ticketView),
  /** Called and not there; the latest first. */
  skipped: z.array(ticketView),
});
export type QueueBoard = z.infer<typeof boardView>;

/** Minutes of those who were called, or served; null where there were none. */
const spread = z.object({
  count: z.number().int(),
  medianSeconds: z.number().int().nullable(),
  p95Seconds: z.number().int().nullable(),
  longestSeconds: z.number().int().nullable(),
});

const figuresView = z.object({
  day: isoDate,
  /** Waiting: from the ticket to the first call. Service at the counter: from its start to its end. */
  total: z.object({ taken: z.number().int(), waiting: spread, service: spread }),
  byState: z.record(ticketState, z.number().int()),
  bySource: z.record(z.enum(ticketSources), z.number().int()),
  services: z.array(
    z.object({
      code: serviceCode,
      letter: z.string(),
      nameId: z.string(),
      nameEn: z.string(),
      taken: z.number().int(),
      done: z.number().int(),
      skipped: z.number().int(),
      waiting: spread,
      service: spread,
    }),
  ),
  counters: z.array(
    z.object({
      number: z.number().int(),
      name: z.string(),
      calls: z.number().int(),
      done: z.number().int(),
      service: spread,
    }),
  ),
  /** Tickets taken and calls made per hour of the day. */
  hours: z.array(z.object({ hour: z.number().int(), taken: z.number().int(), called: z.number().int() })),
});
export type QueueFigures = z.infer<typeof figuresView>;

const settingsView = z.object({
  opensAt: clockTime,
  lastTicketAt: clockTime,
  services: z.array(serviceView),
  counters: z.array(counterView),
  /** Address of the ticket kiosk, with its key; null until one is made. */
  doorAddress: z.string().nullable(),
});
export type QueueSettings = z.infer<typeof settingsView>;

const serviceBody = z.strictObject({
  letter: z.string().regex(/^[A-Z]$/),
  nameId: shortName,
  nameEn: shortName,
  kind: z.enum(queueKinds),
  position: z.int().min(1).max(99),
  dailyLimit: z.int().min(1).max(999).nullable(),
});
const counterBody = z.strictObject({
  number: z.int().min(1).max(99),
  name: shortName,
  services: z.array(serviceCode).min(1).max(26),
});

function action<B extends z.ZodType>(name: string, body: B) {
  return endpoint({
    method: 'POST',
    path: `/api/queue/tickets/:id/${name}`,
    access: callers,
    params: byId,
    body,
    reply: boardView,
  });
}
const nothing = z.strictObject({});

/** The queue (antrean). Every action answers with the board as it stands afterwards. */
export const queue = {
  board: endpoint({ method: 'GET', path: '/api/queue/board', access: 'signed_in', reply: boardView }),
  /** Takes a place at a counter: leaves the one before, relieves whoever sits there unless somebody is being served. */
  sit: endpoint({
    method: 'POST',
    path: '/api/queue/counters/:id/sit',
    access: callers,
    params: byId,
    reply: boardView,
  }),
  /** Leaves the counter; refused while somebody is called to it or served there. */
  leave: endpoint({ method: 'POST', path: '/api/queue/leave', access: callers, reply: boardView }),
  /** The holder of the officer's own counter is finished first, when that is asked for and he is being served. */
  callNext: endpoint({
    method: 'POST',
    path: '/api/queue/call-next',
    access: callers,
    body: z.strictObject({ finishCurrent: z.boolean().default(false) }),
    reply: boardView,
  }),
  recall: action('recall', nothing),
  start: action('start', nothing),
  skip: action('skip', nothing),
  restore: action('restore', nothing),
  /** To another service, to a counter, or both; the ticket keeps its number and its place in time. */
  transfer: action(
    'transfer',
    z.strictObject({ service: serviceCode, counterId: uuid.nullable().default(null) }),
  ),
  finish: action('finish', nothing),
  cancel: action('cancel', z.strictObject({ words: optionalWords })),
  /** A ticket for somebody who has no telephone and cannot use the ticket kiosk. */
  issue: endpoint({
    method: 'POST',
    path: '/api/queue/tickets',
    access: callers,
    body: z.strictObject({ service: serviceCode, priority: queuePriority.nullable().default(null) }),
    reply: ticketView,
  }),
  figures: endpoint({
    method: 'GET',
    path: '/api/queue/figures',
    access: 'signed_in',
    query: z.strictObject({ day: isoDate.optional() }),
    reply: figuresView,
  }),

  settings: endpoint({
    method: 'GET',
    path: '/api/queue/settings',
    access: 'signed_in',
    reply: settingsView,
  }),
  setHours: endpoint({
    method: 'PUT',
    path: '/api/queue/hours',
    access: keepers,
    body: z.strictObject({ opensAt: clockTime, lastTicketAt: clockTime }),
    reply: settingsView,
  }),
  addService: endpoint({
    method: 'POST',
    path: '/api/queue/services',
    access: keepers,
    body: serviceBody.extend({ code: serviceCode }),
    reply: settingsView,
  }),
  changeService: endpoint({
    method: 'PUT',
    path: '/api/queue/services/:code',
    access: keepers,
    params: z.strictObject({ code: serviceCode }),
    body: serviceBody.extend({ active: z.boolean() }),
    reply: settingsView,
  }),
  addCounter: endpoint({
    method: 'POST',
    path: '/api/queue/counters',
    access: keepers,
    body: counterBody,
    reply: settingsView,
  }),
  changeCounter: endpoint({
    method: 'PUT',
    path: '/api/queue/counters/:id',
    access: keepers,
    params: byId,
    body: counterBody.extend({ active: z.boolean() }),
    reply: settingsView,
  }),
  /** A new key for the ticket kiosk; the address before it stops working. */
  renewDoorKey: endpoint({
    method: 'POST',
    path: '/api/queue/door-key',
    access: keepers,
    reply: settingsView,
  }),
};
