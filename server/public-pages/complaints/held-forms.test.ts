import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import { type Desk, openDesk } from '../../../test/desk.ts';
import { fieldOf, openForm, PlainBrowser, receiptOn, solve } from '../../../test/public-form.ts';
import { act, bookLetter } from '../../../test/subjects/complaints.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { judge } from '../../consistency/judge.ts';
import { heldLimits } from '../../modules/complaints/index.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

let people = 0;
/** Another person with every call. */
async function filled(browser: PlainBrowser, over: Record<string, string> = {}) {
  people += 1;
  const { challenge, ...form } = await openForm(desk, browser);
  const telepon = `0812 ${String(10_000_000 + people)}`;
  return { challenge, form: { ...form, telepon, uraian: `Keluhan ke-${people}`, ...over } };
}

/** A form without proof, from a browser of its own. */
async function sendPlain(over: Record<string, string> = {}, browser = new PlainBrowser(desk)) {
  const { form } = await filled(browser, over);
  return browser.postForm('/pengaduan', form);
}

const find = (provisional: string) =>
  desk.test.owner
    .selectFrom('complaints')
    .select(['id', 'number', 'provisionalNumber', 'state', 'trackingCode'])
    .where('provisionalNumber', '=', provisional)
    .executeTakeFirstOrThrow();
const messagesOf = (id: string) =>
  desk.test.owner
    .selectFrom('messages')
    .select(['template', 'channel', 'state', 'byStranger'])
    .where('subjectId', '=', id)
    .execute();

describe('a form without proof', () => {
  test('tells nobody by telephone, and has a code that works at once', async () => {
    const { number, code } = receiptOn((await sendPlain()).html);
    const { id, state } = await find(number);
    expect(state).toBe('held');
    expect(await messagesOf(id)).toEqual([]);
    const page = await new PlainBrowser(desk).post('/pengaduan/lacak', { kode: code });
    expect(page.html).toContain(number);
  });

  test('gets the next number of the series when it is admitted, and is found by both', async () => {
    const before = await bookLetter(desk);
    const { number: provisional, code } = receiptOn((await sendPlain()).html);
    const { id } = await find(provisional);
    const examiner = await desk.as('complaints_officer');
    await act(examiner, 'admit', id);
    const { number } = await find(provisional);
    const running = (text: string) => Number(text.slice(-6));
    expect(running(number)).toBe(running(before.number) + 1);
    for (const q of [number, provisional, provisional.toLowerCase()]) {
      const { body } = await examiner.call(complaints.list, { body: { q, openOnly: false, limit: 5 } });
      expect(body).toMatchObject({ rows: [{ id, number, provisionalNumber: provisional }] });
    }
    const page = await new PlainBrowser(desk).post('/pengaduan/lacak', { kode: code });
    expect(page.html).toContain(number);
    expect(page.html).toContain(provisional);
    expect(await messagesOf(id)).toMatchObject([
      { template: 'complaint_received', channel: 'whatsapp', state: 'queued', byStranger: false },
    ]);
    expect(running((await bookLetter(desk)).number)).toBe(running(number) + 1);
  });

  test('leaves no gap when it is rejected, tells nobody, and gets its number if it is taken up after all', async () => {
    const first = await bookLetter(desk);
    const { number: provisional } = receiptOn((await sendPlain()).html);
    const { id } = await find(provisional);
    const examiner = await desk.as('complaints_officer');
    await act(examiner, 'rejectSpam', id, { reason: 'advertisement' });
    expect(await find(provisional)).toMatchObject({ state: 'rejected', number: provisional });
    expect(await messagesOf(id)).toMatchObject([{ template: 'rejected', channel: 'tracking_only' }]);
    const second = await bookLetter(desk);
    expect(Number(second.number.slice(-6))).toBe(Number(first.number.slice(-6)) + 1);
    await act(examiner, 'revive', id, { words: 'Ternyata pengaduan yang benar' });
    const { number } = await find(provisional);
    expect(Number(number.slice(-6))).toBe(Number(second.number.slice(-6)) + 1);
    expect(await judge(desk.test.db)).toMatchObject({ ok: true, findings: [] });
  });

  test('keeps its number for ever once it has one, whatever the code forgets', async () => {
    const { number: provisional } = receiptOn((await sendPlain()).html);
    const { id } = await find(provisional);
    const set = (values: { number?: string; provisionalNumber?: string; state?: 'received' }) =>
      // As the owner: the application may not even try some of it.
      desk.test.owner.updateTable('complaints').set(values).where('id', '=', id).execute();
    await expect(set({ state: 'received' })).rejects.toMatchObject({ constraint: 'complaints_numbered' });
    await expect(set({ provisionalNumber: 'S-00000000' })).rejects.toMatchObject({
      constraint: 'complaints_number_stays',
    });
    await act(await desk.as('complaints_officer'), 'admit', id);
    await expect(set({ number: 'TBN-ADU-2026-999999' })).rejects.toMatchObject({
      constraint: 'complaints_number_stays',
    });
  });

  test('brings no files, and its receipt says so', async () => {
    const browser = new PlainBrowser(desk);
    const { form } = await filled(browser);
    const files = [{ name: 'foto.jpg', type: 'image/jpeg', bytes: Buffer.from('no picture') }];
    const { html } = await browser.postForm('/pengaduan', form, files);
    expect(html).toContain('Lampiran tidak ikut tersimpan');
    const kept = await desk.test.owner.selectFrom('complaintAttachments').select('id').execute();
    expect(kept).toEqual([]);
  });

  test('says to the examiner why it waits', async () => {
    const { number } = receiptOn(
      (await sendPlain({ laman: 'x' }, new PlainBrowser(desk, { cookies: false }))).html,
    );
    const { body } = await (await desk.as('complaints_officer')).call(complaints.work);
    expect(body).toMatchObject({ rows: [{ number, heldBecause: ['proof', 'cookie', 'trap'] }] });
  });
});

describe('many forms without proof', () => {
  /** Refused in words that name another way, with nothing written and what was typed still there. */
  async function expectFull(send: () => ReturnType<typeof sendPlain>) {
    const before = await contentsOf(desk);
    const reply = await send();
    expect(reply.status).toBe(429);
    expect(reply.html).toContain('telepon kantor');
    expect(fieldOf(reply.html, 'nama')).toBe('Ni Luh Contoh Suryani');
    expect(await contentsOf(desk)).toEqual(before);
  }
  const anHourLater = () => desk.clock.advance(60 * 60_000 + 1);

  test('from one telephone', async () => {
    const telepon = '0813 1111 2222';
    for (let i = 0; i < heldLimits.phone; i += 1) expect((await sendPlain({ telepon })).status).toBe(200);
    await expectFull(() => sendPlain({ telepon }));
    // Whose telephone it is can still complain with proof.
    const browser = new PlainBrowser(desk);
    const { challenge, form } = await filled(browser, { telepon });
    const owner = await browser.postForm('/pengaduan', { ...form, proof: await solve(challenge) });
    expect(receiptOn(owner.html).number).toMatch(/^TBN-ADU/);
    anHourLater();
    expect((await sendPlain({ telepon })).status).toBe(200);
  });

  test('from one device', async () => {
    const browser = new PlainBrowser(desk);
    for (let i = 0; i < heldLimits.device; i += 1) expect((await sendPlain({}, browser)).status).toBe(200);
    await expectFull(() => sendPlain({}, browser));
  });

  test.each([
    ['one address', () => '10.1.1.1'],
    ['as many addresses', (n: number) => `10.1.${n >> 8}.${n & 255}`],
  ])('a thousand at once from %s: as many as a person can look at are taken', async (_, from) => {
    const { form } = await filled(new PlainBrowser(desk));
    const tokens = await Promise.all(
      Array.from({ length: 40 }, async () => (await filled(new PlainBrowser(desk))).form.formulir),
    );
    const send = async (n: number) => {
      const fields = {
        ...form,
        formulir: tokens[n % 40] ?? '',
        telepon: `0814 ${10_000_000 + (n % 40)}`,
        uraian: `Banjir ${n % 40}`,
      };
      return new PlainBrowser(desk, { address: from(n), cookies: false }).post('/pengaduan', fields);
    };
    const answers = [];
    for (let n = 0; n < 1000; n += 20) {
      answers.push(...(await Promise.all(Array.from({ length: 20 }, (_, i) => send(n + i)))));
    }
    const taken = new Set(
      answers.filter(({ status }) => status === 200).map(({ html }) => receiptOn(html).number),
    );
    expect(taken.size).toBe(heldLimits.office);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
    const { count } = await desk.test.owner
      .selectFrom('complaints')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(heldLimits.office);
    await expectFull(() => sendPlain());
    // Whoever comes next from a crowded address works twice as much, and is taken at once.
    const neighbour = new PlainBrowser(desk, { address: from(1) });
    const { challenge, form: proved } = await filled(neighbour);
    expect(challenge).toContain(from(0) === from(1) ? '"cost":600' : '"cost":300');
    const { html } = await neighbour.postForm('/pengaduan', { ...proved, proof: await solve(challenge) });
    expect(receiptOn(html).number).toBe('TBN-ADU-2026-000001');
    anHourLater();
    expect((await sendPlain()).status).toBe(200);
  });
});
