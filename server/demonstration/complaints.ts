import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { ComplaintFieldsBody, ServiceComponent } from '../../contract/complaints/endpoints.ts';
import { agencies, replyTemplates } from '../../contract/complaints/office-endpoints.ts';
import type { IsoDate } from '../../contract/fields.ts';
import papers from '../../data/demonstration/complaints.json';
import type { Ctx } from '../context.ts';
import { isWorkingDay, loadCalendar } from '../modules/calendar/index.ts';
import {
  complaintActions as actions,
  appointInspectorate,
  bookComplaint,
  createAgency,
  enforceDeadlines,
  saveTemplate,
} from '../modules/complaints/index.ts';
import { dateIn } from '../modules/office/index.ts';
import { projectRoot } from '../project-root.ts';
import type { Replay } from './replay.ts';
import { demonstrationOffice } from './staff.ts';

function rowsOf<T extends z.ZodType>(file: string, row: T): z.infer<T>[] {
  const text = readFileSync(join(projectRoot(), 'data', 'demonstration', file), 'utf8');
  const records: Record<string, string>[] = parse(text, { columns: true });
  // An empty cell is a field that is not given.
  return records.map((record) =>
    row.parse(Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))),
  );
}

/** The last working days before `today`, the newest first. */
async function workingDaysBefore(ctx: Ctx, today: IsoDate, count: number): Promise<string[]> {
  const calendar = await loadCalendar(ctx.db, ctx.actor.officeCode);
  const days: string[] = [];
  let day = Temporal.PlainDate.from(today);
  while (days.length < count) {
    day = day.subtract({ days: 1 });
    if (isWorkingDay(day.toString(), calendar)) days.push(day.toString());
  }
  return days;
}

/**
 * A week of invented complaints of every channel, each as far as it has come: one late, one forwarded and told, one
 * forwarded and not yet told, one archived, one waiting for its writer. Played by the actions of the office, in order.
 */
export async function seedComplaints({ as, clock, opening }: Replay): Promise<void> {
  const pengelola = as('complaints_officer');
  const loket = as('front_desk');
  const kadis = as('head_of_office');
  const { zone } = demonstrationOffice;
  const [yesterday = '', twoAgo = '', threeAgo = '', fourAgo = '', fiveAgo = '', sixAgo = ''] =
    await workingDaysBefore(pengelola, dateIn(zone, opening), 6);
  const goTo = (day: IsoDate, time: string) =>
    clock.set(
      new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds),
    );
  const book = async (channel: 'letter' | 'counter' | 'email', submittedOn: IsoDate, fields: object) => {
    const { id } = await actions.book(loket, { ...papers.usual, submittedOn, ...fields, channel });
    clock.advance(120);
    return id;
  };
  const openBox = async (place: string, slips: readonly ComplaintFieldsBody[]) => {
    const { id } = await actions.openBox(loket, {
      place,
      secondOfficerId: pengelola.actor.employeeId,
      slips: [...slips],
    });
    return slipsOf(pengelola, id);
  };
  /** By the examiner, through the head where it is for the head to see, to the decision on authority if there is one. */
  const examine = async (
    id: string,
    component: ServiceComponent,
    toHead: boolean,
    decision?: 'in' | 'out',
    words = '',
  ) => {
    await actions.triage(pengelola, id, { component });
    clock.advance(600);
    if (toHead) await actions.instructByHead(kadis, id, { words: 'Mohon ditelaah dan dijawab tepat waktu.' });
    clock.advance(600);
    if (decision !== undefined) await actions.decideAuthority(pengelola, id, { decision, words });
  };

  goTo(sixAgo, '07:45');
  const agencyIds = new Map<string, string>();
  for (const agency of rowsOf('agencies.csv', agencies.create.body)) {
    agencyIds.set(agency.name, (await createAgency(pengelola, agency)).id);
  }
  const inspectorate = agencyIds.get('Inspektorat Kabupaten Tabanan');
  if (inspectorate !== undefined) {
    await appointInspectorate(pengelola.db, pengelola.actor.officeCode, inspectorate);
  }
  for (const template of rowsOf('reply-templates.csv', replyTemplates.save.body)) {
    await saveTemplate(pengelola, template);
  }
  const agencyId = agencyIds.get('Dinas Sosial Kabupaten Tabanan') ?? '';

  const [aboutSeats = '', nameless = ''] = await openBox('Ruang tunggu pelayanan', [
    { ...papers.usual, ...papers.seats, submittedOn: sixAgo },
    { ...papers.unfriendly, submittedOn: sixAgo },
  ]);
  clock.advance(900);
  await actions.archive(pengelola, nameless, {
    reason: 'identity_unclear',
    words: 'Tidak ada nama, alamat, maupun nomor telepon.',
  });
  await examine(aboutSeats, 'facilities', true, 'in', 'Sarana ruang tunggu kantor ini.');
  await actions.assign(kadis, aboutSeats, { employeeId: as('section_head').actor.employeeId });

  goTo(fiveAgo, '09:10');
  const aid = await book('letter', fiveAgo, papers.aid);
  await examine(aid, 'procedure', true, 'out', 'Daftar penerima bantuan bukan kewenangan dinas.');
  await actions.forward(pengelola, aid, { agencyId, letterNumber: '400.12/CONTOH/101', letterOn: fiveAgo });
  clock.advance(1200);
  await actions.inform(loket, aid, { channel: 'telephone' });

  goTo(fourAgo, '10:00');
  const late = await book('email', fourAgo, papers.network);
  await examine(late, 'time', true, 'in', 'Jangka waktu layanan kita.');
  goTo(threeAgo, '08:05');
  // Due on the day on which the demonstration opens.
  const [skipped = ''] = await openBox('Lobi lantai satu', [
    { ...papers.usual, ...papers.skipped, submittedOn: threeAgo },
  ]);
  await examine(skipped, 'procedure', true, 'in', 'Antrean loket kita.');
  await actions.assign(kadis, skipped, { employeeId: pengelola.actor.employeeId });

  goTo(threeAgo, '11:00');
  await actions.answer(pengelola, late, {
    words:
      'Kami mohon maaf. Jaringan sudah pulih; permohonan Bapak/Ibu kami dahulukan. Silakan datang kapan saja pada jam layanan.',
  });
  goTo(threeAgo, '13:20');
  await actions.takeCall(loket, { ...papers.hours, authority: 'in', answered: true, identityRefused: false });
  const unclear = await book('counter', threeAgo, papers.unclear);
  await actions.requestCompletion(pengelola, unclear, {
    reasons: ['substance', 'evidence'],
    words: 'Mohon dijelaskan data mana yang keliru dan dilampirkan fotonya.',
  });

  goTo(twoAgo, '08:40');
  const waiting = await book('letter', twoAgo, papers.fee);
  await actions.triage(pengelola, waiting, { component: 'cost' });
  await holdWebForm(loket, twoAgo);

  goTo(yesterday, '09:30');
  const street = await book('counter', yesterday, papers.streetLight);
  await examine(street, 'facilities', false, 'out', 'Penerangan jalan bukan kewenangan dinas.');
  await book('letter', yesterday, { ...papers.order, phone: undefined });
  await enforceDeadlines({ db: pengelola.db, clock });
}

async function slipsOf(ctx: Ctx, boxOpeningId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('complaints')
    .select('id')
    .where('boxOpeningId', '=', boxOpeningId)
    .orderBy('slipNumber')
    .execute();
  return rows.map(({ id }) => id);
}

/** A form of the public page that came without proof of work: it waits for a person's look. */
async function holdWebForm({ db, ...ctx }: Ctx, day: IsoDate): Promise<void> {
  await db.transaction().execute((tx) =>
    bookComplaint(
      tx,
      { ...ctx, actor: 'complainant' },
      {
        channel: 'web',
        target: 'held',
        heldBecause: ['proof'],
        action: 'submit',
        receivedAt: ctx.clock.now(),
        anonymous: true,
        content: {
          ...papers.webForm,
          email: null,
          remedy: null,
          submittedOn: day,
          submittedTime: null,
          immediateResponse: null,
          signature: 'declared',
          signatureSeenBy: null,
          preferredChannel: null,
          locale: 'id',
        },
      },
    ),
  );
}
