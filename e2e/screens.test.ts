import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demonstrationStaff } from '../server/demonstration/staff.ts';
import { launchBrowser } from './browser.ts';
import { signIn, t, violationsOn } from './officer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Screens that several roles share are looked at once; each role's own Beranda always. */
const seen = new Set<string>();

test.concurrent.each(demonstrationStaff.map(({ role, username }) => [role, username] as const))(
  'every screen in the menu of %s can be read by everybody and breaks no policy',
  async (role, username) => {
    const officer = await signIn(browser, username);
    await officer.lookAt(`${role}-home`);
    const menu = officer.page.getByRole('navigation', { name: t('site.frame.menu') }).getByRole('link');
    const addresses = await menu.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of new Set(addresses)) {
      const path = address.replace(/^\/app\/?/, '');
      if (path === '' || seen.has(path)) continue;
      seen.add(path);
      await officer.open(path);
      await officer.lookAt(`${role}-${path.replaceAll('/', '-')}`);
    }
    await officer.leave();
  },
);

test('the page that a resident follows is readable by everybody, also with a code that is none', async () => {
  const context = await browser.newContext({ locale: 'id-ID' });
  const page = await context.newPage();
  for (const path of ['/lacak', '/lacak/BUKANKODE']) {
    await page.goto(`${inject('address')}${path}`);
    expect((await violationsOn(page)).map(({ id }) => id)).toEqual([]);
  }
  await context.close();
});
