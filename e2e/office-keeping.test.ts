import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Officer, signIn, t } from './officer.ts';
import { residentsNeverRecorded } from './sample-resident.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const dialog = (page: Page) => page.getByRole('dialog');

async function submitDialog(page: Page) {
  await dialog(page).locator('button[type=submit]').click();
  await dialog(page).waitFor({ state: 'hidden' });
}

/** The choice of a field that opens a list. */
async function choose(page: Page, field: string, option: string | RegExp) {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Head and shoulders on one of the two backgrounds, recognisably drawn. */
function drawnFace(background: 'red' | 'blue'): Promise<Buffer> {
  const drawing = `<svg width="900" height="1350"><rect width="900" height="1350" fill="${background === 'red' ? '#c81e1e' : '#1e3cb4'}"/>
    <ellipse cx="450" cy="560" rx="190" ry="250" fill="#c9a27e"/><rect x="200" y="830" width="500" height="520" fill="#333"/></svg>`;
  return sharp(Buffer.from(drawing)).jpeg().toBuffer();
}

/** Finds somebody who can be recorded, as a scanner does: their NIK and Enter. */
async function openRecording(rekam: Officer) {
  const { page } = rekam;
  for (const resident of residentsNeverRecorded()) {
    await rekam.open('penduduk');
    await rekam.field(t('residentScreens.search.label')).fill(resident.nik);
    await page.keyboard.press('Enter');
    const row = page.waitForURL(/\/penduduk\/[0-9a-f-]{36}/, { timeout: 3000 });
    if (!(await row.then(() => true).catch(() => false))) continue;
    await page.getByRole('heading', { name: resident.name, level: 1 }).waitFor();
    await rekam.button(t('residentScreens.record')).click();
    await page.getByText(t('recordings.screen.due'), { exact: true }).waitFor();
    return resident;
  }
  throw new Error('nobody in the demonstration waits to be recorded');
}

test('somebody never recorded is recorded, portrayed and signed for; once the centre is ready they are called', async () => {
  const rekam = await signIn(browser, 'rekam');
  const { page } = rekam;
  const resident = await openRecording(rekam);
  const [right, wrong] =
    resident.birthYear % 2 === 1 ? (['red', 'blue'] as const) : (['blue', 'red'] as const);

  await rekam.field(t('desk.intake.kkShown')).fill(resident.kkNumber);
  const answers = page.getByRole('radio', { name: t('recordings.outcomes.seen'), exact: true });
  await answers.first().check();
  await page
    .getByRole('radio', { name: t('recordingScreens.notShown') })
    .last()
    .check();
  await choose(page, t('shared.form.reason'), t('recordings.reasons.belum_pernah_memiliki_ktp'));
  await rekam.field(t('recordings.screen.stationReference')).fill('SIAK-UJI-0001');
  await rekam.lookAt('recording-form');
  await page.keyboard.press('F2');
  await page.getByText('SIAK-UJI-0001').waitFor();

  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'salah.jpg', mimeType: 'image/jpeg', buffer: await drawnFace(wrong) });
  await rekam.button(t('shared.capture.use')).click();
  await rekam.button(t('recordings.screen.savePortrait')).click();
  await page.getByRole('alert').waitFor();
  await rekam.button(t('shared.capture.retake')).click();
  await file.setInputFiles({ name: 'benar.jpg', mimeType: 'image/jpeg', buffer: await drawnFace(right) });
  await rekam.button(t('shared.capture.use')).click();
  await rekam.button(t('recordings.screen.savePortrait')).click();
  await page
    .getByText(t('recordingScreens.background', { colour: t(`recordings.backgrounds.${right}`) }))
    .waitFor();

  const pad = page.getByRole('img', { name: new RegExp(t('shared.signature.here')) });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('no signature pad');
  await page.mouse.move(box.x + 40, box.y + 100);
  await page.mouse.down();
  for (let at = 0; at < 20; at += 1)
    await page.mouse.move(box.x + 40 + at * 15, box.y + 90 + Math.sin(at) * 40);
  await page.mouse.up();
  await rekam.button(t('recordings.screen.saveSignature')).click();
  await page.getByRole('img', { name: t('recordingScreens.signatureOf', { name: resident.name }) }).waitFor();

  await rekam.button(t('residentScreens.status.enter')).click();
  await choose(page, t('residents.fields.centralStatus'), t('residents.centralStatuses.PRINT_READY_RECORD'));
  await dialog(page).getByLabel(t('residentScreens.status.evidence')).fill('Tangkapan layar nomor 12');
  await submitDialog(page);
  await rekam.button(t('recordings.screen.noteCall')).click();
  await dialog(page)
    .getByRole('radio', { name: t('recordings.calls.reached'), exact: true })
    .check();
  await submitDialog(page);
  await page
    .getByRole('region', { name: t('shared.labels.calls') })
    .getByText(t('recordings.calls.reached'))
    .waitFor();
  await rekam.lookAt('recording');
  await rekam.leave();
});

test('a parcel of blanks is received, issued, partly spoiled, and the day closed with its difference explained', async () => {
  const kasi = await signIn(browser, 'kasi');
  const { page } = kasi;
  await kasi.open('blangko/terima');
  await kasi.field(t('cards.stock.firstSerial')).fill('UJI-000001');
  await kasi.field(t('cardScreens.quantity')).fill('50');
  await kasi.field(t('cards.stock.letterNumber')).fill('UJI/1');
  await page.getByRole('link', { name: t('cardScreens.stockMenu') }).click();
  await kasi.button(t('shared.form.stay')).click();
  await dialog(page).waitFor({ state: 'hidden' });
  await page.keyboard.press('F2');
  await page.getByText('UJI-000001 – UJI-000050').waitFor();

  await kasi.open('blangko/serahkan');
  await choose(page, t('cards.stock.operator'), /Darma/);
  await kasi.field(t('cards.stock.firstSerial')).fill('UJI-000001');
  await kasi.field(t('cards.stock.lastSerial')).fill('UJI-000010');
  await kasi.lookAt('blanks-issue');
  await page.keyboard.press('F2');
  await page.getByText('UJI-000011').waitFor();
  await page.getByText(t('cardScreens.balanced')).waitFor();

  const operator = await signIn(browser, 'operator');
  await operator.open('blangko/seri/UJI-000010');
  await operator.button(t('cards.stock.spoil')).click();
  await operator.page.getByRole('radio', { name: t('cards.reasons.scratched') }).check();
  await operator.page.keyboard.press('F2');
  await operator.page.waitForURL(/\/blangko$/);
  await operator.open('blangko/seri/UJI-000010');
  await operator.page.getByText(t('cards.states.spoiled'), { exact: true }).waitFor();
  await operator.lookAt('blank');
  await operator.leave();

  await kasi.open('blangko/tutup');
  const counts = page.getByRole('textbox', { name: new RegExp(`^${t('cards.stock.counted')}`) });
  await counts.first().fill('1');
  await counts.last().fill('1');
  await page.keyboard.press('F2');
  await kasi.field(t('cards.stock.explanation')).fill('Uji coba: hasil hitung sengaja berbeda');
  await kasi.lookAt('blanks-closing');
  await page.keyboard.press('F2');
  await page.waitForURL(/\/blangko\/penutupan$/);
  await page.getByText('Uji coba: hasil hitung sengaja berbeda').waitFor();
  await kasi.leave();
});

test('an account shows its password once, and an order that leaves no lawful checker is refused in words', async () => {
  const admin = await signIn(browser, 'admin');
  const { page } = admin;
  await admin.open('pegawai/baru');
  await admin.field(t('staff.accounts.nip')).fill('999900000000000099');
  await admin.field(t('staff.command.ask.name')).fill('Ni Made Contoh Baru');
  await admin.field(t('staff.command.ask.title')).fill('Petugas Loket');
  await admin.field(t('shell.login.username')).fill('baru.uji');
  await page.getByRole('checkbox', { name: t('shared.roles.front_desk') }).check();
  await page.keyboard.press('F2');
  const slip = page.getByRole('region', {
    name: t('staff.initialPassword.title', { name: 'Ni Made Contoh Baru' }),
  });
  await slip.getByText('baru.uji').waitFor();
  await admin.lookAt('staff-password');
  await admin.button(t('officeScreens.handedOver')).click();
  await page.waitForURL(/\/pegawai\/[0-9a-f-]{36}/);
  await admin.button(t('staff.actions.deactivate')).click();
  await dialog(page).getByRole('textbox').fill('Dibuat untuk uji coba');
  await submitDialog(page);
  await page.getByText(t('staff.accounts.inactive'), { exact: true }).waitFor();
  await admin.lookAt('staff-account');

  await admin.open('pelimpahan/baru');
  await choose(page, t('staff.delegations.from'), /Lestari/);
  await choose(page, t('staff.delegations.to'), /Darma/);
  await admin.field(t('staff.delegations.letterNumber')).fill('800/UJI/2026');
  await page.keyboard.press('F2');
  await page
    .getByRole('alert')
    .getByText(/empat orang yang sah/)
    .waitFor();
  await admin.lookAt('delegation-refused');
  await admin.open('pelimpahan');
  expect(await page.getByText('800/UJI/2026').count()).toBe(0);
  await admin.leave();
});

test('a file is tried, then loaded; a row that differs from the register waits until somebody decides', async () => {
  const admin = await signIn(browser, 'admin');
  const { page } = admin;
  const lines = readFileSync('data/demonstration/siak-export-sample.csv', 'utf8').split(/\r?\n/).slice(0, 20);
  const differs = lines
    .map((line, at) => (at === 1 ? line.replace(',HINDU,', ',ISLAM,') : line))
    .join('\r\n');
  await admin.open('impor');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'susulan.csv', mimeType: 'text/csv', buffer: Buffer.from(differs) });
  await admin.button(t('residentScreens.import.try')).click();
  await page.getByText(t('residentScreens.import.trialOver')).waitFor();
  await admin.lookAt('import-trial');
  await admin.open('impor/perbedaan');
  await page.getByText(t('residentScreens.conflicts.none')).waitFor();

  await admin.open('impor');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'susulan.csv', mimeType: 'text/csv', buffer: Buffer.from(differs) });
  await page.getByRole('checkbox', { name: t('residentScreens.import.dryRun') }).uncheck();
  await admin.button(t('residentScreens.import.load')).click();
  await page.getByRole('heading', { name: 'susulan.csv' }).waitFor();
  await page.getByText(t('residents.importStates.done'), { exact: true }).waitFor();
  await admin.open('impor/perbedaan');
  await admin.button(t('residentScreens.conflicts.keep')).click();
  await dialog(page).getByRole('textbox').fill('Register sesuai dengan KK');
  await submitDialog(page);
  await page.getByText(t('residentScreens.conflicts.none')).waitFor();
  await admin.lookAt('import-conflicts');
  await admin.leave();
});
