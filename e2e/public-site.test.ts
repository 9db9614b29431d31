import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { applications } from '../contract/applications/endpoints.ts';
import { launchBrowser } from './browser.ts';
import { signIn, t, violationsOn } from './officer.ts';
import { takePictures } from './pictures.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const phone = { width: 360, height: 740 };
/** Everybody's pages that lead somewhere; forms and journeys of their own have their own files. */
const paths = ['/', '/layanan/ktp-el', '/antrean', '/lacak', '/berita', '/survei', '/survei/hasil', '/data'];
/** All that a first view may cost on the wire, and in how many requests. */
const mostBytes = 60_000;
const mostRequests = 8;

/** Opens a page in a fresh browser, as somebody does who has never been here, and counts what it costs. */
async function firstView(path: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled, locale: 'id-ID' });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const cost = { bytes: 0, requests: 0 };
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    cost.bytes += encodedDataLength;
    cost.requests += 1;
  });
  const reply = await page.goto(`${inject('address')}${path}`, { waitUntil: 'networkidle' });
  return { context, page, cost, status: reply?.status() };
}

interface Stop {
  visible: boolean;
  /** Among all elements of the page, from the top. */
  place: number;
  name: string;
}

/** What the tabulator key reaches, one after the other, until it leaves the page. */
async function tabOrder(page: Page): Promise<Stop[]> {
  const reached: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { width, height } = element.getBoundingClientRect();
      const all = [...document.querySelectorAll('*')];
      return {
        visible: width > 0 && height > 0,
        place: all.indexOf(element),
        name: element.textContent?.trim() ?? '',
      };
    });
    if (stop === null || reached.some(({ place }) => place === stop.place)) return reached;
    reached.push(stop);
  }
}

test('every public page is small, whole without JavaScript, and fits a telephone', async () => {
  const looks = paths.map(async (path) => {
    const { context, page, cost, status } = await firstView(path, false);
    expect([path, status]).toEqual([path, 200]);
    expect(cost.bytes, `${path}: bytes`).toBeLessThan(mostBytes);
    expect(cost.requests, `${path}: requests`).toBeLessThanOrEqual(mostRequests);
    expect(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1);
    await context.close();
  });
  await Promise.all(looks);
});

test('every public page can be read by everybody, and the keyboard goes through it in order', async () => {
  const looks = paths.map(async (path) => {
    const { context, page } = await firstView(path, true);
    expect(
      (await violationsOn(page)).map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join()}`),
      path,
    ).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(phone.width);
    await takePictures(page, path === '/' ? 'site-home' : `site${path.replaceAll('/', '-')}`);
    const order = await tabOrder(page);
    expect(order[0]?.name, path).toBe(t('site.frame.skip'));
    expect(
      order.filter(({ visible }) => !visible),
      path,
    ).toEqual([]);
    expect(
      order.map(({ place }) => place),
      path,
    ).toEqual(order.map(({ place }) => place).sort((a, b) => a - b));
    await context.close();
  });
  await Promise.all(looks);
});

test('without JavaScript a resident reads the service page from the main page and follows a case by its code', async () => {
  const officer = await signIn(browser, 'loket');
  const listed = await officer.page.request.get(`${inject('address')}${applications.work.path}`);
  const { rows } = await listed.json();
  const detail = await officer.page.request.get(
    `${inject('address')}${applications.detail.path.replace(':id', rows[0].id)}`,
  );
  const { number, trackingCode } = await detail.json();
  await officer.leave();

  const { context, page } = await firstView('/', false);
  await page.getByRole('link', { name: 'Layanan KTP-el', exact: true }).first().click();
  await page.waitForURL('**/layanan/ktp-el');
  const words = await page.locator('main').textContent();
  // Another journey gives the office another telephone: the page says the one in force.
  const published = await page.request.get(`${inject('address')}/data/standar.json`);
  const { complaints } = await published.json();
  expect(complaints.phone).toMatch(/^\(0361\) \d{6}$/);
  for (const said of ['Kartu Keluarga (KK)', '10 menit', complaints.phone, '3 hari kerja']) {
    expect(words ?? '').toContain(said);
  }
  await page.getByRole('link', { name: 'Lacak', exact: true }).first().click();
  await page.getByRole('textbox').fill(trackingCode.toLowerCase());
  await page.keyboard.press('Enter');
  await page.getByText(number).first().waitFor();
  await context.close();
});
