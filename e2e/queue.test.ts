import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Endpoint, ReplyOf } from '../contract/endpoint.ts';
import { queue } from '../contract/queue/endpoints.ts';
import { spokenCall } from '../contract/queue/spoken-call.ts';
import type { QueueState } from '../contract/queue/terms.ts';
import { requestOf } from '../contract/request.ts';
import { launchBrowser } from './browser.ts';
import { type Officer, signIn, t, violationsOn } from './officer.ts';
import { takePicture, takePictures } from './pictures.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const phone = { width: 360, height: 740 };
const television = { width: 1920, height: 1080 };
const tablet = { width: 1024, height: 768 };

/** What an officer's browser asks of the office, without the screen. */
async function ask<E extends Endpoint>(
  officer: Officer,
  endpoint: E,
  body: object,
  id = '',
): Promise<ReplyOf<E>> {
  const { url, method, headers, body: data } = requestOf(endpoint, { params: { id }, body });
  const reply = await officer.page.request.fetch(`${inject('address')}${url}`, {
    method,
    headers,
    ...(typeof data === 'string' && { data }),
  });
  expect([endpoint.path, reply.status()]).toEqual([endpoint.path, 200]);
  return reply.json();
}

async function readable(page: Page, what: string) {
  expect(
    (await violationsOn(page)).map(
      ({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join()}`,
    ),
    what,
  ).toEqual([]);
}

async function openDisplay() {
  const context = await browser.newContext({ viewport: television, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(`${inject('address')}/antrean/layar`);
  return { context, page };
}

/** While what was asked before is still on its way, the button turns instead of showing its words, and its key is dead. */
async function pressKeyFor(officer: Officer, action: string) {
  await officer.button(action).and(officer.page.locator(':enabled')).waitFor();
  await officer.page.keyboard.press('F2');
}

const called = (page: Page) => page.locator('.now .call strong');

/** Counter 3, where nobody sits, calls one service of its own, whoever else waits; tickets are given round the clock. */
async function prepare() {
  const administrator = await signIn(browser, 'admin');
  await ask(administrator, queue.setHours, { opensAt: '00:00', lastTicketAt: '23:59' });
  const service = { code: 'copies', letter: 'S', nameId: 'Salinan', nameEn: 'Copies', kind: 'collection' };
  await ask(administrator, queue.addService, { ...service, position: 90, dailyLimit: null });
  const { counters } = await ask(administrator, queue.settings, {});
  const third = counters.find(({ number }) => number === 3);
  const body = { number: 3, name: 'Loket 3', services: ['copies'] };
  if (third === undefined) await ask(administrator, queue.addCounter, body);
  else await ask(administrator, queue.changeCounter, { ...body, active: true }, third.id);
  const { doorAddress } = await ask(administrator, queue.renewDoorKey, {});
  await administrator.leave();
  return new URL(doorAddress ?? '').pathname;
}

/** Where the day has begun already, the officer sits elsewhere and serves somebody: both end here. */
async function getUp(officer: Officer) {
  const { mine } = await ask(officer, queue.board, {});
  if (mine.counter === null) return;
  if (mine.ticket?.state === 'called') await ask(officer, queue.start, {}, mine.ticket.id);
  if (mine.ticket !== null) await ask(officer, queue.finish, {}, mine.ticket.id);
  await ask(officer, queue.leave, {});
}

/** A resident without JavaScript; on a day without tickets an officer gives one. */
async function takeTicket(officer: Officer): Promise<string> {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(`${inject('address')}/antrean`);
  const state: QueueState = await (
    await page.request.get(`${inject('address')}/antrean/keadaan.json`)
  ).json();
  if (!state.hours.accepting) {
    expect(await page.getByRole('button', { name: t('publicQueue.take') }).count()).toBe(0);
    await context.close();
    return (await ask(officer, queue.issue, { service: 'copies' })).label;
  }
  await page.getByRole('radio', { name: 'Salinan' }).check();
  await page.getByRole('button', { name: t('publicQueue.take') }).click();
  await page.waitForURL('**/antrean/tiket/*');
  await takePictures(page, 'queue-ticket');
  const label = /S-\d{3}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
  await context.close();
  return label;
}

test('a number taken on the phone is called at counter 3: both displays show it, one says it, one was away meanwhile', async () => {
  const kioskPath = await prepare();
  const officer = await signIn(browser, 'loket');
  await getUp(officer);
  const first = await takeTicket(officer);
  expect(first).toMatch(/^S-\d{3}$/);

  const [loud, quiet] = await Promise.all([openDisplay(), openDisplay()]);
  await loud.page.getByRole('button', { name: t('wallDisplay.sound') }).click();
  await loud.page.getByRole('button', { name: t('wallDisplay.sound') }).waitFor({ state: 'hidden' });

  await officer.open('antrean');
  await officer.button(t('queueScreens.counter.sit', { name: 'Loket 3' })).click();
  await officer.page.getByRole('heading', { name: t('queueScreens.counter.nobody') }).waitFor();
  await pressKeyFor(officer, t('queue.actions.callNext'));
  await officer.page.getByRole('heading', { name: first, exact: true }).waitFor();
  await Promise.all(
    [loud, quiet].map(({ page }) =>
      called(page).getByText(first, { exact: true }).waitFor({ timeout: 3_000 }),
    ),
  );
  await officer.lookAt('queue-counter');

  // Its network goes; the officer goes on to the next.
  await quiet.context.setOffline(true);
  const second = (await ask(officer, queue.issue, { service: 'copies' })).label;
  const said = spokenCall('S', Number(first.slice(2)), 3).join(' ');
  await loud.page.locator(`body[data-spoken="${said}"]`).waitFor({ timeout: 15_000 });
  await readable(loud.page, 'display');
  await takePicture(loud.page, 'queue-display');
  await quiet.page
    .getByText(/^Jaringan terputus sejak pukul \d\d\.\d\d WI(B|TA|T)/)
    .waitFor({ timeout: 15_000 });
  await takePicture(quiet.page, 'queue-display-lost');

  await pressKeyFor(officer, t('queue.actions.start'));
  await pressKeyFor(officer, t('queueScreens.counter.finishAndNext'));
  await officer.page.getByRole('heading', { name: second, exact: true }).waitFor();
  await called(loud.page).getByText(second, { exact: true }).waitFor({ timeout: 3_000 });
  expect(await called(quiet.page).textContent()).toBe(first);
  await quiet.context.setOffline(false);
  await called(quiet.page).getByText(second, { exact: true }).waitFor({ timeout: 5_000 });
  expect(await quiet.page.locator('#lost').textContent()).toBe('');

  // Nobody asked this one for sound.
  expect(await quiet.page.locator('body').getAttribute('data-spoken')).toBeNull();
  await Promise.all([loud.context.close(), quiet.context.close()]);
  await lookAtKiosk(kioskPath);
  await officer.leave();
});

async function lookAtKiosk(kioskPath: string) {
  const context = await browser.newContext({ viewport: tablet, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(`${inject('address')}${kioskPath}`);
  // It comes anew by itself, in the middle of whatever looks at it.
  await page.route('**/antrean/pintu/**', (route) => route.abort('aborted'));
  await readable(page, 'door');
  await takePicture(page, 'queue-door');
  await page.unroute('**/antrean/pintu/**');
  const service = page.getByRole('link', { name: 'Salinan' });
  // On a day without tickets the screen says so instead.
  if ((await service.count()) > 0) {
    await service.click();
    await page.getByRole('button', { name: t('queue.priorities.elderly') }).click();
    await page.getByText(/^S-\d{3}$/).waitFor();
    await takePicture(page, 'queue-door-ticket');
  }
  await context.close();
}
