import type { IsoDate } from '../contract/fields.ts';
import type { Role } from '../contract/roles.ts';
import type { Locale } from '../locales/translator.ts';
import type { FileWriter } from './adapters/files/port.ts';
import type { Ports } from './adapters/ports.ts';
import type { Db } from './db/database.ts';
import { dateIn } from './zone.ts';

/** Business time. Never SQL now(), never Date.now() in a module: tests and the scaled office day depend on it. */
export interface Clock {
  now(): Date;
}

export interface Actor {
  employeeId: string;
  officeCode: string;
  name: string;
  /** Own roles and those held by a delegation in force now. */
  roles: readonly Role[];
  /** For roles held by delegation: the delegation's id, so that history can say "Plh.". */
  delegationIds: Readonly<Partial<Record<Role, string>>>;
}

/** The office at the counter, with what it promises now: the service standard in force. */
export interface Office {
  code: string;
  name: string;
  address: string | null;
  phone: string | null;
  email: string | null;
  /** E.164. */
  whatsapp: string | null;
  website: string | null;
  /** Where a map shows it. */
  mapUrl: string | null;
  /** The regency or city that it serves, as in regions.code. */
  regionCode: string;
  provinceName: string;
  regencyName: string;
  /** Days and opening hours are counted in this zone. */
  zone: string;
  numberPrefix: string;
  standardId: string;
  promiseSeconds: number;
}

/** What every view and action is given, explicitly. */
export interface Ctx {
  db: Db;
  actor: Actor;
  /** As it was when the request came in: what must hold at commit is read again in the transaction. */
  office: Office;
  /** The ISO date of this moment where the office stands. */
  readonly today: IsoDate;
  clock: Clock;
  locale: Locale;
  requestId: string;
  /** The caller's Idempotency-Key: the same key has exactly one effect. */
  idempotencyKey?: string;
  ports: Ports;
}

/** What a request, a command or a replay works with; its date follows the clock past midnight. */
export function contextOf<Parts extends Pick<Ctx, 'office' | 'clock'>>(
  parts: Parts,
): Parts & Pick<Ctx, 'today'> {
  const { office, clock } = parts;
  return {
    ...parts,
    get today() {
      return dateIn(office.zone, clock.now());
    },
  };
}

/** Who puts a file away in this request, and when. */
export function writerOf({ actor, clock }: Pick<Ctx, 'actor' | 'clock'>): FileWriter {
  return { officeCode: actor.officeCode, employeeId: actor.employeeId, now: clock.now() };
}
