import AxeBuilder from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { translatorFor } from '../locales/translator.ts';
import { demonstrationPassword } from '../server/demonstration/staff.ts';
import { desktop, takePictures } from './pictures.ts';

export const t = translatorFor('id');

/** One officer at one computer: a browser profile of their own, watched for what a page may not do. */
export interface Officer {
  page: Page;
  /** Opens a screen below /app/ and waits until it has something to show. */
  open(path: string): Promise<void>;
  button(name: string): Locator;
  /** A text to fill in, by its label. */
  field(name: string): Locator;
  /** Nothing serious by axe, no complaint in the console, and a picture where asked for. */
  lookAt(screen: string): Promise<void>;
  leave(): Promise<void>;
}

/** Nothing is being loaded any more; a picture of grey lines shows nothing. */
async function settled(page: Page) {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** What axe finds wrong with the page. Our pages have no frames, and only what is wrong is of interest. */
export async function violationsOn(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations;
}

async function seriousFindings(page: Page) {
  return (await violationsOn(page))
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

export async function signIn(browser: Browser, username: string): Promise<Officer> {
  const context = await browser.newContext({
    viewport: desktop,
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A refusal (not signed in yet, a wrong serial) is an answer; the browser notes it all the same.
    const refusal = /status of 4(01|09|22)/.test(message.text());
    // Nor is it the page's fault that a test has cut its network.
    const cut = message.text().includes('ERR_INTERNET_DISCONNECTED');
    if (message.type() === 'error' && !refusal && !cut) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  await page.goto(`${inject('address')}/app/`);
  await page.getByLabel(t('shell.login.username')).fill(username);
  await page.getByLabel(t('shell.login.password'), { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: t('shell.login.title') }).click();
  await page.getByRole('navigation', { name: t('site.frame.menu') }).waitFor();

  return {
    page,
    async open(path) {
      await page.goto(`${inject('address')}/app/${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
    },
    field: (name) => page.getByRole('textbox', { name }),
    // The prominent button also names its key.
    button: (name) =>
      page.getByRole('button', { name: new RegExp(`^${name.replace(/[()?.]/g, '\\$&')}( ?F2)?$`) }),
    async lookAt(screen) {
      await settled(page);
      expect(await seriousFindings(page), screen).toEqual([]);
      expect(complaints, screen).toEqual([]);
      await takePictures(page, screen);
    },
    leave: () => context.close(),
  };
}
