import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('an officer who opens the desk is asked to sign in, and the page breaks no content security policy', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${inject('address')}/app/`);
  await page.getByRole('button', { name: 'Masuk' }).waitFor();
  expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
  await page.close();
});
