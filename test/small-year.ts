import { playedOffice } from '../server/throw-away/played-office.ts';
import { seededRandom } from '../simulations/random.ts';
import { simulateYear, type YearReport } from '../simulations/year/simulate-year.ts';
import { type Desk, officeCode } from './desk.ts';

/** Some office days of complaints of every kind, until each has ended; one of them with an attachment. */
export async function playSmallYear(desk: Desk): Promise<YearReport> {
  const { app, clock, test } = desk;
  const report = await simulateYear(
    playedOffice({ app, db: test.db, clock }),
    { days: 8, perDay: 7, from: '2026-01-02' },
    seededRandom(7),
  );
  await attachTo(desk);
  return report;
}

async function attachTo(desk: Desk) {
  await desk.test.db.transaction().execute(async (tx) => {
    const { id } = await tx
      .selectFrom('complaints')
      .select('id')
      .where('state', '=', 'closed')
      .orderBy('number')
      .executeTakeFirstOrThrow();
    const at = desk.clock.now();
    const file = await desk.ports.files.put(
      tx,
      { officeCode, employeeId: null, now: at },
      {
        subjectId: id,
        kind: 'complaint_attachment',
        mediaType: 'application/pdf',
        bytes: Buffer.from('%PDF-1.4 contoh'),
      },
    );
    await tx
      .insertInto('complaintAttachments')
      .values({ officeCode, complaintId: id, position: 1, fileId: file.id, addedAt: at })
      .execute();
  });
}
