import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database.ts';

test('the committed types are those of the migrated database', async () => {
  const database = await createTestDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'lontar-types-'));
  try {
    const file = join(directory, 'types.ts');
    await promisify(execFile)(process.execPath, ['scripts/generate-db-types.mjs', file, database.ownerUrl]);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync('server/db/types.ts', 'utf8'));
  } finally {
    rmSync(directory, { recursive: true });
    await database.drop();
  }
});
