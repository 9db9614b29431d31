import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { agencies, replyTemplates } from '../../contract/complaints/office-endpoints.ts';
import type { IsoDate } from '../../contract/fields.ts';
import type { Ctx } from '../context.ts';
import { isWorkingDay, loadCalendar } from '../modules/calendar/index.ts';
import {
  appointInspectorate,
  bookComplaint,
  createAgency,
  enforceDeadlines,
  saveTemplate,
  complaintVerbs as verbs,
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

const paper = {
  name: 'Ni Ketut Contoh Ariani',
  address: 'Banjar Contoh Kaja, Desa Contoh, Kecamatan Kediri',
  phone: '0812 0000 1001',
  submittedPlace: 'Tabanan',
  signatureSeen: true,
};

/**
 * A week of invented complaints of every channel, each as far as it has come: one late, one forwarded and told, one
 * forwarded and not yet told, one archived, one waiting for its writer. Played by the verbs of the office, in order.
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
  const book = async (channel: 'letter' | 'counter' | 'email', fields: object) => {
    const { id } = await verbs.book(loket, { ...paper, ...fields, channel });
    clock.advance(120);
    return id;
  };
  const examine = async (
    id: string,
    component: 'time' | 'procedure' | 'facilities' | 'cost',
    toHead: boolean,
  ) => {
    await verbs.triage(pengelola, id, { component });
    clock.advance(600);
    if (toHead) await verbs.instructByHead(kadis, id, { words: 'Mohon ditelaah dan dijawab tepat waktu.' });
    clock.advance(600);
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

  const box = await verbs.openBox(loket, {
    place: 'Ruang tunggu pelayanan',
    secondOfficerId: pengelola.actor.employeeId,
    slips: [
      {
        ...paper,
        submittedOn: sixAgo,
        description: 'Kursi ruang tunggu kurang, orang tua harus berdiri lama.',
      },
      { submittedOn: sixAgo, description: 'Petugas kurang ramah.' },
    ],
  });
  const [standing = '', nameless = ''] = await slipsOf(pengelola, box.id);
  clock.advance(900);
  await verbs.archive(pengelola, nameless, {
    reason: 'identity_unclear',
    words: 'Tidak ada nama, alamat, maupun nomor telepon.',
  });
  await examine(standing, 'facilities', true);
  await verbs.decideAuthority(pengelola, standing, {
    decision: 'in',
    words: 'Sarana ruang tunggu kantor ini.',
  });
  await verbs.assign(kadis, standing, { employeeId: as('section_head').actor.employeeId });

  goTo(fiveAgo, '09:10');
  const aid = await book('letter', {
    name: 'I Wayan Contoh Suarta',
    phone: '0812 0000 1002',
    submittedOn: fiveAgo,
    description: 'Nama saya tidak ada dalam daftar penerima bantuan sosial padahal KTP-el saya sudah jadi.',
  });
  await examine(aid, 'procedure', true);
  await verbs.decideAuthority(pengelola, aid, {
    decision: 'out',
    words: 'Daftar penerima bantuan bukan kewenangan dinas.',
  });
  await verbs.forward(pengelola, aid, { agencyId, letterNumber: '400.12/CONTOH/101', letterOn: fiveAgo });
  clock.advance(1200);
  await verbs.inform(loket, aid, { channel: 'telephone' });

  goTo(fourAgo, '10:00');
  const late = await book('email', {
    name: 'Ni Luh Contoh Wati',
    phone: '0812 0000 1003',
    submittedOn: fourAgo,
    description: 'Sudah tiga kali datang, jaringan selalu dikatakan terganggu.',
  });
  await examine(late, 'time', true);
  await verbs.decideAuthority(pengelola, late, { decision: 'in', words: 'Jangka waktu layanan kita.' });
  goTo(threeAgo, '08:05');
  // Due on the day on which the demonstration opens.
  const dueToday = await verbs.openBox(loket, {
    place: 'Lobi lantai satu',
    secondOfficerId: pengelola.actor.employeeId,
    slips: [
      {
        ...paper,
        name: 'I Gusti Contoh Raka',
        phone: '0812 0000 1009',
        submittedOn: threeAgo,
        description: 'Nomor antrean dipanggil tidak urut, saya dilewati dua kali.',
      },
    ],
  });
  const [skipped = ''] = await slipsOf(pengelola, dueToday.id);
  await examine(skipped, 'procedure', true);
  await verbs.decideAuthority(pengelola, skipped, { decision: 'in', words: 'Antrean loket kita.' });
  await verbs.assign(kadis, skipped, { employeeId: pengelola.actor.employeeId });

  goTo(threeAgo, '11:00');
  await verbs.answer(pengelola, late, {
    words:
      'Kami mohon maaf. Jaringan sudah pulih; permohonan Bapak/Ibu kami dahulukan. Silakan datang kapan saja pada jam layanan.',
  });
  goTo(threeAgo, '13:20');
  await verbs.takeCall(loket, {
    name: 'I Nyoman Contoh Wijaya',
    address: 'Banjar Contoh Kelod',
    phone: '0812 0000 1004',
    description: 'Jam layanan di papan tidak sama dengan di laman.',
    submittedPlace: 'Telepon kantor',
    immediateResponse: 'Jam layanan 07.30 sampai 16.00 WITA. Papan kami betulkan hari ini.',
    authority: 'in',
    answered: true,
    identityRefused: false,
  });
  const unclear = await book('counter', {
    name: 'I Made Contoh Artana',
    phone: '0812 0000 1005',
    submittedOn: threeAgo,
    description: 'Data anak saya keliru.',
  });
  await verbs.requestCompletion(pengelola, unclear, {
    reasons: ['substance', 'evidence'],
    words: 'Mohon dijelaskan data mana yang keliru dan dilampirkan fotonya.',
  });

  goTo(twoAgo, '08:40');
  const waiting = await book('letter', {
    name: 'Ni Nyoman Contoh Sukerti',
    phone: '0812 0000 1006',
    submittedOn: twoAgo,
    description: 'Saya diminta membayar untuk formulir, padahal KTP-el tidak dipungut biaya.',
    confidential: true,
  });
  await verbs.triage(pengelola, waiting, { component: 'cost' });
  await holdWebForm(loket, twoAgo);

  goTo(yesterday, '09:30');
  const street = await book('counter', {
    name: 'I Ketut Contoh Budiasa',
    phone: '0812 0000 1007',
    submittedOn: yesterday,
    description: 'Lampu jalan di depan kantor mati, berbahaya bagi yang pulang sore.',
  });
  await examine(street, 'facilities', false);
  await verbs.decideAuthority(pengelola, street, {
    decision: 'out',
    words: 'Penerangan jalan bukan kewenangan dinas.',
  });
  await book('letter', {
    phone: undefined,
    submittedOn: yesterday,
    description: 'Antrean loket tidak jelas urutannya.',
  });
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
async function holdWebForm({ db, clock, actor, requestId }: Ctx, day: IsoDate): Promise<void> {
  await db.transaction().execute((tx) =>
    bookComplaint(
      tx,
      { actor: 'complainant', clock, requestId },
      {
        officeCode: actor.officeCode,
        channel: 'web',
        target: 'held',
        action: 'submit',
        receivedAt: clock.now(),
        anonymous: true,
        content: {
          name: 'Ni Made Contoh Kirana',
          address: 'Banjar Contoh Tengah',
          phone: '0812 0000 1008',
          phoneE164: '+6281200001008',
          email: null,
          description: 'Petugas loket 2 mendahulukan orang yang dikenalnya.',
          remedy: null,
          submittedPlace: 'Laman layanan',
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
