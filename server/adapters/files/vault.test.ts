import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FixedClock } from '../../../test/clock.ts';
import { type Contexts, openContexts } from '../../../test/contexts.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { hirePeople, type People } from '../../../test/people.ts';
import { recordAudit } from '../../modules/audit/index.ts';
import { Refusal } from '../../refusal.ts';
import type { FileVault, NewFile } from './port.ts';
import { createFileVault } from './vault.ts';

let base: TestDatabase;
let people: People;
let ctxOf: Contexts;
const clock = new FixedClock();

const vaultWith = (masterKey: Buffer): FileVault =>
  createFileVault({
    masterKey,
    recordView: (tx, ctx, { fileId, purpose }) =>
      recordAudit(tx, ctx, {
        action: 'file.viewed',
        subjectType: 'file',
        subjectId: fileId,
        reason: purpose,
      }),
  });
const masterKey = randomBytes(32);
const vault = vaultWith(masterKey);

beforeAll(async () => {
  base = await createTestDatabase();
  people = await hirePeople(base.owner, clock);
  ctxOf = await openContexts(base.db, clock);
});
afterAll(() => base.drop());

const secret = Buffer.from('a face that nobody may read from a stolen backup');
const fileOf = (subjectId: string): NewFile => ({
  subjectId,
  kind: 'portrait',
  mediaType: 'image/jpeg',
  bytes: secret,
  width: 480,
  height: 720,
});

function put(file: NewFile): Promise<{ id: string }> {
  const by = { officeCode: people.front_desk.officeCode, employeeId: null, now: clock.now() };
  return base.db.transaction().execute((tx) => vault.put(tx, by, file));
}

const storedRow = (id: string) =>
  base.owner.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('what is put away', () => {
  test('comes back as it was, and lies in the database unreadable', async () => {
    const subjectId = randomUUID();
    const { id } = await put(fileOf(subjectId));
    expect(await vault.get(base.db, id)).toMatchObject({
      id,
      subjectId,
      kind: 'portrait',
      mediaType: 'image/jpeg',
      width: 480,
      height: 720,
      bytes: secret,
    });
    const row = await storedRow(id);
    expect(row.ciphertext.includes('face')).toBe(false);
    expect(row.byteLength).toBe(secret.length);
  });

  test('the same picture twice looks different in the database', async () => {
    const subjectId = randomUUID();
    const first = await storedRow((await put(fileOf(subjectId))).id);
    const second = await storedRow((await put(fileOf(subjectId))).id);
    expect(first.ciphertext.equals(second.ciphertext)).toBe(false);
    expect(first.sha256.equals(second.sha256)).toBe(false);
  });

  test('two first files of one subject at once share one key', async () => {
    const subjectId = randomUUID();
    const ids = await Promise.all([put(fileOf(subjectId)), put(fileOf(subjectId)), put(fileOf(subjectId))]);
    for (const { id } of ids) expect((await vault.get(base.db, id)).bytes).toEqual(secret);
    const keys = await base.owner
      .selectFrom('subjectKeys')
      .select('subjectId')
      .where('subjectId', '=', subjectId)
      .execute();
    expect(keys).toHaveLength(1);
  });
});

describe('what does not open', () => {
  test('with another master key', async () => {
    const { id } = await put(fileOf(randomUUID()));
    await expect(vaultWith(randomBytes(32)).get(base.db, id)).rejects.toThrow();
  });

  test.each(['ciphertext', 'tag', 'nonce'] as const)('with one bit of the %s turned', async (column) => {
    const { id } = await put(fileOf(randomUUID()));
    const row = await storedRow(id);
    const turned = Buffer.from(row[column]);
    turned[0] = (turned[0] ?? 0) ^ 1;
    await base.owner
      .updateTable('files')
      .set({ [column]: turned })
      .where('id', '=', id)
      .execute();
    await expect(vault.get(base.db, id)).rejects.toThrow();
  });

  test('put under another subject', async () => {
    const other = randomUUID();
    await put(fileOf(other));
    const { id } = await put(fileOf(randomUUID()));
    await base.owner.updateTable('files').set({ subjectId: other }).where('id', '=', id).execute();
    await expect(vault.get(base.db, id)).rejects.toThrow();
  });

  test('with its content swapped for another file of the same subject', async () => {
    const subjectId = randomUUID();
    const own = await put(fileOf(subjectId));
    const foreign = await storedRow((await put({ ...fileOf(subjectId), bytes: Buffer.from('other') })).id);
    const { nonce, tag, ciphertext, byteLength } = foreign;
    await base.owner
      .updateTable('files')
      .set({ nonce, tag, ciphertext, byteLength })
      .where('id', '=', own.id)
      .execute();
    await expect(vault.get(base.db, own.id)).rejects.toThrow();
  });

  test('once the key of its subject is destroyed, and nothing new can be put under it', async () => {
    const subjectId = randomUUID();
    const kept = await put(fileOf(randomUUID()));
    const { id } = await put(fileOf(subjectId));
    await base.db.transaction().execute((tx) => vault.shred(tx, subjectId, clock.now()));
    await expect(vault.get(base.db, id)).rejects.toMatchObject({ code: 'file_destroyed' });
    await expect(put(fileOf(subjectId))).rejects.toMatchObject({ code: 'file_subject_destroyed' });
    expect((await vault.get(base.db, kept.id)).bytes).toEqual(secret);
  });
});

describe('a view', () => {
  const auditOf = (id: string) =>
    base.owner.selectFrom('auditEvents').selectAll().where('subjectId', '=', id).execute();

  test('is written down with who and why', async () => {
    const { id } = await put(fileOf(randomUUID()));
    expect((await vault.view(ctxOf(people.front_desk), id, 'application_portrait')).bytes).toEqual(secret);
    expect(await auditOf(id)).toMatchObject([
      {
        action: 'file.viewed',
        employeeId: people.front_desk.employeeId,
        reason: 'application_portrait',
        subjectType: 'file',
      },
    ]);
  });

  test('from another office finds nothing and leaves no line', async () => {
    const { id } = await put(fileOf(randomUUID()));
    const stranger = { ...people.front_desk, officeCode: '51.03' };
    await expect(vault.view(ctxOf(stranger), id, 'curiosity')).rejects.toBeInstanceOf(Refusal);
    expect(await auditOf(id)).toHaveLength(0);
  });
});

test('the application can neither change nor remove a file', async () => {
  const { id } = await put(fileOf(randomUUID()));
  await expect(
    base.db.updateTable('files').set({ mediaType: 'text/html' }).where('id', '=', id).execute(),
  ).rejects.toThrow(/permission denied/);
  await expect(base.db.deleteFrom('files').where('id', '=', id).execute()).rejects.toThrow(
    /permission denied/,
  );
});
