import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Officer, signIn, t } from './officer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const phone = '(0361) 812345';
const ownName = 'Surat kuasa bila diwakilkan';

async function press({ page, button }: Officer, action: 'submit' | 'approve') {
  const name = t(`standardScreens.actions.${action}`);
  await button(name).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Drafted by the secretary, whose typing a faster colleague does not cost; approved by the head; read by all. */
test('a telephone number and a requirement change from draft to public page', async () => {
  const secretary = await signIn(browser, 'sekretaris');
  const { page } = secretary;
  await secretary.open('standar');
  await secretary.lookAt('standard-list');
  await secretary.button(t('standardScreens.begin')).click();
  await secretary.field(t('standardScreens.editor.phone')).fill(phone);
  const service = t('shared.services.A');
  await secretary.button(t('standardScreens.requirement.addTo', { service })).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('standardScreens.requirement.which')).first().click();
  await page.getByRole('option', { name: t('standardScreens.requirement.own') }).click();
  await dialog.getByLabel(t('standardScreens.requirement.nameId')).fill(ownName);
  await dialog.getByLabel(t('standardScreens.requirement.nameEn')).fill('Power of attorney if represented');
  await dialog.getByLabel(t('standardScreens.requirement.basis')).fill('Permendagri 109/2019');
  await dialog.getByLabel(t('standardScreens.requirement.mandatory')).uncheck();
  await dialog.getByRole('button', { name: t('standardScreens.requirement.add') }).click();
  await page.getByText(ownName).waitFor();
  await secretary.lookAt('standard-editor');

  // The administrator saves the same draft meanwhile.
  const administrator = await signIn(browser, 'admin');
  await administrator.open(new URL(page.url()).pathname.replace('/app/', ''));
  await administrator.field(t('standardScreens.editor.phone')).fill('(0361) 999999');
  await administrator.button(t('shared.actions.save')).click();
  await administrator.page.getByRole('heading', { level: 1, name: /^Versi/ }).waitFor();
  await administrator.leave();
  await secretary.button(t('shared.actions.save')).click();
  await page.getByText(t('standardScreens.stale.text')).waitFor();
  expect(await secretary.field(t('standardScreens.editor.phone')).inputValue()).toBe(phone);
  await page.getByText(ownName).waitFor();
  await secretary.button(t('standardScreens.stale.overwrite')).click();

  await page.getByRole('heading', { level: 1, name: /^Versi/ }).waitFor();
  await secretary.lookAt('standard-changes');
  await press(secretary, 'submit');
  await page.getByText(t('standardScreens.states.submitted'), { exact: true }).waitFor();
  await secretary.leave();

  const head = await signIn(browser, 'kadis');
  await head.page.getByRole('link', { name: t('standardScreens.waiting.open') }).click();
  await press(head, 'approve');
  await head.page.getByText(t('standardScreens.states.inForce'), { exact: true }).waitFor();
  await head.page.goto(`${inject('address')}/layanan/ktp-el`);
  await head.page.getByText(ownName).waitFor();
  expect(await head.page.locator('body').textContent()).toContain(phone);
  await head.leave();
});
