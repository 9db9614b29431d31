import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, officeCode, openDesk, takeTo } from '../../../test/desk.ts';
import { getOffice } from '../office/index.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** As the application signs in: what the code would write if it forgot the duty that four eyes rest on. */
describe('the database, when the code forgets', () => {
  test('refuses a check without the duty of its checker', async () => {
    const { id } = await takeTo(desk, 'printed');
    const kasi = await desk.as('section_head');
    const { id: printAttemptId } = await desk.test.db
      .selectFrom('printAttempts')
      .select('id')
      .where('applicationId', '=', id)
      .executeTakeFirstOrThrow();
    const check = desk.test.db
      .insertInto('applicationChecks')
      .values({
        officeCode,
        applicationId: id,
        printAttemptId,
        half: 'section',
        outcome: 'approved',
        checkedBy: kasi.employeeId,
        photoOk: true,
        textOk: true,
        cutOk: true,
        backOk: true,
        at: desk.clock.now(),
      })
      .execute();
    await expect(check).rejects.toMatchObject({ constraint: 'deed_has_duty' });
    const checks = await desk.test.db
      .selectFrom('applicationChecks')
      .select('id')
      .where('applicationId', '=', id)
      .execute();
    expect(checks).toEqual([]);
  });

  test('refuses an entry without the duty of its operator', async () => {
    const { id } = await takeTo(desk, 'verified');
    const { employeeId } = await desk.as('data_operator');
    const entry = desk.test.db
      .insertInto('applicationEntries')
      .values({
        officeCode,
        applicationId: id,
        enteredBy: employeeId,
        enteredAt: desk.clock.now(),
        changedElements: [],
      })
      .execute();
    await expect(entry).rejects.toMatchObject({ constraint: 'deed_has_duty' });
  });

  test('refuses a case that is born checked', async () => {
    const { id: residentId } = await desk.resident();
    const born = desk.test.db
      .insertInto('applications')
      .values({
        officeCode,
        number: 'TBN-26-9999',
        trackingCode: '000000000000',
        residentId,
        serviceType: 'A',
        kkShown: '5102051503180003',
        standardId: (await getOffice(desk.test.db, officeCode)).standardId,
        state: 'ready',
        lastSeq: 1,
        startedAt: desk.clock.now(),
        stateSince: desk.clock.now(),
      })
      .execute();
    await expect(born).rejects.toMatchObject({ constraint: 'applications_checked' });
  });
});
