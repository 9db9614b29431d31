import type { Ports } from '../adapters/ports.ts';
import { type Clock, type Ctx, contextOf } from '../context.ts';
import type { Db } from '../db/database.ts';
import { issueBlanks, receiveDelivery } from '../modules/cards/index.ts';
import { getOffice } from '../modules/office/index.ts';
import { insertImage, requiredBackground } from '../modules/recordings/index.ts';
import { seedMorning } from './cases.ts';
import { seedComplaints } from './complaints.ts';
import { seedNews } from './news.ts';
import { drawnPortrait, drawnSignature } from './portraits.ts';
import { seedQueue } from './queue.ts';
import { type Replay, replayClock } from './replay.ts';
import { importSampleRegister } from './sample-register.ts';
import { demonstrationOffice, loadDemonstrationStaff } from './staff.ts';
import { seedSurveys } from './surveys.ts';

export interface DemonstrationDeps {
  db: Db;
  clock: Clock;
  ports: Ports;
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
    const images = [
      [
        'portrait',
        'image/jpeg',
        await drawnPortrait({ ...person, sex }),
        requiredBackground(person.birthDate),
      ],
      ['signature', 'image/png', await drawnSignature(person), null],
    ] as const;
    await ctx.db.transaction().execute(async (tx) => {
      for (const [kind, mediaType, bytes, background] of images) {
        const file = await ctx.ports.files.put(
          tx,
          { officeCode: ctx.actor.officeCode, employeeId: null, now: ctx.clock.now() },
          { subjectId: person.id, kind, mediaType, bytes },
        );
        await insertImage(tx, {
          officeCode: ctx.actor.officeCode,
          residentId: person.id,
          kind,
          fileId: file.id,
          background,
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
  const time = replayClock(clock);
  // Complaints take days: the office has been at work for two weeks.
  time.set(new Date(opening.getTime() - 14 * 24 * 3_600_000));
  const people = await loadDemonstrationStaff(db, time);
  const office = await getOffice(db, demonstrationOffice.code);
  const as: Replay['as'] = (role) =>
    contextOf({
      db,
      ports,
      clock: time,
      actor: people[role],
      office,
      locale: 'id',
      requestId: 'demonstration',
    });
  const replay = { as, clock: time, opening };
  await seedNews(replay);
  await seedComplaints(replay);
  await seedSurveys(db, { opening, employeeId: people.section_head.employeeId });

  time.set(new Date(opening.getTime() - 4 * 3_600_000));
  const administrator = as('administrator');
  await importSampleRegister(administrator);

  const { today } = administrator;
  const newcomers = await findApplicants(db, today, 'PRINT_READY_RECORD', 30);
  const holders = await findApplicants(db, today, 'CARD_ISSUED', 40);
  await drawImages(as('recording_operator'), [...newcomers, ...holders]);

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
  await seedMorning({ ...replay, serials }, { new: newcomers, replacement: holders });
  await seedQueue(replay);
}
