import type { FastifyInstance } from 'fastify';
import type { ElectronicChannel } from '../../contract/notifications/terms.ts';
import { electronicChannels } from '../../contract/notifications/terms.ts';
import type { Transport } from '../../simulations/client.ts';
import type { Delivery, PlayedOffice, SetClock } from '../../simulations/office.ts';
import { MessageNotSent, type MessageSender } from '../adapters/messages/port.ts';
import { settableClock } from '../clock.ts';
import { openReferrals, statesOfComplaints } from '../consistency/complaints/counts.ts';
import { callNumbers, countTickets } from '../consistency/queue-counts.ts';
import type { Db } from '../db/database.ts';
import { forgoDurability } from '../db/installation.ts';
import {
  demonstrationAccounts,
  demonstrationOffice,
  loadDemonstrationStaff,
} from '../demonstration/staff.ts';
import { appointInspectorate, enforceDeadlines } from '../modules/complaints/index.ts';
import { deliverDue } from '../modules/notifications/index.ts';
import { endOldDays } from '../modules/queue/index.ts';
import { withThrowAwayOffice } from './office.ts';

/** Requests to a server in this process, without a port. */
export function inProcess(app: FastifyInstance): Transport {
  return async ({ body, ...request }, from) => {
    const reply = await app.inject({
      ...request,
      ...(body !== null && { payload: body }),
      ...(from !== undefined && { remoteAddress: from }),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(reply.headers)) {
      for (const each of [value].flat()) if (each !== undefined) headers.append(name, String(each));
    }
    const { statusCode: status, rawPayload } = reply;
    return new Response(status === 304 ? null : new Uint8Array(rawPayload), { status, headers });
  };
}

/** A provider that takes every message of which `outcomeOf` says so. */
function senderOf(
  channel: ElectronicChannel,
  outcomeOf: (channel: ElectronicChannel) => Delivery,
): MessageSender {
  return {
    channel,
    async send({ idempotencyKey }) {
      const outcome = outcomeOf(channel);
      if (outcome === 'unreachable') throw new MessageNotSent('temporary', outcome, true);
      if (outcome === 'number_unknown') throw new MessageNotSent('permanent', outcome);
      return { providerRef: idempotencyKey };
    },
  };
}

/** What a simulation is handed of an office in this process. */
export function playedOffice(
  { app, db, clock }: { app: FastifyInstance; db: Db; clock: SetClock },
  { code, zone }: { code: string; zone: string } = demonstrationOffice,
): PlayedOffice {
  return {
    connection: { send: inProcess(app), patienceMs: 0 },
    accounts: demonstrationAccounts,
    clock,
    zone,
    time: {
      enforceDeadlines: async () => ({ ...(await enforceDeadlines({ db, clock }, code)) }),
      endQueueDays: () => endOldDays({ db, clock }),
      deliverMessages(outcomeOf) {
        const senders = new Map(electronicChannels.map((channel) => [channel, senderOf(channel, outcomeOf)]));
        return deliverDue({ db, clock, senders, publicAddress: 'http://lontar.contoh' }, 10_000);
      },
    },
    records: {
      complaintStates: () => statesOfComplaints(db),
      openReferrals: () => openReferrals(db),
      tickets: () => countTickets(db),
      callNumbers: () => callNumbers(db),
    },
    appointInspectorate: (agencyId) => appointInspectorate(db, code, agencyId),
  };
}

/** A throw-away office with its people alone, whose time is set. */
export function withPlayedOffice<T>(work: (office: PlayedOffice, db: Db) => Promise<T>): Promise<T> {
  const clock = settableClock(new Date('2026-01-01T00:00:00Z'));
  return withThrowAwayOffice(
    {
      clock,
      prints: false,
      async fill({ db }, owner) {
        await forgoDurability(owner, db);
        await loadDemonstrationStaff(db, clock);
      },
    },
    ({ app, db }) => work(playedOffice({ app, db, clock }), db),
  );
}
