import type { Role } from '../../contract/roles.ts';
import type { Ports } from '../adapters/ports.ts';
import type { Clock } from '../context.ts';
import type { Db } from '../db/database.ts';

export interface DemonstrationAccount {
  role: Role;
  name: string;
  username: string;
  password: string;
}

/** One account per role, printed at every start of a demonstration. */
export const demonstrationAccounts: readonly DemonstrationAccount[] = [];

export interface DemonstrationDeps {
  db: Db;
  /** For what the application itself may not write. */
  owner: Db;
  clock: Clock;
  ports: Ports;
}

/** Fills an empty database with the demonstration office. A run that is cut off starts over in a new database. */
export async function loadDemonstration(_deps: DemonstrationDeps): Promise<void> {}
