import type { Role } from '../contract/roles.ts';
import type { Locale } from '../locales/translator.ts';
import type { Ports } from './adapters/ports.ts';
import type { Db } from './db/database.ts';

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

/** What every view and action is given, explicitly. */
export interface Ctx {
  db: Db;
  actor: Actor;
  clock: Clock;
  locale: Locale;
  requestId: string;
  /** The caller's Idempotency-Key: the same key has exactly one effect. */
  idempotencyKey?: string;
  ports: Ports;
}
