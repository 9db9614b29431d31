import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, officeCode, openDesk } from '../../../../test/desk.ts';
import { takeComplaintTo } from '../../../../test/subjects/complaints.ts';
import { contentsOf } from '../../../../test/untouched.ts';
import { attachedBytesPerDay, completeComplaint, provedLimits, submitComplaint } from './actions.ts';
import { forgetOldForms } from './store.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const ctx = () => ({ db: desk.test.db, clock: desk.clock, ports: desk.ports, requestId: 'a request' });
let forms = 0;
/** A form with proof, of a person, a telephone and a device of its own. */
function submit(attachments: Parameters<typeof submitComplaint>[1]['attachments'] = []) {
  forms += 1;
  const own = `${forms}`.padStart(20, '0');
  return submitComplaint(ctx(), {
    officeCode,
    sent: { formToken: own, deviceHash: own, phoneHash: own, contentHash: own, proof: true },
    fields: {
      name: 'Ni Luh Contoh',
      address: 'Jalan Contoh 7',
      phone: `0812${20_000_000 + forms}`,
      description: `Keluhan ${forms}`,
      submittedPlace: 'Tabanan',
    },
    heldBecause: [],
    attachments,
  });
}
const stateOf = (id: string) =>
  desk.test.db
    .selectFrom('complaints')
    .select(['state', 'number', 'provisionalNumber'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

async function expectNothingWritten(work: () => Promise<unknown>, code: string) {
  const before = await contentsOf(desk);
  await expect(work()).rejects.toMatchObject({ code });
  expect(await contentsOf(desk)).toEqual(before);
}

test('beyond what an office gets in an hour a person looks first; beyond what it can bear there is another way', async () => {
  for (let n = 0; n < provedLimits.office; n += 1) {
    const { id } = await submit();
    if (n === provedLimits.unseen - 1) expect(await stateOf(id)).toMatchObject({ state: 'received' });
    if (n === provedLimits.unseen) {
      const { number, ...held } = await stateOf(id);
      expect(held).toEqual({ state: 'held', provisionalNumber: number });
      const told = desk.test.db.selectFrom('messages').select('id').where('subjectId', '=', id);
      expect(await told.execute()).toEqual([]);
    }
  }
  await expectNothingWritten(submit, 'complaint_office_limit');
  desk.clock.advance(60 * 60_000 + 1);
  expect(await stateOf((await submit()).id)).toMatchObject({ state: 'received' });
});

test('files of all complainants together have a bound of the day; without files they go on', async () => {
  const file = { mediaType: 'application/pdf' as const, bytes: Buffer.from('%PDF-1.7'), pages: 1 };
  await submit([file]);
  // One file that stands for a thousand: rows may not say so themselves.
  await sql`alter table files drop constraint files_check`.execute(desk.test.owner);
  await desk.test.owner
    .updateTable('files')
    .set({ byteLength: attachedBytesPerDay - 8 })
    .execute();
  await submit([file]);
  await expectNothingWritten(() => submit([file]), 'complaint_files_limit');
  const id = await takeComplaintTo(desk, 'awaiting_complainant');
  const given = { words: '', name: '', phone: '', address: '', attachments: [file] };
  await expectNothingWritten(
    () => completeComplaint(ctx(), { officeCode, id }, given),
    'complaint_files_limit',
  );
  await submit();
  desk.clock.advance(24 * 60 * 60_000);
  await submit([file]);
});

test('what recognises a form that is sent again goes after a month; its complaint stays', async () => {
  const { id } = await submit();
  const known = () =>
    desk.test.owner
      .selectFrom('webSubmissions')
      .select('complaintId')
      .where('complaintId', '=', id)
      .execute();
  desk.clock.advance(30 * 86_400_000);
  await forgetOldForms({ db: desk.test.db, clock: desk.clock });
  expect(await known()).toHaveLength(1);
  desk.clock.advance(2 * 86_400_000);
  await forgetOldForms({ db: desk.test.db, clock: desk.clock });
  expect(await known()).toHaveLength(0);
  const kept = await desk.test.owner.selectFrom('complaints').select('id').where('id', '=', id).execute();
  expect(kept).toHaveLength(1);
});
