import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../context.ts';
import type { FormKeys } from './form-keys.ts';

const deviceCookie = 'lontar.perangkat';
const receiptCookie = 'lontar.terkirim';
const deviceSeconds = 90 * 24 * 60 * 60;
/** Long enough to write the code down; a shared telephone should not show it to the next person. */
const receiptSeconds = 15 * 60;

/** Which forms a device cookie counts for; what one kind hands out freely opens no other. */
type DevicePath = '/pengaduan' | '/antrean';

/** A cookie as it was sent; whether it is ours, its reader finds out. */
export function cookieOf(request: FastifyRequest, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

export function createPublicCookies(keys: FormKeys, clock: Clock, https: boolean) {
  const set = (reply: FastifyReply, name: string, value: string, path: string, seconds: number) =>
    void reply.header(
      'set-cookie',
      `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`,
    );
  const until = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000);

  const opened = (request: FastifyRequest, name: string) => {
    const sent = cookieOf(request, name);
    return sent === null ? null : keys.opened(name, sent, clock.now());
  };
  /** The device that this browser is for these pages, or null when it keeps no cookies. */
  const device = (request: FastifyRequest, path: DevicePath) => {
    const sent = cookieOf(request, deviceCookie);
    return sent === null ? null : keys.opened(`${deviceCookie} ${path}`, sent, clock.now());
  };
  return {
    device,
    /** Gives a browser that has none a device cookie: it names nobody and only counts. One for each kind of form. */
    nameDevice(request: FastifyRequest, reply: FastifyReply, path: DevicePath): string {
      const known = device(request, path);
      if (known !== null) return known;
      const name = randomBytes(15).toString('base64url');
      const value = keys.sealed(`${deviceCookie} ${path}`, name, until(deviceSeconds));
      set(reply, deviceCookie, value, path, deviceSeconds);
      return name;
    },
    keepReceipt(reply: FastifyReply, complaintId: string, repeat: string | null) {
      const value = repeat === null ? complaintId : `${complaintId}~${repeat}`;
      set(
        reply,
        receiptCookie,
        keys.sealed(receiptCookie, value, until(receiptSeconds)),
        '/pengaduan/terkirim',
        receiptSeconds,
      );
    },
    receipt(request: FastifyRequest): { complaintId: string; repeat: string | null } | null {
      const value = opened(request, receiptCookie);
      if (value === null) return null;
      const [complaintId = '', repeat = null] = value.split('~');
      return { complaintId, repeat };
    },
  };
}

export type PublicCookies = ReturnType<typeof createPublicCookies>;
