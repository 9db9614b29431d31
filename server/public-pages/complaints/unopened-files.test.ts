import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../../test/desk.ts';
import { openForm, PlainBrowser, type SentFile, solve } from '../../../test/public-form.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { Refusal } from '../../refusal.ts';

let desk: Desk;
let opened: number;
let answer: () => Promise<never>;
beforeEach(async () => {
  desk = await openDesk();
  opened = 0;
  answer = () => Promise.reject(new Refusal('unavailable', 'file_reading_busy', { seconds: 30 }));
  const refuse = () => {
    opened += 1;
    return answer();
  };
  desk.ports.readers = {
    ...desk.ports.readers,
    street: { checkAttachment: refuse },
  };
});
afterEach(() => desk.close());

const file: SentFile = { name: 'foto.jpg', type: 'image/jpeg', bytes: Buffer.from('sembarang') };

async function proved(browser: PlainBrowser) {
  const { challenge, ...form } = await openForm(desk, browser);
  return { ...form, proof: await solve(challenge) };
}

test('nothing is opened for a form without token, fields or proof, nor for a wrong code', async () => {
  const browser = new PlainBrowser(desk);
  const form = await proved(browser);
  const before = await contentsOf(desk);
  for (const wrong of [{ formulir: 'x' }, { uraian: '' }, { pernyataan: '' }, { tanggal: 'besok' }]) {
    const reply = await browser.postForm('/pengaduan', { ...form, ...wrong }, [file]);
    expect(reply.status).toBe(422);
  }
  for (const action of ['lengkapi', 'nilai', 'buka-kembali', 'cabut']) {
    const reply = await browser.postForm(`/pengaduan/lacak/${action}`, { kode: 'XXXX' }, [file]);
    expect(reply.status).toBe(404);
  }
  expect(await contentsOf(desk)).toEqual(before);
  const held = await browser.postForm('/pengaduan', { ...form, proof: '' }, [file]);
  expect(held.status).toBe(200);
  expect(opened).toBe(0);
});

test('while too many files wait, the form comes back as it was, with when to try again', async () => {
  const browser = new PlainBrowser(desk);
  const form = await proved(browser);
  const before = await contentsOf(desk);
  const reply = await browser.postForm('/pengaduan', form, [file]);
  expect(reply.status).toBe(503);
  expect(reply.headers['retry-after']).toBe('30');
  expect(reply.html).toContain(form.uraian);
  expect(opened).toBe(1);
  expect(await contentsOf(desk)).toEqual(before);
});
