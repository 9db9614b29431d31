import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { applications, type ServiceType } from '../../contract/applications/endpoints.ts';
import { cards } from '../../contract/cards.ts';
import { drawnSignature } from '../../server/demonstration/portraits.ts';
import { type Desk, takeTo } from '../desk.ts';
import { done } from './done.ts';

const states = [
  'intake',
  'received',
  'verified',
  'entered',
  'printing',
  'printed',
  'section_approved',
] as const;
const self = { receiver: 'self', faceCompared: true, signedOnPaper: true } as const;

/** A case in each state, findings answered for, scans, cards that follow one another, and a counted stock. */
export async function applicationsOfEveryKind(desk: Desk): Promise<void> {
  for (const state of states) await takeTo(desk, state);
  const loket = await desk.as('front_desk');
  const verifier = await desk.as('verifier');
  const kasi = await desk.as('section_head');
  const operator = await desk.as('data_operator');

  const doubtful = await takeTo(desk, 'received', {
    resident: { name: 'I WAYAN CONTOH 3', nik: '9999991705900003' },
  });
  const reason = 'Sesuai akta lahir';
  await done(desk, verifier.act('claim', doubtful.id));
  await done(desk, verifier.act('overrideNotice', doubtful.id, { code: 'R21', reason }));
  await done(desk, kasi.act('overrideHold', doubtful.id, { code: 'R04', reason }));
  await done(desk, verifier.act('release', doubtful.id));

  const scanned = await takeTo(desk, 'intake', { service: 'C1' });
  const paper = await picture(400, 300, '#eeeeee').jpeg().toBuffer();
  const form = { params: { id: scanned.id }, body: { requirement: 'form_f102' } };
  await done(desk, loket.upload(applications.scanDocument, paper, form));

  const byProxy = await takeTo(desk, 'ready');
  await done(
    desk,
    loket.act('handOver', byProxy.id, {
      ...self,
      serial: byProxy.serial,
      receiver: 'proxy',
      receiverName: 'Ni Luh Contoh',
      receiverRelation: 'istri',
      proxyLetterSeen: true,
      oldCard: 'other',
      oldCardWords: 'Hilang di rumah',
      signedOnPaper: false,
      signaturePng: (await drawnSignature({ nik: '5102051705910001' })).toString('base64'),
    }),
  );
  for (const [service, oldCard] of [
    ['C1', 'lost_with_police_letter'],
    ['C2', 'withdrawn'],
  ] as const) {
    const { residentId } = await takeTo(desk, 'completed');
    await another(desk, residentId, service, oldCard);
  }
  await stockOfEveryKind(desk);

  const queued = await takeTo(desk, 'entered');
  const [serial = ''] = await desk.blanks(1, operator.employeeId);
  await done(desk, operator.act('startPrint', queued.id, { serial }));
}

const picture = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } });

/** The next card of somebody who has one. */
async function another(desk: Desk, residentId: string, serviceType: ServiceType, oldCard: string) {
  const [loket, verifier, operator, kasi, kabid] = await Promise.all([
    desk.as('front_desk'),
    desk.as('verifier'),
    desk.as('data_operator'),
    desk.as('section_head'),
    desk.as('division_head'),
  ]);
  const { kkNumber } = await desk.test.db
    .selectFrom('residents as r')
    .innerJoin('familyCards as f', 'f.id', 'r.familyCardId')
    .select('f.kkNumber')
    .where('r.id', '=', residentId)
    .executeTakeFirstOrThrow();
  const opened = loket.call(applications.openIntake, {
    body: { residentId, serviceType, kkShown: kkNumber },
    key: randomUUID(),
  });
  const { id, checklist } = applications.openIntake.reply.parse(await done(desk, opened));
  for (const { code, mandatory } of checklist) {
    if (mandatory) await done(desk, loket.act('tickDocument', id, { requirement: code }));
  }
  await done(desk, loket.act('receive', id));
  await done(desk, verifier.act('verify', id));
  await done(desk, operator.act('enterData', id, { changes: [] }));
  const [serial = ''] = await desk.blanks(1, operator.employeeId);
  await done(desk, operator.act('startPrint', id, { serial }));
  await desk.runPrints();
  await done(desk, operator.act('confirmPrint', id, { serial }));
  const physical = { photo: true, text: true, cut: true, back: true };
  await done(desk, kasi.act('approveAsSectionHead', id, { serial, physical }));
  await done(desk, kabid.act('approveAsDivisionHead', id, { serial, physical }));
  await done(desk, loket.act('handOver', id, { ...self, serial, oldCard }));
}

async function stockOfEveryKind(desk: Desk): Promise<void> {
  const keeper = await desk.as('section_head');
  const operator = await desk.as('data_operator');
  const serials = await desk.blanks(6, operator.employeeId);
  const [bent = '', scratched = '', back = ''] = serials;
  const spoil = { serial: bent, reason: 'bent', words: 'Tertekuk di laci' } as const;
  await done(desk, operator.call(cards.spoilBlank, { body: spoil }));
  await done(desk, operator.call(cards.spoilBlank, { body: { serial: scratched, reason: 'scratched' } }));
  const range = { firstSerial: back, lastSerial: back };
  await done(desk, operator.call(cards.returnBlanks, { body: range }));
  await done(
    desk,
    keeper.call(cards.receiveDelivery, {
      body: {
        firstSerial: 'SPM-000001',
        lastSerial: 'SPM-000020',
        receivedOn: '2026-11-24',
        letterNumber: 'CONTOH/1',
      },
    }),
  );
  const count = { countedInStore: 21, countedWithOperator: 1, explanation: 'Sisanya di brankas cabang' };
  await done(desk, keeper.call(cards.closeDay, { body: count }));
}
