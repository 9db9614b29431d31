import type { APIRequestContext, Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demonstrationPassword } from '../server/demonstration/staff.ts';
import { readPdf } from '../test/pdf-text.ts';
import { launchBrowser } from './browser.ts';
import { violationsOn } from './officer.ts';
import { takePicture, takePictures } from './pictures.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The front desk's own computer, as far as this journey needs it. */
async function frontDesk(): Promise<{ request: APIRequestContext; leave(): Promise<void> }> {
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-lontar': '1' } });
  const { request } = context;
  const reply = await request.post(`${inject('address')}/api/session`, {
    data: { username: 'loket', password: demonstrationPassword },
  });
  expect(reply.status(), await reply.text()).toBe(200);
  return { request, leave: () => context.close() };
}

/** The code as it stands on the handover receipt of a card that was collected. */
async function codeOnReceipt(request: APIRequestContext, which: number): Promise<string> {
  const found = await request.post(`${inject('address')}/api/applications/search`, {
    data: { state: 'completed', openOnly: false },
  });
  const { rows } = (await found.json()) as { rows: { id: string }[] };
  const receipt = await request.get(
    `${inject('address')}/api/applications/${rows[which]?.id}/handover-receipt`,
  );
  const text = readPdf(await receipt.body())
    .map((page) => page.text)
    .join('\n');
  return /(?:[0-9A-Z]{4} ){4}[0-9A-Z]{4}/.exec(text)?.[0] ?? '';
}

test('without JavaScript, from the receipt to thanks: half filled, completed, and the code is used up', async () => {
  const desk = await frontDesk();
  const code = await codeOnReceipt(desk.request, 0);
  await desk.leave();
  expect(code).not.toBe('');
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    locale: 'id-ID',
  });
  const page = await context.newPage();
  await page.goto(`${inject('address')}/survei`);
  await page.getByLabel('Kode survei').fill(code);
  await page.getByRole('button', { name: 'Mulai mengisi' }).click();
  await page.getByText('Pertanyaan 1 dari 9').waitFor();
  for (const item of ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U9']) await page.check(`#${item}-4`);
  await page.getByLabel('Usia').selectOption('from_40');
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await page.getByRole('link', { name: /^Pertanyaan 9/ }).waitFor();
  expect(await page.locator('input:checked').count()).toBe(8);
  await page.check('#U8-3');
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await page.getByText('Jawaban Bapak/Ibu sudah kami terima').waitFor();
  expect(page.url()).not.toContain(code.replaceAll(' ', ''));
  await page.goto(`${inject('address')}/survei/${code.replaceAll(' ', '')}`);
  await page.getByText('Kode ini sudah dipakai').waitFor();
  await context.close();
});

test('the tablet: one question a screen, back to the start when nobody touches it, read by everybody', async () => {
  const desk = await frontDesk();
  const added = await desk.request.post(`${inject('address')}/api/surveys/kiosks`, {
    data: { name: 'Ruang tunggu' },
  });
  const { pairingCode } = (await added.json()) as { pairingCode: string };
  await desk.leave();

  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: 'id-ID' });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${inject('address')}/survei/kios`);
  await page.getByLabel('Kode pemasangan').fill(pairingCode);
  await page.getByRole('button', { name: 'Pasangkan' }).click();
  const visible = page.locator('fieldset:visible');
  // The server's page says every step; one of them alone is the script's doing, which begins a moment later.
  await page.locator('fieldset').nth(1).waitFor({ state: 'hidden' });
  expect(await visible.count()).toBe(1);
  await page.getByText('Langkah 1 dari 15').waitFor();
  expect((await violationsOn(page)).map(({ id }) => id)).toEqual([]);

  await page.getByText('Penerbitan KTP-el').click();
  await page.clock.runFor(300);
  await page.getByText('Langkah 2 dari 15').waitFor();
  await takePicture(page, 'survey-kiosk-question');
  expect((await violationsOn(page)).map(({ id }) => id)).toEqual([]);
  await page.clock.runFor(11_000);
  await page.getByText('Masih mengisi?').waitFor();
  await page.clock.runFor(5_000);
  await page.getByText('Langkah 1 dari 15').waitFor();
  expect(await page.locator('input:checked').count()).toBe(0);

  const answers = ['Penerbitan KTP-el', 'Sesuai', 'Mudah', 'Cepat', 'Gratis', 'Sesuai', 'Kompeten'];
  for (const answer of [...answers, 'Sopan dan ramah', 'Baik', 'Dikelola dengan baik']) {
    await visible.getByText(answer, { exact: true }).click();
    await page.clock.runFor(300);
  }
  await page.getByText('Langkah 11 dari 15').waitFor();
  for (let at = 0; at < 4; at += 1) await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByText('Langkah 15 dari 15').waitFor();
  const sent = page.waitForResponse(
    (reply) => reply.request().method() === 'POST' && reply.url().endsWith('/survei/kios'),
  );
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  expect((await sent).status()).toBe(204);
  await page.getByText('Terima kasih atas penilaian').waitFor();
  await page.clock.runFor(16_000);
  await page.getByText('Langkah 1 dari 15').waitFor();
  await context.close();
});

test.each(['light', 'dark'] as const)('pages of the survey can be read by everybody (%s)', async (scheme) => {
  const desk = await frontDesk();
  const code = (await codeOnReceipt(desk.request, 1)).replaceAll(' ', '');
  await desk.leave();
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    colorScheme: scheme,
    locale: 'id-ID',
  });
  const page = await context.newPage();
  // In the dark other colours are looked at, not other pages.
  const others = ['/survei', '/survei/salah', '/survei/terima-kasih'];
  for (const path of [`/survei/${code}`, '/survei/kios', ...(scheme === 'light' ? others : [])]) {
    await page.goto(`${inject('address')}${path}`);
    expect((await violationsOn(page)).map(({ id }) => `${path}: ${id}`)).toEqual([]);
    if (scheme === 'light' && path.endsWith(code)) await takePictures(page, 'survey');
    await page.setViewportSize({ width: 320, height: 640 });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wider, path).toBe(false);
    await page.setViewportSize({ width: 360, height: 740 });
  }
  await context.close();
});
