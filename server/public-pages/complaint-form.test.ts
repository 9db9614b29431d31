import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../test/desk.ts';
import { openForm, PlainBrowser, receiptOn, solve } from '../../test/public-form.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const rows = () => desk.test.owner.selectFrom('complaints').selectAll().orderBy('receivedAt').execute();

describe('a complaint by the form', () => {
  test('is numbered, keeps its clock and waits to be looked at when no script ran', async () => {
    const browser = new PlainBrowser(desk);
    const { challenge: _, ...form } = await openForm(desk, browser);
    const reply = await browser.postForm('/pengaduan', form);
    expect(reply.status).toBe(200);
    const { number, code } = receiptOn(reply.html);
    expect(number).toMatch(/^TBN-ADU-2026-\d{6}$/);
    const [row] = await rows();
    expect(row).toMatchObject({ number, trackingCode: code, state: 'held', channel: 'web' });
  });
  test('goes straight to the examiner when the work was done', async () => {
    const browser = new PlainBrowser(desk);
    const { challenge, ...form } = await openForm(desk, browser);
    const reply = await browser.postForm('/pengaduan', {
      ...form,
      uraian: 'Loket tutup sebelum waktunya.',
      proof: await solve(challenge ?? ''),
    });
    const { number } = receiptOn(reply.html);
    expect((await rows()).find((row) => row.number === number)?.state).toBe('received');
  });
});
