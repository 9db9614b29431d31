import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Officer, signIn, t } from './officer.ts';
import { takePictures } from './pictures.ts';
import { residentsReadyToPrint } from './sample-resident.ts';

let browser: Browser;
const officers: Officer[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function officer(username: string): Promise<Officer> {
  const signedIn = await signIn(browser, username);
  officers.push(signedIn);
  return signedIn;
}

/** Opens intake for the first invented resident who can be served; hands back the case's address and name. */
async function takeIn(loket: Officer) {
  const { page } = loket;
  for (const resident of residentsReadyToPrint()) {
    await loket.open('permohonan/baru');
    // A scanner types faster than the list answers, ends with Enter, and scans the next one over the last.
    const search = loket.field(t('desk.intake.search'));
    for (const nik of ['5102999999999999', resident.nik]) {
      await search.pressSequentially(nik, { delay: 2 });
      await search.press('Enter');
    }
    const answered = page.waitForResponse(
      (reply) => reply.request().postData()?.includes(resident.kkNumber) ?? false,
    );
    await loket.field(t('desk.intake.kkShown')).fill(resident.kkNumber);
    const answer = page.getByText(new RegExp(`${t('desk.intake.eligible')}|${t('desk.intake.notEligible')}`));
    await answer.waitFor();
    // The answer for the family card as typed replaces the first one.
    await answered;
    if (await page.getByText(t('desk.intake.notEligible')).isVisible()) continue;
    await loket.lookAt('intake');
    await loket.button(t('applications.actions.openIntake')).click();
    await page.waitForURL(/\/permohonan\/[0-9a-f-]{36}/);
    return { path: new URL(page.url()).pathname.replace('/app/', ''), resident };
  }
  throw new Error('nobody in the demonstration can be served');
}

async function waitForState(of: Officer, state: Parameters<typeof t>[0]) {
  await of.page.getByText(t(state), { exact: true }).first().waitFor();
}

test('a recorded resident gets a card: taken in, verified, entered, printed, checked by Kasi and Kabid, handed over', async () => {
  const loket = await officer('loket');
  await loket.lookAt('home-front-desk');
  const { path, resident } = await takeIn(loket);
  for (const requirement of ['family_card', 'form_f102'] as const) {
    const row = loket.page
      .getByRole('listitem')
      .filter({ hasText: t(`applications.requirements.${requirement}`) });
    await row.getByRole('button', { name: t('desk.checklist.seen'), exact: true }).click();
  }
  await loket.page.getByText(t('desk.checklist.complete')).waitFor();
  await loket.lookAt('case-intake');
  await loket.button(t('applications.actions.receive')).click();
  await waitForState(loket, 'shared.states.received');
  await loket.lookAt('case-received');

  const verifier = await officer('verifikasi');
  await verifier.open(path);
  await verifier.page.getByText(resident.name).first().waitFor();
  await verifier.lookAt('case-verify');
  // Without a network nothing is done, and nothing is done later.
  await verifier.page.context().setOffline(true);
  await verifier.button(t('applications.actions.verify')).click();
  await verifier.page.getByText(t('shared.problem.networkTitle')).first().waitFor();
  await verifier.page.context().setOffline(false);
  await loket.open(path);
  await waitForState(loket, 'shared.states.received');
  await verifier.button(t('applications.actions.verify')).click();
  await waitForState(verifier, 'shared.states.verified');

  const operator = await officer('operator');
  await operator.open(path);
  await operator.lookAt('case-entry');
  await operator.button(t('applications.actions.enterData')).click();
  await waitForState(operator, 'shared.states.entered');
  const next = await operator.page.getByText(/Blangko Anda berikutnya: /).textContent();
  const serial = next?.split(': ')[1] ?? '';
  await operator.lookAt('case-print');
  await operator.field(t('shared.form.serial')).fill(serial);
  await operator.button(t('applications.actions.startPrint')).click();
  await operator.field(t('desk.print.inHand')).waitFor();
  await operator.field(t('desk.print.inHand')).fill(serial);
  // The queue hands the card to the printer; the button wakes by itself.
  await operator.button(t('applications.actions.confirmPrint')).click();
  await waitForState(operator, 'shared.states.printed');

  for (const [username, verb, state, screen] of [
    ['kasi', 'approveAsSectionHead', 'section_approved', 'case-check-section'],
    ['kabid', 'approveAsDivisionHead', 'ready', 'case-check-division'],
  ] as const) {
    const head = await officer(username);
    await head.open(path);
    await head.field(t('desk.print.inHand')).fill('SPM-000499');
    for (const part of ['photo', 'text', 'cut', 'back'] as const) {
      await head.page.getByLabel(t(`desk.check.${part}`)).check();
    }
    await head.button(t(`applications.actions.${verb}`)).click();
    await head.page.getByText(t('refusals.serial_is_another_card')).waitFor();
    await head.field(t('desk.print.inHand')).fill(serial);
    await head.lookAt(screen);
    await head.button(t(`applications.actions.${verb}`)).click();
    await loket.open(path);
    await waitForState(loket, `shared.states.${state}`);
  }

  await loket.field(t('desk.handOver.serial')).fill(serial);
  await loket.page.getByLabel(t('desk.handOver.face')).check();
  await loket.page.getByLabel(t('applications.oldCard.never_had')).check();
  await loket.page.getByLabel(t('desk.handOver.onPaper')).check();
  await loket.lookAt('case-hand-over');
  await loket.button(t('applications.actions.handOver')).click();
  await waitForState(loket, 'shared.states.completed');
  await loket.lookAt('case-completed');

  const code = await loket.page
    .getByText(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    .first()
    .textContent();
  const public_ = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' });
  const page = await public_.newPage();
  await page.goto(`${inject('address')}/lacak`);
  await page.getByLabel(t('shared.labels.trackingCode')).fill(code?.toLowerCase() ?? '');
  await page.getByRole('button', { name: t('shared.actions.show') }).click();
  await page.getByText(t('track.states.completed')).first().waitFor();
  expect(await page.content()).not.toContain(resident.name);
  await takePictures(page, 'tracking');
  await public_.close();
  for (const each of officers) await each.leave();
});
