import { randomUUID } from 'node:crypto';
import { queue } from '../../contract/queue/endpoints.ts';
import { surveys } from '../../contract/surveys/endpoints.ts';
import { surveyReports } from '../../contract/surveys/report-endpoints.ts';
import { endOldDays } from '../../server/modules/queue/index.ts';
import { openSurvey, servedWithCard } from '../../server/modules/surveys/index.ts';
import { type Desk, officeCode } from '../desk.ts';
import { fieldOf, PlainBrowser } from '../public-form.ts';
import { act, callNext, issue, sit } from '../subjects/queue.ts';
import { done } from './done.ts';

/** The end of a day with tickets of every source and fate, and the beginning of the next. */
export async function queueOfEveryKind(desk: Desk): Promise<void> {
  const admin = await desk.as('administrator');
  const { doorAddress, counters } = queue.renewDoorKey.reply.parse(
    await done(desk, admin.call(queue.renewDoorKey)),
  );
  const counterAt = (wanted: number) => counters.find(({ number }) => number === wanted)?.id ?? '';
  const greeter = await desk.hire(['front_desk']);
  await sit(greeter, counterAt(3));
  const take = async (page: string, fields: object) => {
    const browser = new PlainBrowser(desk, { address: '10.1.1.1' });
    const formulir = fieldOf((await browser.get(page)).html, 'formulir');
    const form = { formulir, bahasa: 'id', layanan: 'application', prioritas: '', ...fields };
    const { status, html } = await browser.post(page.replace(/\?.*/, ''), form);
    if (status !== 200) throw new Error(`${page}: ${status} ${html.slice(0, 400)}`);
    desk.clock.advance(60_000);
  };
  const cancelled = await issue(greeter, 'application');
  await act(greeter, queue.cancel, cancelled.id, { words: 'Sudah pulang' });
  for (let i = 0; i < 40; i += 1) {
    const { mine } = await callNext(greeter, true);
    const id = mine.ticket?.id ?? '';
    desk.clock.advance(60_000);
    if (i === 0) await act(greeter, queue.recall, id);
    if (i < 2) await act(greeter, queue.skip, id);
    if (i === 1) {
      await act(greeter, queue.restore, id);
      continue;
    }
    if (i === 2) await act(greeter, queue.transfer, id, { service: 'information' });
    if (i === 3) {
      await act(greeter, queue.start, id);
      break;
    }
  }
  await take('/antrean', { prioritas: 'elderly' });
  const kioskPath = new URL(doorAddress ?? '', 'http://lontar.contoh').pathname;
  await take(`${kioskPath}?layanan=application`, {});
  desk.clock.advance(24 * 3_600_000);
  await endOldDays({ db: desk.test.db, clock: desk.clock });
  await sit(greeter, counterAt(3));
  for (const priority of [null, null, null, 'elderly', 'pregnant', 'disabled'] as const) {
    await issue(greeter, 'application', priority);
  }
  const { mine } = await callNext(greeter);
  desk.clock.advance(60_000);
  await act(greeter, queue.skip, mine.ticket?.id ?? '');
  const next = await callNext(greeter);
  await act(greeter, queue.start, next.mine.ticket?.id ?? '');
  const other = await desk.hire(['front_desk']);
  await sit(other, counterAt(2));
  await callNext(other);
}

const nine = (score: string) => Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`U${i + 1}`, score]));

/** A code that was answered, a tablet, a flag with its measure, a plan that is done, another questionnaire to come. */
export async function surveysOfEveryKind(desk: Desk): Promise<void> {
  const kasi = await desk.as('section_head');
  const admin = await desk.as('administrator');
  const code = await desk.test.db
    .transaction()
    .execute((tx) =>
      openSurvey(tx, desk.ports.surveyKey, servedWithCard(officeCode, randomUUID(), '2026-11-24')),
    );
  const browser = new PlainBrowser(desk);
  const answer = async (page: string, more: object = {}) => {
    const kunci = fieldOf((await browser.get(page)).html, 'kunci');
    const sent = { kunci, kelamin: 'female', usia: 'diam', disabilitas: 'tidak', ...nine('4'), ...more };
    const { status, html } = await browser.post(page, sent);
    if (status !== 200) throw new Error(`${page}: ${status} ${html.slice(0, 400)}`);
    desk.clock.advance(120_000);
  };
  await answer(`/survei/${code}`, { U4: '2' });
  const kiosk = async (name: string) =>
    surveys.addKiosk.reply.parse(await done(desk, admin.call(surveys.addKiosk, { body: { name } })));
  const { pairingCode } = await kiosk('Ruang tunggu');
  await browser.post('/survei/kios/pasang', { kode: pairingCode ?? '' });
  await answer('/survei/kios', { kiriman: randomUUID(), layanan: 'recording' });
  await kiosk('Lorong');

  const [flag] = await desk.test.db.selectFrom('surveyFlags').select('id').orderBy('day').execute();
  const measure = { measure: 'Ditempel pengumuman tanpa biaya' };
  const params = { id: flag?.id ?? '' };
  await done(desk, kasi.call(surveyReports.answerFlag, { params, body: measure }));
  const [plan] = await desk.test.db.selectFrom('surveyFollowUps').select('id').execute();
  await done(desk, kasi.call(surveyReports.planDone, { params: { id: plan?.id ?? '' } }));
  const sixteen = { questionnaire: 'online16', version: 1, mapping: 'consolidation-2026' };
  await done(desk, admin.call(surveys.choose, { body: { ...sixteen, validFrom: '2027-01-01' } }));
}
