import { createHmac } from 'node:crypto';
import sharp from 'sharp';
import { calendar } from '../../contract/calendar.ts';
import { complaints } from '../../contract/complaints/endpoints.ts';
import {
  callOutcomes,
  complaintStates,
  noticeChannels,
  serviceComponents,
} from '../../contract/complaints/terms.ts';
import { MessageNotSent, type MessageSenders } from '../../server/adapters/messages/port.ts';
import { enforceDeadlines } from '../../server/modules/complaints/index.ts';
import { deliverDue } from '../../server/modules/notifications/index.ts';
import type { Desk } from '../desk.ts';
import { PlainBrowser } from '../public-form.ts';
import {
  act,
  bookLetter,
  expectDetail,
  newAgency,
  newLetterNumber,
  takeComplaintTo,
  takeUnreachableOutside,
} from '../subjects/complaints.ts';
import { done } from './done.ts';

/** With these WhatsApp tells the office what became of a message. */
export const whatsappReports = { verifyToken: 'kata-milik-kantor-contoh', appSecret: 'rahasia-contoh' };

/** A complaint in each state, with what may be added to one, and days that are no working days after all. */
export async function complaintsOfEveryKind(desk: Desk): Promise<void> {
  const pengelola = await desk.as('complaints_officer');
  const loket = await desk.as('front_desk');
  for (const state of complaintStates) {
    // Nothing lapses without a warning: that one comes with the small year.
    if (state !== 'deemed_withdrawn') await takeComplaintTo(desk, state);
  }
  for (const component of serviceComponents) {
    const { id } = await bookLetter(desk);
    await done(desk, act(pengelola, 'triage', id, { component }));
  }
  for (const channel of noticeChannels) {
    const id =
      channel === 'tracking_page'
        ? await takeUnreachableOutside(desk)
        : await takeComplaintTo(desk, 'outside');
    const letterNumber = newLetterNumber();
    const agencyId = await newAgency(desk);
    await done(desk, act(pengelola, 'forward', id, { agencyId, letterNumber, letterOn: '2026-11-23' }));
    await done(desk, act(loket, 'inform', id, { channel }));
  }
  for (const preferredChannel of ['email', 'whatsapp', 'sms', 'letter', 'call'] as const) {
    const over = { preferredChannel, email: 'ni.contoh@contoh.invalid', locale: 'en' };
    await takeComplaintTo(desk, 'answered', over);
  }

  const { id } = await bookLetter(desk, { name: undefined });
  const paper = await sharp({ create: { width: 200, height: 120, channels: 3, background: '#eeeeee' } })
    .jpeg()
    .toBuffer();
  for (const as of ['attachment', 'signature'] as const) {
    await done(desk, loket.upload(complaints.addAttachment, paper, { params: { id }, body: { as } }));
  }
  for (const outcome of callOutcomes) await done(desk, act(loket, 'logCall', id, { outcome }));
  await done(desk, act(loket, 'amend', id, { name: 'Ni Contoh Lengkap' }));
  await done(desk, act(pengelola, 'setFlags', id, { anonymous: true, confidential: true }));
  const about = await desk.as('division_head');
  await done(desk, act(pengelola, 'nameOfficer', id, { employeeId: about.employeeId }));
  const application = await desk.test.db.selectFrom('applications').select('id').executeTakeFirstOrThrow();
  await done(desk, act(pengelola, 'linkApplication', id, { applicationId: application.id }));
  await done(desk, act(pengelola, 'note', id, { words: 'Sudah ditanyakan kepada loket' }));
  const merged = await takeComplaintTo(desk, 'merged');
  await done(desk, act(pengelola, 'unmerge', merged, { words: 'Ternyata perkara lain' }));
  const withdrawn = await takeComplaintTo(desk, 'withdrawn');
  await done(desk, act(pengelola, 'revive', withdrawn, { words: 'Ditarik karena keliru' }));

  const call = {
    name: 'I Contoh',
    description: 'Tidak mau menyebut alamat',
    submittedPlace: 'Telepon kantor',
    immediateResponse: 'Dicatat',
  };
  const refused = loket.call(complaints.takeCall, {
    body: { ...call, authority: 'in', answered: false, identityRefused: true },
  });
  const { id: nameless } = await expectDetail(refused);
  const words = 'Tidak mau menyebut alamat';
  await done(desk, act(pengelola, 'archive', nameless, { reason: 'identity_refused', words }));
  await agencyLooks(desk);
  await calendarOfEveryKind(desk);
  await messagesOfEveryKind(desk);
}

/** The agency opens its link and says that it has the letter. */
async function agencyLooks(desk: Desk): Promise<void> {
  const { token } = await desk.test.owner
    .selectFrom('complaintReferrals as r')
    .innerJoin('complaints as c', 'c.id', 'r.complaintId')
    .select('r.token')
    .where('c.state', '=', 'forwarded')
    .where('r.agencyState', 'is', null)
    .executeTakeFirstOrThrow();
  const form = { keadaan: 'received', keterangan: 'Sudah kami terima.', bahasa: 'id' };
  const { status } = await new PlainBrowser(desk).post(`/instansi/${token}`, form);
  if (status !== 200) throw new Error(`the agency's page answered ${status}`);
}

async function calendarOfEveryKind(desk: Desk): Promise<void> {
  const admin = await desk.as('administrator');
  const head = await desk.as('head_of_office');
  const named = (onDate: string) => ({ onDate, nameId: 'Hari contoh', nameEn: 'Sample day' });
  const leave = { kind: 'dispensasi_daerah', decree: 'SE Contoh 12/2026' } as const;
  await done(desk, admin.call(calendar.addDays, { body: { ...leave, days: [named('2026-11-26')] } }));
  const params = { kind: leave.kind };
  const body = { stopsClock: true, decree: leave.decree };
  await done(desk, head.call(calendar.setSwitch, { params, body }));
  const decree = 'SKB Contoh 2/2026';
  const days = [named('2026-11-27'), named('2026-11-30')];
  await done(desk, admin.call(calendar.addDays, { body: { kind: 'cuti_bersama', decree, days } }));
  const { id } = await desk.test.db
    .selectFrom('holidays')
    .select('id')
    .where('onDate', '=', '2026-11-30')
    .executeTakeFirstOrThrow();
  const removal = { params: { id }, body: { reason: 'Keputusan dicabut' } };
  await done(desk, admin.call(calendar.removeDay, removal));
  const next = {
    year: 2028,
    decree: 'SKB Contoh 1/2027',
    days: Array.from({ length: 12 }, (_, month) => ({
      ...named(`2028-${String(month + 1).padStart(2, '0')}-04`),
      kind: 'libur_nasional' as const,
    })),
  };
  await done(desk, admin.call(calendar.loadYear, { body: next }));
}

/** Messages that arrive, that the provider takes, that nobody can be told by; a channel that is down. */
async function messagesOfEveryKind(desk: Desk): Promise<void> {
  let taken = 0;
  const take = async () => {
    taken += 1;
    if (taken % 5 === 0) throw new MessageNotSent('permanent', 'number_unknown');
    return { providerRef: `wamid.CONTOH${taken}` };
  };
  const down = () => Promise.reject(new MessageNotSent('temporary', 'unreachable', true));
  const senders: MessageSenders = new Map([
    ['whatsapp', { channel: 'whatsapp', send: take }],
    ['sms', { channel: 'sms', send: take }],
    ['email', { channel: 'email', send: down }],
  ]);
  const { db } = desk.test;
  await deliverDue({ db, clock: desk.clock, senders, publicAddress: 'http://lontar.contoh' }, 40);
  const sent = await db
    .selectFrom('messages')
    .select('providerRef as id')
    .where('channel', '=', 'whatsapp')
    .where('providerRef', 'like', 'wamid.CONTOH%')
    .limit(5)
    .execute();
  const statuses = sent.map(({ id }) => ({ id, status: 'delivered' }));
  const value = { messaging_product: 'whatsapp', statuses };
  const payload = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
  });
  const signature = createHmac('sha256', whatsappReports.appSecret).update(payload).digest('hex');
  const reply = await desk.app.inject({
    method: 'POST',
    url: '/api/whatsapp/reports',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    payload,
  });
  if (reply.statusCode !== 200) throw new Error(reply.body);
}

/** Days in which nobody does anything: reminders, the ladder, agencies that are late, silence; and an answer after them. */
export async function timePasses(desk: Desk): Promise<void> {
  for (let day = 0; day < 25; day += 1) {
    desk.clock.advance(24 * 3_600_000);
    await enforceDeadlines({ db: desk.test.db, clock: desk.clock });
  }
  await takeComplaintTo(desk, 'answered');
}
