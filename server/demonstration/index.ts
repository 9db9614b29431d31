import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '../../contract/roles.ts';
import type { Ports } from '../adapters/ports.ts';
import { type Actor, type Clock, type Ctx, contextOf } from '../context.ts';
import type { Db } from '../db/database.ts';
import { issueBlanks, receiveDelivery } from '../modules/cards/index.ts';
import { getOffice } from '../modules/office/index.ts';
import { insertImage, requiredBackground } from '../modules/recordings/index.ts';
import { importFile } from '../modules/residents/index.ts';
import { projectRoot } from '../project-root.ts';
import { type Applicant, liveTheMorning } from './cases.ts';
import { liveTheComplaints } from './complaints.ts';
import { tellTheNews } from './news.ts';
import { drawnPortrait, drawnSignature } from './portraits.ts';
import { liveTheQueue } from './queue.ts';
import { replayClock } from './replay-clock.ts';
import {
  demonstrationOffice,
  demonstrationPassword,
  demonstrationStaff,
  loadDemonstrationStaff,
} from './staff.ts';
import { liveTheSurvey } from './surveys.ts';

export interface DemonstrationAccount {
  role: Role;
  name: string;
  username: string;
  password: string;
}

/** One account per role, printed at every start of a demonstration. */
export const demonstrationAccounts: readonly DemonstrationAccount[] = demonstrationStaff.map(
  ({ role, name, username }) => ({ role, name, username, password: demonstrationPassword }),
);

export interface DemonstrationDeps {
  db: Db;
  /** For what the application itself may not write. */
  owner: Db;
  clock: Clock;
  ports: Ports;
}

const files = {
  residents: 'siak-export-sample.csv',
  central_status: 'central-status-sample.csv',
} as const;

async function importSample(ctx: Ctx, kind: keyof typeof files) {
  const path = join(projectRoot(), 'data', 'demonstration', files[kind]);
  await importFile(ctx, {
    kind,
    dryRun: false,
    fileName: files[kind],
    byteLength: (await stat(path)).size,
    source: createReadStream(path),
  });
}

/** Adults of this office whose record the centre calls ready, and adults who hold a card already. */
async function findApplicants(db: Db, today: string, centralStatus: string, limit: number) {
  return db
    .selectFrom('residents as r')
    .innerJoin('familyCards as f', 'f.id', 'r.familyCardId')
    .select(['r.id', 'r.nik', 'r.name', 'r.birthDate', 'r.sex', 'f.kkNumber'])
    .where('r.centralStatus', '=', centralStatus)
    .where('r.status', '=', 1)
    .where('r.birthDate', '<=', `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`)
    .where('r.birthDate', '>=', `${Number(today.slice(0, 4)) - 80}${today.slice(4)}`)
    .where('f.validTo', 'is', null)
    .where('r.id', 'not in', (eb) => eb.selectFrom('residentFindings').select('residentId'))
    .orderBy('r.nik')
    .limit(limit)
    .execute();
}

type Drawn = Awaited<ReturnType<typeof findApplicants>>[number];

/** Draws the portraits and signatures of these people: cartoons that nobody could take for a real face. */
async function drawImages(ctx: Ctx, people: readonly Drawn[]) {
  for (const person of people) {
    const sex = person.sex === 'L' ? 'L' : 'P';
    const portrait = await drawnPortrait({ ...person, sex });
    const signature = await drawnSignature(person);
    await ctx.db.transaction().execute(async (tx) => {
      for (const [kind, bytes] of [
        ['portrait', portrait],
        ['signature', signature],
      ] as const) {
        const file = await ctx.ports.files.put(
          tx,
          { officeCode: ctx.actor.officeCode, employeeId: null, now: ctx.clock.now() },
          { subjectId: person.id, kind, mediaType: kind === 'portrait' ? 'image/jpeg' : 'image/png', bytes },
        );
        await insertImage(tx, {
          officeCode: ctx.actor.officeCode,
          residentId: person.id,
          kind,
          fileId: file.id,
          background: kind === 'portrait' ? requiredBackground(person.birthDate) : null,
          backgroundReason: null,
          replacesReason: null,
          savedBy: null,
          at: ctx.clock.now(),
        });
      }
    });
  }
}

const serialOf = (number: number) => `SPM-${String(number).padStart(6, '0')}`;

/** Fills an empty database with the demonstration office. A run that is cut off starts over in a new database. */
export async function loadDemonstration({ db, clock, ports }: DemonstrationDeps): Promise<void> {
  const opening = clock.now();
  const replay = replayClock(clock);
  // Complaints take days: the office has been at work for two weeks.
  replay.set(new Date(opening.getTime() - 14 * 24 * 3_600_000));
  const people: Record<Role, Actor> = await loadDemonstrationStaff(db, replay);
  const office = await getOffice(db, demonstrationOffice.code);
  const as = (role: Role): Ctx =>
    contextOf({
      db,
      ports,
      clock: replay,
      actor: people[role],
      office,
      locale: 'id',
      requestId: 'demonstration',
    });
  await tellTheNews({ ctx: as('secretary'), clock: replay, opening });
  await liveTheComplaints({ as, clock: replay, opening });
  await liveTheSurvey(db, { opening, employeeId: people.section_head.employeeId });

  replay.set(new Date(opening.getTime() - 4 * 3_600_000));
  const administrator = as('administrator');
  await importSample(administrator, 'residents');
  await importSample(administrator, 'central_status');

  const { today } = administrator;
  const fresh = await findApplicants(db, today, 'PRINT_READY_RECORD', 30);
  const holders = await findApplicants(db, today, 'CARD_ISSUED', 40);
  await drawImages(as('recording_operator'), [...fresh, ...holders]);

  const keeper = as('section_head');
  await receiveDelivery(keeper, {
    firstSerial: serialOf(1),
    lastSerial: serialOf(500),
    receivedOn: today,
    letterNumber: 'CONTOH/BLANGKO/01',
  });
  await issueBlanks(keeper, {
    firstSerial: serialOf(1),
    lastSerial: serialOf(100),
    operatorId: people.data_operator.employeeId,
  });
  const serials = Array.from({ length: 100 }, (_, index) => serialOf(index + 1));
  const asApplicants = (drawn: readonly Drawn[]): Applicant[] =>
    drawn.map(({ id, kkNumber }) => ({ id, kkNumber }));
  await liveTheMorning(
    { as, clock: replay, serials },
    { new: asApplicants(fresh), replacement: asApplicants(holders) },
    opening,
  );
  await liveTheQueue({ as, clock: replay, opening });
}
