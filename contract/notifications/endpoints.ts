import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { byId, isoInstant, uuid } from '../fields.ts';
import type { Role } from '../roles.ts';
import { electronicChannels, messageActions, messageChannels, messageStates, outboxStates } from './terms.ts';

export * from './terms.ts';

const desk = ['front_desk', 'complaints_officer'] as const satisfies readonly Role[];
/** The administrator looks after what does not leave, without reading whom it is for. */
const withAdministrator = [...desk, 'administrator'] as const satisfies readonly Role[];

export const outboxRow = z.object({
  id: uuid,
  subjectType: z.string(),
  subjectId: z.string(),
  /** Number of the complaint it tells of, where there is one. */
  number: z.string().nullable(),
  /** What it is about, as its subject line says. */
  title: z.string(),
  channel: z.enum(messageChannels),
  state: z.enum(messageStates),
  createdAt: isoInstant,
  attempts: z.number().int(),
  nextAttemptAt: isoInstant.nullable(),
  lastErrorCode: z.string().nullable(),
  /** For letters and calls, to whoever makes them; the name is left out where the complainant hides it. */
  recipient: z
    .object({ name: z.string().nullable(), phone: z.string().nullable(), address: z.string().nullable() })
    .nullable(),
  /** What an officer says on the telephone. */
  text: z.string().nullable(),
  allowedActions: z.array(z.enum(messageActions)),
});
export type OutboxRow = z.infer<typeof outboxRow>;

const counts = z.object({
  to_print: z.number().int(),
  to_call: z.number().int(),
  failed: z.number().int(),
  queued: z.number().int(),
});

const after = z.object({ id: uuid, state: z.enum(messageStates) });
const action = { method: 'POST', params: byId, reply: after } as const;

export const notifications = {
  /** What waits for a person or for the network, the longest first. */
  outbox: endpoint({
    method: 'GET',
    path: '/api/messages',
    access: withAdministrator,
    query: z.strictObject({ state: z.enum(outboxStates) }),
    reply: z.object({
      counts,
      /** Channels by which messages wait for tomorrow: as many left today as the office allows. */
      spent: z.array(
        z.object({ channel: z.enum(electronicChannels), perDay: z.number().int(), spent: z.number().int() }),
      ),
      rows: z.array(outboxRow),
    }),
  }),
  letter: endpoint({
    method: 'GET',
    path: '/api/messages/:id/letter',
    access: desk,
    params: byId,
    binary: true,
  }),
  /** The letter was printed and goes to the post. */
  markPrinted: endpoint({ ...action, path: '/api/messages/:id/printed', access: desk }),
  /** The person was told on the telephone. */
  markTold: endpoint({ ...action, path: '/api/messages/:id/told', access: desk }),
  retry: endpoint({ ...action, path: '/api/messages/:id/retry', access: withAdministrator }),
};
