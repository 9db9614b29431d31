import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readPdf } from '../test/pdf-text.ts';
import { launchBrowser } from './browser.ts';
import { type Officer, signIn, t } from './officer.ts';

let browser: Browser;
let loket: Officer;
let pengelola: Officer;
let kadis: Officer;
beforeAll(async () => {
  browser = await launchBrowser();
  loket = await signIn(browser, 'loket');
  pengelola = await signIn(browser, 'pengaduan');
  kadis = await signIn(browser, 'kadis');
});
afterAll(() => browser.close());

type Action =
  | 'triage'
  | 'dispose'
  | 'decideAuthority'
  | 'answer'
  | 'forward'
  | 'inform'
  | 'archive'
  | 'admit';
type State = keyof typeof import('../locales/id/complaints.ts')['complaints']['states'];

const dialogOf = ({ page }: Officer) => page.getByRole('dialog');

/** Asks for an action with its button on the case page. */
async function ask(officer: Officer, action: Action) {
  await officer
    .button(t(`complaints.actions.${action}`))
    .first()
    .click();
}

/** Answers the question of an action. */
async function settle(officer: Officer, label: string) {
  const dialog = dialogOf(officer);
  await dialog.getByRole('button').filter({ hasText: label }).last().click();
  await dialog.waitFor({ state: 'detached' });
}

async function choose(officer: Officer, label: string, option: string) {
  const box = dialogOf(officer).getByRole('combobox', { name: label });
  await box.click();
  if (await box.isEditable()) await box.fill(option);
  await officer.page.getByRole('option', { name: option, exact: true }).click();
}

async function waitForState({ page }: Officer, state: State) {
  await page
    .getByText(t(`complaints.states.${state}`), { exact: true })
    .first()
    .waitFor();
}

/** The number of the complaint that the page names first. */
async function numberIn(page: Page): Promise<string> {
  const named = await page
    .getByText(/TBN-ADU-\d{4}-\d{6}/)
    .first()
    .textContent();
  return /TBN-ADU-\d{4}-\d{6}/.exec(named ?? '')?.[0] ?? '';
}

const idIn = ({ page }: Officer) => /\/pengaduan\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

/** The text of a paper as the officer's browser gets it. */
async function paper({ page }: Officer, address: string): Promise<string> {
  const reply = await page.request.get(`${inject('address')}${address}`);
  expect(reply.status(), address).toBe(200);
  return readPdf(await reply.body())
    .map(({ text }) => text)
    .join(' ');
}

async function triage(officer: Officer, component: 'time' | 'procedure' | 'facilities') {
  await ask(officer, 'triage');
  await choose(officer, t('complaintScreens.dialogs.component'), t(`complaints.components.${component}`));
  await settle(officer, t('complaints.actions.triage'));
}

async function decide(officer: Officer, decision: 'in' | 'out') {
  await ask(officer, 'decideAuthority');
  await dialogOf(officer)
    .getByLabel(t(`complaints.authority.${decision}`), { exact: true })
    .check();
  await dialogOf(officer).getByRole('textbox').fill('Sudah dibaca dengan saksama');
  await settle(officer, t('complaints.actions.decideAuthority'));
}

test('a complaint by telephone is answered at once, by keyboard alone', async () => {
  const { page } = loket;
  await loket.open('pengaduan/telepon');
  const form = page.getByRole('form', { name: t('complaintScreens.menu.call') });
  expect(await form.locator('input:visible, textarea:visible').count()).toBeLessThanOrEqual(8);
  for (const words of [
    'Ni Kadek Contoh Ariasih',
    'Banjar Contoh Kelod',
    '0812 0000 2001',
    'Jam istirahat loket tidak tertulis di pintu',
    'Loket tetap buka pada jam istirahat, bergantian.',
  ]) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await loket.lookAt('complaint-call');
  await page.keyboard.press('Control+Enter');
  await page.getByText(t('complaintDesk.call.answeredNote')).waitFor();
  await loket.lookAt('complaint-call-done');
  const number = await numberIn(page);
  await loket.button(t('complaintDesk.book.open')).click();
  await page.waitForURL(/\/pengaduan\/[0-9a-f-]{36}/);
  await waitForState(loket, 'answered');
  expect(await paper(loket, `/api/complaints/${idIn(loket)}/receipt.pdf`)).toContain(number);
});

test('a letter from the box is answered on the third day', async () => {
  const { page } = pengelola;
  await pengelola.open('pengaduan');
  await pengelola.lookAt('complaint-register');
  await page.getByText('I Gusti Contoh Raka').first().click();
  await page.waitForURL(/\/pengaduan\/[0-9a-f-]{36}/);
  await waitForState(pengelola, 'in_progress');
  await pengelola.lookAt('complaint-case');
  await ask(pengelola, 'answer');
  const answer = 'Kami mohon maaf. Pengeras suara sudah diperbaiki dan nomor dipanggil menurut urutan.';
  await dialogOf(pengelola)
    .getByRole('textbox', { name: t('complaintScreens.dialogs.answerWords') })
    .fill(answer);
  await settle(pengelola, t('complaints.actions.answer'));
  await waitForState(pengelola, 'answered');
  await page.getByText(t('complaintScreens.due.stoppedInTime')).first().waitFor();
  await pengelola.lookAt('complaint-answered');
  const letter = await paper(pengelola, `/api/complaints/${idIn(pengelola)}/answer.pdf`);
  expect(letter).toContain('I Gusti Contoh Raka');
  expect(letter.replace(/\s+/g, ' ')).toContain('nomor dipanggil menurut urutan');
});

test('a letter outside authority is forwarded and its writer told', async () => {
  const { page } = loket;
  await loket.open('pengaduan/baru');
  await page.getByLabel(t('complaints.channels.letter'), { exact: true }).check();
  for (const [label, words] of [
    [t('complaints.fields.name'), 'I Komang Contoh Suardika'],
    [t('complaints.fields.address'), 'Banjar Contoh Tengah'],
    [t('complaints.fields.phone'), '0812 0000 2002'],
    [t('complaints.fields.description'), 'Daftar penerima bantuan di desa kami keliru.'],
    [t('complaints.fields.submittedPlace'), 'Tabanan'],
  ] as const) {
    await page.getByRole('textbox', { name: label }).first().fill(words);
  }
  await page
    .getByLabel(t('complaintScreens.form.submittedOn'))
    .fill(await page.getByLabel(t('complaintDesk.book.receivedOn')).inputValue());
  await page.getByLabel(t('complaintScreens.form.signatureSeen')).check();
  await loket.lookAt('complaint-booking');
  await loket.button(t('complaintDesk.book.submit')).click();
  await loket.button(t('complaintDesk.book.open')).click();
  await page.waitForURL(/\/pengaduan\/[0-9a-f-]{36}/);
  const id = idIn(loket);

  await pengelola.open(`pengaduan/${id}`);
  await triage(pengelola, 'procedure');
  await kadis.open('');
  await kadis.lookAt('home-head-of-office');
  await kadis.open(`pengaduan/${id}`);
  await ask(kadis, 'dispose');
  await settle(kadis, t('complaints.actions.dispose'));
  await pengelola.open(`pengaduan/${id}`);
  await decide(pengelola, 'out');
  await ask(pengelola, 'forward');
  await choose(pengelola, t('complaintScreens.dialogs.agency'), 'Dinas Sosial Kabupaten Tabanan');
  await dialogOf(pengelola)
    .getByRole('textbox', { name: t('complaintScreens.dialogs.letterNumber') })
    .fill('400.12/CONTOH/201');
  await pengelola.lookAt('complaint-forward');
  await dialogOf(pengelola)
    .getByRole('button', { name: t('complaints.actions.forward'), exact: true })
    .click();
  await dialogOf(pengelola).getByText(t('complaintScreens.printAfter.title')).waitFor();
  await settle(pengelola, t('shared.actions.close'));
  await waitForState(pengelola, 'forwarded');
  const letter = await paper(pengelola, `/api/complaints/${id}/forwarding-letter.pdf`);
  for (const words of ['400.12/CONTOH/201', 'Dinas Sosial Kabupaten Tabanan', 'Daftar penerima bantuan']) {
    expect(letter).toContain(words);
  }

  await loket.open(`pengaduan/${id}`);
  await ask(loket, 'inform');
  await choose(loket, t('complaintScreens.dialogs.channel'), t('complaints.noticeChannels.telephone'));
  await dialogOf(loket)
    .getByRole('button', { name: t('shared.actions.save'), exact: true })
    .click();
  await dialogOf(loket).getByText(t('complaintScreens.printAfter.title')).waitFor();
  await settle(loket, t('shared.actions.close'));
  await waitForState(loket, 'informed');
  await loket.lookAt('complaint-informed');
  const notice = await paper(loket, `/api/complaints/${id}/forwarding-notice.pdf`);
  expect(notice).toContain('Dinas Sosial Kabupaten Tabanan');
  expect(notice).not.toMatch(/\bselesai\b/i);
});

test('an anonymous slip is archived by a person, with a reason', async () => {
  const { page } = loket;
  await loket.open('pengaduan/kotak/buka');
  await page.getByRole('textbox', { name: t('shared.labels.place'), exact: true }).fill('Lobi pelayanan');
  await page.getByRole('combobox', { name: t('complaintDesk.box.secondOfficer') }).click();
  await page.getByRole('option', { name: /Ni Putu Contoh Rahayu/ }).click();
  await page
    .getByRole('textbox', { name: t('complaints.fields.description') })
    .first()
    .fill('Petugas bermain telepon.');
  await loket.lookAt('complaint-box');
  await loket.button(t('complaintDesk.box.submit', { count: 1 })).click();
  await page
    .getByText(t('complaintDesk.box.done', { count: 1 }))
    .first()
    .waitFor();
  const number = await numberIn(page);

  await pengelola.open('pengaduan');
  await pengelola.page.getByText(number).first().click();
  await pengelola.page.waitForURL(/\/pengaduan\/[0-9a-f-]{36}/);
  await ask(pengelola, 'archive');
  await dialogOf(pengelola).getByLabel(t('complaints.archiveReasons.identity_unclear')).check();
  await dialogOf(pengelola).getByRole('textbox').fill('Tidak ada nama maupun telepon');
  await pengelola.lookAt('complaint-archive');
  await settle(pengelola, t('complaints.actions.archive'));
  await waitForState(pengelola, 'archived');
  const history = await paper(pengelola, `/api/complaints/${idIn(pengelola)}/history.pdf`);
  expect(history).toContain(number);
  expect(history).toContain('Tidak ada nama maupun telepon');
});

/** The public pages on a telephone without JavaScript. */
async function phone(): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'id-ID',
    viewport: { width: 390, height: 844 },
  });
  return context.newPage();
}

test('a complaint from the web is reopened by a complainant who is not satisfied', async () => {
  const page = await phone();
  await page.goto(`${inject('address')}/pengaduan`);
  for (const [label, words] of [
    [t('publicComplaints.form.nama'), 'Ni Wayan Contoh Puspita'],
    [t('publicComplaints.form.alamat'), 'Banjar Contoh Kauh'],
    [t('publicComplaints.form.telepon'), '0812 0000 2003'],
    [t('publicComplaints.form.uraian'), 'KTP-el saya dijanjikan selesai kemarin tetapi belum ada kabar.'],
  ] as const) {
    await page.getByRole('textbox', { name: label }).first().fill(words);
  }
  await page.getByLabel(t('publicComplaints.form.pernyataan')).check();
  await page.getByRole('button', { name: t('publicComplaints.form.submit') }).click();
  await page.getByRole('heading', { name: t('publicComplaints.sent.title') }).waitFor();
  const provisional = (await page.getByText(/^S-[0-9A-Z]{8}$/).textContent()) ?? '';
  const code =
    (await page
      .getByText(/^[0-9A-HJKMNP-TV-Z-]{13,17}$/)
      .first()
      .textContent()) ?? '';

  await pengelola.open('pengaduan');
  await pengelola.page.getByText(provisional).first().click();
  await pengelola.page.waitForURL(/\/pengaduan\/[0-9a-f-]{36}/);
  const id = idIn(pengelola);
  await ask(pengelola, 'admit');
  await waitForState(pengelola, 'received');
  const number = await numberIn(pengelola.page);
  await pengelola.page.getByText(provisional).waitFor();
  await triage(pengelola, 'time');
  await waitForState(pengelola, 'examination');
  await decide(pengelola, 'in');
  await waitForState(pengelola, 'accepted');
  await ask(pengelola, 'answer');
  await dialogOf(pengelola)
    .getByRole('textbox', { name: t('complaintScreens.dialogs.answerWords') })
    .fill('Kartu Ibu sedang dicetak dan dapat diambil besok.');
  await settle(pengelola, t('complaints.actions.answer'));
  await waitForState(pengelola, 'answered');

  await page.goto(`${inject('address')}/pengaduan/lacak`);
  await page.getByLabel(t('publicComplaints.find.code')).fill(code.toLowerCase());
  await page.getByRole('button', { name: t('shared.actions.show') }).click();
  await page.getByText('Kartu Ibu sedang dicetak').waitFor();
  expect(await page.content()).not.toContain('Ni Wayan Contoh Puspita');
  await page.getByRole('button', { name: t('complaintScreens.rating.dissatisfied') }).click();
  await page.getByRole('textbox', { name: t('publicComplaints.reopen.words') }).fill('Besok itu hari libur.');
  await page.getByRole('button', { name: t('complaints.actions.reopen') }).click();
  await page.getByText(t('publicComplaints.reopen.done')).first().waitFor();
  await page.context().close();

  await pengelola.open(`pengaduan/${id}`);
  await waitForState(pengelola, 'reopened');
  await pengelola.lookAt('complaint-reopened');
  const history = await paper(pengelola, `/api/complaints/${id}/history.pdf`);
  for (const words of [number, 'Ni Wayan Contoh Puspita', 'Besok itu hari libur.']) {
    expect(history).toContain(words);
  }
});
