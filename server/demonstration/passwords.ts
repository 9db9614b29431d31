import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../context.ts';
import type { Db } from '../db/database.ts';
import { writePrivate } from '../db/embedded/home.ts';
import { newInitialPassword, replaceKnownPassword } from '../modules/staff/index.ts';
import { type DemonstrationAccount, demonstrationAccounts, demonstrationPassword } from './staff.ts';

/**
 * The accounts as they are printed at this start. A demonstration that others can reach keeps no password that everybody
 * can read in our pages: each account gets one of its own, and so it stays, also when it is later started on this computer
 * alone. They lie in the home, readable by its owner.
 */
export async function accountsOfThisStart(
  { db, clock, home }: { db: Db; clock: Clock; home: string },
  { reachable }: { reachable: boolean },
): Promise<readonly DemonstrationAccount[]> {
  const file = join(home, 'demonstration-passwords.json');
  if (!reachable && !existsSync(file)) return demonstrationAccounts;
  // Written before they are set: a start that is cut off between the two sets the same ones the next time.
  if (!existsSync(file)) {
    const made = demonstrationAccounts.map(({ username }) => [username, newInitialPassword()]);
    writePrivate(file, JSON.stringify(Object.fromEntries(made), null, 1));
  }
  const kept = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  const accounts = demonstrationAccounts.map((account) => ({
    ...account,
    password: kept[account.username] ?? demonstrationPassword,
  }));
  await replaceKnownPassword(db, clock, demonstrationPassword, accounts);
  return accounts;
}
