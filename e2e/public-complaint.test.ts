import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { violationsOn } from './officer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const phone = { width: 390, height: 844 };
/** Nobody fills the form in faster; the server takes less for a machine's work. */
const fillingIn = 4_500;

async function fillIn(page: Page, telephone: string, words: string) {
  await page.goto(`${inject('address')}/pengaduan`);
  await page.getByLabel('Nama', { exact: true }).fill('Ni Luh Contoh Suryani');
  await page.getByLabel('Alamat', { exact: true }).fill('Jalan Contoh 7, Tabanan');
  await page.getByLabel('Nomor telepon').fill(telephone);
  await page.getByLabel('Uraian keluhan').fill(words);
  await page.waitForTimeout(fillingIn);
}

const send = (page: Page) => page.getByRole('button', { name: 'Kirim pengaduan' }).click();

test.concurrent('without JavaScript on a small screen: refused, corrected, sent and followed', async () => {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false, locale: 'id-ID' });
  const page = await context.newPage();
  await fillIn(page, '0812 3456 7001', 'Loket tutup 😡 sebelum waktunya, مرحبا');
  await send(page);
  await page.getByRole('alert').getByText('Beri tanda pada pernyataan').waitFor();
  expect(await page.getByLabel('Uraian keluhan').inputValue()).toContain('😡');
  await page.getByLabel('Saya menyatakan isian ini benar').check();
  await send(page);
  await page.waitForURL('**/pengaduan/terkirim');
  await page.getByText('Kiriman dilihat petugas dahulu').waitFor();
  const number = await page.locator('dd.code').first().textContent();
  await page.getByRole('button', { name: 'Lihat perjalanan pengaduan' }).click();
  await page.getByRole('heading', { name: `Pengaduan ${number}` }).waitFor();
  expect(page.url()).toBe(`${inject('address')}/pengaduan/lacak`);
  await page.getByText('Masih 3 hari kerja').waitFor();
  await context.close();
});

test.concurrent('with JavaScript the work is done while the form is filled in, and it goes to the examiner', async () => {
  const context = await browser.newContext({ viewport: phone, locale: 'id-ID' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await fillIn(page, '0812 3456 7002', 'Antrean panjang, nomor dipanggil tidak berurutan.');
  await page.getByLabel('Saya menyatakan isian ini benar').check();
  await send(page);
  await page.waitForURL('**/pengaduan/terkirim');
  expect(await page.getByText('Kiriman dilihat petugas dahulu').count()).toBe(0);
  expect((await violationsOn(page)).map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Lihat perjalanan pengaduan' }).click();
  await page.getByText('Cabut pengaduan').first().click();
  await page.getByLabel('Ya, saya mencabut').check();
  await page.getByRole('button', { name: 'Cabut pengaduan' }).click();
  await page.getByText('Pengaduan dicabut.').first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test.concurrent.each(['light', 'dark'] as const)(
  'the pages can be read by everybody (%s) and are small',
  async (scheme) => {
    for (const path of [
      '/pengaduan',
      '/pengaduan/lacak',
      '/pengaduan/lacak/BUKANKODE',
      '/pengaduan/statistik',
    ]) {
      // A context of its own has nothing in its cache: the first view of somebody who comes for the first time.
      const context = await browser.newContext({ viewport: phone, locale: 'id-ID', colorScheme: scheme });
      const page = await context.newPage();
      const sizes: Promise<number>[] = [];
      page.on('requestfinished', (request) =>
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)),
      );
      await page.goto(`${inject('address')}${path}`, { waitUntil: 'networkidle' });
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      expect(sizes.length, path).toBeGreaterThan(2);
      expect(bytes, path).toBeLessThan(60_000);
      expect((await violationsOn(page)).map(({ id }) => id)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(phone.width);
      await context.close();
    }
  },
);
