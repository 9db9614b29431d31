import { z } from 'zod';
import { type Endpoint, endpoint } from './endpoint.ts';
import { blankSerial, isoDate, isoInstant, optionalWords, uuid, words } from './fields.ts';
import type { Role } from './roles.ts';

export const blankStates = ['in_store', 'with_operator', 'used', 'spoiled'] as const;
export type BlankState = (typeof blankStates)[number];

/** Why a blank is spoiled before it becomes a card; prints are spoiled in their application. */
export const stockSpoilReasons = [
  'damaged_on_arrival',
  'bent',
  'scratched',
  'chip_dead',
  'wrong_serial',
  'other',
] as const;

const stockKeepers = ['section_head', 'administrator'] as const satisfies readonly Role[];
const stockViewers = [
  'data_operator',
  'section_head',
  'division_head',
  'head_of_office',
  'administrator',
] as const satisfies readonly Role[];

const count = z.number().int().min(0);
const balance = z.object({
  received: count,
  inStore: count,
  withOperator: count,
  used: count,
  spoiled: count,
});

const stockView = z.object({
  asOf: isoInstant,
  today: isoDate,
  balance,
  movedToday: z.object({ received: count, issued: count, returned: count, used: count, spoiled: count }),
  holders: z.array(z.object({ employeeId: uuid, name: z.string(), count, firstSerial: z.string() })),
  /** Serials that the reader holds, the next to use first. */
  mine: z.array(z.string()),
  lastClosedOn: isoDate.nullable(),
});
export type StockView = z.infer<typeof stockView>;

const movementRow = z.object({
  id: z.number().int(),
  serial: z.string(),
  fromState: z.enum(blankStates).nullable(),
  toState: z.enum(blankStates),
  holder: z.string().nullable(),
  by: z.string().nullable(),
  at: isoInstant,
  reason: z.string().nullable(),
  words: z.string().nullable(),
  application: z.object({ id: uuid, number: z.string() }).nullable(),
});
export type BlankMovementRow = z.infer<typeof movementRow>;

const blankView = z.object({
  serial: z.string(),
  state: z.enum(blankStates),
  holder: z.object({ employeeId: uuid, name: z.string() }).nullable(),
  spoilReason: z.string().nullable(),
  delivery: z.object({ id: uuid, letterNumber: z.string(), receivedOn: isoDate }),
  card: z
    .object({ state: z.enum(['active', 'withdrawn', 'lost']), issuedOn: isoDate, residentId: uuid })
    .nullable(),
  movements: z.array(movementRow),
  /** What the reader may do with it. */
  allowedActions: z.array(z.enum(['returnBlanks', 'spoilBlank'])),
});
export type BlankView = z.infer<typeof blankView>;

const deliveryRow = z.object({
  id: uuid,
  firstSerial: z.string(),
  lastSerial: z.string(),
  quantity: count,
  letterNumber: z.string(),
  receivedOn: isoDate,
  receivedBy: z.string(),
  inStore: count,
  /** Lowest serial that is still in store: where the next issue begins. */
  nextSerial: z.string().nullable(),
});
export type DeliveryRow = z.infer<typeof deliveryRow>;

const closingRow = z.object({
  closedOn: isoDate,
  balance,
  countedInStore: count,
  countedWithOperator: count,
  difference: z.number().int(),
  explanation: z.string().nullable(),
  closedBy: z.string(),
  closedAt: isoInstant,
});
export type ClosingRow = z.infer<typeof closingRow>;

const range = { firstSerial: blankSerial, lastSerial: blankSerial };
const page = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) });

export const cards = {
  /** The ledger as it stands: balance, who holds what, today's movements. */
  stock: endpoint({ method: 'GET', path: '/api/blanks/stock', access: stockViewers, reply: stockView }),
  deliveries: endpoint({
    method: 'GET',
    path: '/api/blanks/deliveries',
    access: stockViewers,
    query: page,
    reply: z.object({ rows: z.array(deliveryRow) }),
  }),
  movements: endpoint({
    method: 'GET',
    path: '/api/blanks/movements',
    access: stockViewers,
    query: page.extend({
      on: isoDate.optional(),
      toState: z.enum(blankStates).optional(),
      holderId: uuid.optional(),
    }),
    reply: z.object({ rows: z.array(movementRow) }),
  }),
  closings: endpoint({
    method: 'GET',
    path: '/api/blanks/closings',
    access: stockViewers,
    query: page,
    reply: z.object({ rows: z.array(closingRow) }),
  }),
  /** Operators to whom blanks can be issued. */
  operators: endpoint({
    method: 'GET',
    path: '/api/blanks/operators',
    access: stockKeepers,
    reply: z.object({ rows: z.array(z.object({ employeeId: uuid, name: z.string(), holds: count })) }),
  }),
  blank: endpoint({
    method: 'GET',
    path: '/api/blanks/by-serial/:serial',
    access: stockViewers,
    params: z.strictObject({ serial: blankSerial }),
    reply: blankView,
  }),
  receiveDelivery: endpoint({
    method: 'POST',
    path: '/api/blanks/deliveries',
    access: stockKeepers,
    body: z.strictObject({
      ...range,
      receivedOn: isoDate,
      letterNumber: z.string().trim().min(1).max(100),
    }),
    reply: stockView,
  }),
  issueBlanks: endpoint({
    method: 'POST',
    path: '/api/blanks/issue',
    access: stockKeepers,
    body: z.strictObject({ ...range, operatorId: uuid }),
    reply: stockView,
  }),
  returnBlanks: endpoint({
    method: 'POST',
    path: '/api/blanks/return',
    access: ['data_operator'],
    body: z.strictObject({ ...range }),
    reply: stockView,
  }),
  spoilBlank: endpoint({
    method: 'POST',
    path: '/api/blanks/spoil',
    access: ['data_operator', ...stockKeepers],
    body: z.strictObject({ serial: blankSerial, reason: z.enum(stockSpoilReasons), words: optionalWords }),
    reply: stockView,
  }),
  closeDay: endpoint({
    method: 'POST',
    path: '/api/blanks/closings',
    access: stockKeepers,
    body: z.strictObject({
      countedInStore: count.max(10_000_000),
      countedWithOperator: count.max(10_000_000),
      explanation: words.optional(),
    }),
    reply: stockView,
  }),
} satisfies Record<string, Endpoint>;
