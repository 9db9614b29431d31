import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationDetail, applications } from '../../../contract/applications/endpoints.ts';
import { type Answer, type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import type { ResidentSeed } from '../../../test/subjects/residents.ts';
import { contentsOf, expectRefused } from '../../../test/untouched.ts';

let desk: Desk;
let loket: Officer;
let verifier: Officer;
beforeAll(async () => {
  desk = await openDesk();
  loket = await desk.as('front_desk');
  verifier = await desk.as('verifier');
});
afterAll(() => desk.close());

/** Enough to fill the pool of connections many times over. */
const many = 250;
const several = 100;
const inParallel = <T>(count: number, ask: () => Promise<T>) =>
  Promise.all(Array.from({ length: count }, ask));

const open = (resident: ResidentSeed, key?: string) =>
  loket.call(applications.openIntake, {
    body: { residentId: resident.id, serviceType: 'A', kkShown: resident.kkNumber },
    ...(key !== undefined && { key }),
  });

const casesOf = (residentId: string) =>
  desk.test.db.selectFrom('applications').select('id').where('residentId', '=', residentId).execute();

const eventsOf = (applicationId: string) =>
  desk.test.db
    .selectFrom('applicationEvents')
    .select(['action', 'actorId'])
    .where('applicationId', '=', applicationId)
    .orderBy('seq')
    .execute();

/** How often each answer came. */
function tally(answers: readonly Answer<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const { code } = body as { code?: string };
    const name = code === undefined ? String(status) : `${status} ${code}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('identical requests at once have one effect', () => {
  test(`opening intake ${many} times with one key: one case, and everybody is shown it`, {
    timeout: 300_000,
  }, async () => {
    const resident = await desk.resident();
    const key = randomUUID();
    const answers = await inParallel(many, () => open(resident, key));
    expect(tally(answers)).toEqual({ 200: many });
    expect(new Set(answers.map(({ body }) => (body as ApplicationDetail).id)).size).toBe(1);
    const cases = await casesOf(resident.id);
    expect(cases).toHaveLength(1);
    expect(await eventsOf(cases[0]?.id ?? '')).toHaveLength(1);
  });

  test(`verifying ${several} times with one key: one event, one duty`, { timeout: 300_000 }, async () => {
    const { id } = await takeTo(desk, 'received');
    const before = await eventsOf(id);
    const key = randomUUID();
    const answers = await inParallel(several, () => verifier.act('verify', id, {}, key));
    expect(tally(answers)).toEqual({ 200: several });
    expect(await eventsOf(id)).toEqual([...before, { action: 'verify', actorId: verifier.employeeId }]);
    const duties = await desk.test.db
      .selectFrom('applicationDuties')
      .select('duty')
      .where('applicationId', '=', id)
      .execute();
    expect(duties).toEqual([{ duty: 'verify' }]);
  });
});

describe('without a key', () => {
  test('a double click is done once, and the second is told that the case has moved on', async () => {
    const { id } = await takeTo(desk, 'received');
    const answers = await inParallel(5, () => verifier.act('verify', id));
    expect(tally(answers)).toEqual({ 200: 1, '409 state_does_not_allow': 4 });
    expect((await eventsOf(id)).filter(({ action }) => action === 'verify')).toHaveLength(1);
  });

  test('a double intake opens one case', async () => {
    const resident = await desk.resident();
    const answers = await inParallel(5, () => open(resident));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers) {
      if (status === 200) continue;
      expect(status).toBe(409);
      expect(['not_eligible', 'application_already_open']).toContain((body as { code: string }).code);
    }
    expect(await casesOf(resident.id)).toHaveLength(1);
  });
});

describe('two officers on one application at once', () => {
  test('exactly one verifies; the other is told that it has moved on', async () => {
    const second = await desk.hire(['verifier']);
    for (let round = 0; round < 3; round += 1) {
      const { id } = await takeTo(desk, 'received');
      const answers = await Promise.all([verifier.act('verify', id), second.act('verify', id)]);
      expect(tally(answers)).toEqual({ 200: 1, '409 state_does_not_allow': 1 });
      const loser = answers.find(({ status }) => status === 409);
      expect(loser?.body.title).toContain('menunggu entri data');
      expect((await eventsOf(id)).filter(({ action }) => action === 'verify')).toHaveLength(1);
    }
  });

  test('the counter withdraws while the verifier verifies: one story, in one order', async () => {
    const { id } = await takeTo(desk, 'received');
    const [withdrawn, verified] = await Promise.all([
      loket.act('withdraw', id, { reason: 'applicant_asks' }),
      verifier.act('verify', id),
    ]);
    expect(withdrawn.status).toBe(200);
    const story = (await eventsOf(id)).map(({ action }) => action).slice(-2);
    expect(story).toEqual(verified.status === 200 ? ['verify', 'withdraw'] : ['receive', 'withdraw']);
  });

  test('two operators reach for one blank: one card, and the other is told', async () => {
    const operator = await desk.as('data_operator');
    const [serial] = await desk.blanks(1, operator.employeeId);
    const cases = [await takeTo(desk, 'entered'), await takeTo(desk, 'entered')];
    const answers = await Promise.all(cases.map(({ id }) => operator.act('startPrint', id, { serial })));
    expect(tally(answers)).toEqual({ 200: 1, '409 blank_already_used': 1 });
    await desk.runPrints();
  });
});

describe('a request that is sent again', () => {
  test('after a lost answer gets the same outcome and changes nothing', async () => {
    const { id } = await takeTo(desk, 'received');
    const key = randomUUID();
    const first = await verifier.act('verify', id, {}, key);
    const done = await contentsOf(desk);
    desk.clock.advance(5000);
    const again = await verifier.act('verify', id, {}, key);
    expect([again.status, again.body.id, again.body.state]).toEqual([200, first.body.id, 'verified']);
    expect(await contentsOf(desk)).toEqual(done);
  });

  test('is shown the case as it stands, also when colleagues have moved it on', async () => {
    const { id } = await takeTo(desk, 'received');
    const key = randomUUID();
    await verifier.act('verify', id, {}, key);
    await (await desk.as('data_operator')).act('enterData', id, { changes: [] });
    expect((await verifier.act('verify', id, {}, key)).body.state).toBe('entered');
  });

  test('with a key that was used for another body or another verb is refused', async () => {
    const { id } = await takeTo(desk, 'received');
    const key = randomUUID();
    const reused = { status: 409, code: 'idempotency_key_reused' };
    const ask = (reason: string) => verifier.act('requestCompletion', id, { reason }, key);
    expect((await ask('document_missing')).status).toBe(200);
    await expectRefused(desk, () => ask('document_expired'), reused);
    await expectRefused(desk, () => verifier.act('claim', id, {}, key), reused);
    const other = await takeTo(desk, 'received');
    await expectRefused(
      desk,
      () => verifier.act('requestCompletion', other.id, { reason: 'document_missing' }, key),
      reused,
    );
  });

  test('with another file under the same key is refused', async () => {
    const { id } = await takeTo(desk, 'intake');
    const key = randomUUID();
    const scan = (background: string) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .png()
        .toBuffer();
    const send = (file: Buffer) =>
      loket.upload(applications.scanDocument, file, {
        params: { id },
        body: { requirement: 'family_card' },
        key,
      });
    const [first, second] = [await scan('#cccccc'), await scan('#333333')];
    expect((await send(first)).status).toBe(200);
    const done = await contentsOf(desk);
    expect((await send(first)).status).toBe(200);
    expect(await contentsOf(desk)).toEqual(done);
    await expectRefused(desk, () => send(second), { status: 409, code: 'idempotency_key_reused' });
  });

  test('after a refusal may succeed with the same key: a refusal uses no key up', async () => {
    const { id } = await takeTo(desk, 'intake');
    const key = randomUUID();
    await expectRefused(desk, () => loket.act('receive', id, {}, key), {
      status: 409,
      code: 'documents_missing',
    });
    for (const requirement of ['family_card', 'form_f102'])
      await loket.act('tickDocument', id, { requirement });
    expect((await loket.act('receive', id, {}, key)).body.state).toBe('received');
  });

  test('one officer’s key is not another’s', async () => {
    const second = await desk.hire(['verifier']);
    const [a, b] = [await takeTo(desk, 'received'), await takeTo(desk, 'received')];
    const key = randomUUID();
    expect((await verifier.act('verify', a.id, {}, key)).status).toBe(200);
    expect((await second.act('verify', b.id, {}, key)).status).toBe(200);
  });

  test('a key is a key: short, with spaces or endless is refused', async () => {
    const { id } = await takeTo(desk, 'received');
    for (const key of ['short', 'with spaces in it', 'k'.repeat(81)]) {
      await expectRefused(desk, () => verifier.act('verify', id, {}, key), {
        status: 422,
        code: 'idempotency_key_not_valid',
      });
    }
  });
});
