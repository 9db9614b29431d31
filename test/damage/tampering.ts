import { expect } from 'vitest';
import { findWords } from '../../locales/translator.ts';
import type { Violation } from '../../server/consistency/invariant.ts';
import { violationsIn } from '../../server/consistency/judge.ts';
import type { Db, Tx } from '../../server/db/database.ts';

class Undo extends Error {}

/** Does the damage as the owner of the database, asks the judge for its kind, and takes the damage back. */
export async function foundAfter(
  owner: Db,
  kind: Violation['kind'],
  damage: (tx: Tx) => Promise<void>,
): Promise<Violation[]> {
  let found: Violation[] = [];
  await owner
    .transaction()
    .execute(async (tx) => {
      await damage(tx);
      found = await violationsIn(tx, [kind]);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}

/** The judge names the damage, in words of both languages with every value in its place. */
export function expectNamed(found: readonly Violation[], kind: Violation['kind']): void {
  const [finding] = found;
  expect(finding?.kind).toBe(kind);
  for (const locale of ['id', 'en'] as const) {
    const words = findWords(locale, 'check.violations', kind, finding?.facts);
    expect(words).toBeTruthy();
    expect(words).not.toMatch(/[{}]|check\.violations/);
  }
}
