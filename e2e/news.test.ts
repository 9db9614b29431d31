import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { signIn, t } from './officer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const phone = { width: 360, height: 740 };
const title = 'Loket Sabtu dibuka untuk pelajar';

/** Written, looked at, published; read on a small telephone without JavaScript, and found in the feed. */
test('the secretary writes, previews and publishes; everybody reads', async () => {
  const secretary = await signIn(browser, 'sekretaris');
  const { page } = secretary;
  await secretary.open('situs/berita');
  await secretary.lookAt('news-list');
  await page.getByRole('link', { name: t('newsScreens.newItem') }).click();
  await secretary.field(t('shared.labels.title')).fill(title);
  await secretary.field(t('newsScreens.fields.summary')).fill('Pelajar dapat datang pada hari Sabtu.');
  await secretary
    .field(t('shared.labels.text'))
    .fill('Silakan datang <b>pagi</b>.\n\n## Yang dibawa\n\n- Kartu Keluarga\n- [Tanya](tel:0361813542)');
  await secretary.button(t('shared.actions.save')).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await secretary.lookAt('news-editor');
  await page.getByText(t('newsScreens.preview'), { exact: true }).click();
  const preview = page.frameLocator('iframe');
  await preview.getByRole('heading', { level: 2, name: 'Yang dibawa' }).waitFor();
  expect(await preview.locator('article').textContent()).toContain('<b>pagi</b>');
  await secretary.button(t('newsScreens.actions.publish')).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('newsScreens.actions.publish') })
    .click();
  await page.getByRole('link', { name: t('newsScreens.openPublic') }).waitFor();

  const reader = await browser.newContext({ viewport: phone, javaScriptEnabled: false, locale: 'id-ID' });
  const telephone = await reader.newPage();
  await telephone.goto(`${inject('address')}/berita`);
  await telephone.getByRole('link', { name: title }).click();
  await telephone.getByRole('heading', { level: 1, name: title }).waitFor();
  expect(await telephone.getByRole('link', { name: 'Tanya' }).getAttribute('href')).toBe('tel:0361813542');
  await reader.close();

  const feed = await page.evaluate(async () => {
    const xml = await (await fetch('/berita/atom.xml')).text();
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    return {
      faults: parsed.getElementsByTagName('parsererror').length,
      titles: [...parsed.querySelectorAll('entry > title')].map((element) => element.textContent),
    };
  });
  expect(feed.faults).toBe(0);
  expect(feed.titles).toContain(title);
  await secretary.leave();
});
