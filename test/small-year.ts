import { demonstrationOffice } from '../server/demonstration/staff.ts';
import { seededRandom } from '../simulations/day/random.ts';
import { signInTo, type YearCrew, yearRoles } from '../simulations/year/client.ts';
import { liveYear, type YearReport } from '../simulations/year/live-year.ts';
import { type Desk, officeCode } from './desk.ts';
import { passwordOfEverybody, usernameOf } from './people.ts';

/** Some office days of complaints of every kind, until each has ended; one of them with an attachment. */
export async function liveSmallYear(desk: Desk): Promise<YearReport> {
  const crew = await Promise.all(
    yearRoles.map(
      async (role) => [role, await signInTo(desk.app, usernameOf[role], passwordOfEverybody)] as const,
    ),
  );
  const report = await liveYear(
    {
      app: desk.app,
      db: desk.test.db,
      clock: desk.clock,
      zone: demonstrationOffice.zone,
      officeCode,
      crew: Object.fromEntries(crew) as YearCrew,
      random: seededRandom(7),
    },
    { days: 8, perDay: 7, from: '2026-01-02' },
    () => {},
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
