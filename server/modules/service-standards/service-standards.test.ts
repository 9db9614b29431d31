import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationDetail, applications } from '../../../contract/applications/endpoints.ts';
import {
  type StandardContent,
  type StandardDetail,
  serviceStandards,
} from '../../../contract/service-standards.ts';
import { type Desk, openDesk } from '../../../test/desk.ts';
import { bookLetter } from '../../../test/subjects/complaints.ts';
import {
  approvedOf,
  draftOf,
  expectStandard,
  ownRequirement,
  standardAction,
  standInForHead,
  submittedOf,
  todayAt,
} from '../../../test/subjects/standard.ts';
import { expectRefused } from '../../../test/untouched.ts';
import { enactDueStandards, standardInForce } from './index.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const minute = 60_000;
const admin = () => desk.as('administrator');
const head = () => desk.as('head_of_office');
const detail = async (id: string) => expectStandard(await standardAction(await admin(), 'detail', id));
const inForce = async () => standardInForce(desk.test.db, '51.02');
const intake = async () => {
  const { id: residentId, kkNumber } = await desk.resident({ centralStatus: 'PRINT_READY_RECORD' });
  const opened = await (await desk.as('front_desk')).call(applications.openIntake, {
    body: { residentId, serviceType: 'A', kkShown: kkNumber },
  });
  expect(opened.status).toBe(200);
  return opened.body as ApplicationDetail;
};

/** Whatever a test left open is discarded, so that the next one may begin. */
afterEach(async () => {
  const { body } = await (await admin()).call(serviceStandards.list);
  for (const { id, state } of (body as { rows: StandardDetail[] }).rows) {
    if (state === 'draft' || state === 'submitted') await standardAction(await admin(), 'discard', id);
  }
});

describe('a draft', () => {
  test('says what is in force, and then what was saved, with what that changes', async () => {
    const now = await inForce();
    const draft = expectStandard(await standardAction(await admin(), 'begin', ''));
    expect(draft.content.promiseSeconds).toBe(now.promiseSeconds);
    expect(draft.content.requirements).toEqual(now.requirements);
    expect(draft.content.texts).toEqual(now.texts);
    expect(draft.changes).toEqual([]);
    const [first, second, ...rest] = draft.content.requirements;
    const saved = expectStandard(
      await standardAction(await admin(), 'save', draft.id, {
        saves: draft.saves,
        content: {
          ...draft.content,
          phone: '(0361) 000000',
          requirements: [second, first, ...rest, ownRequirement],
        },
      }),
    );
    expect(saved.saves).toBe(draft.saves + 1);
    expect(saved.changes.map(({ what, of }) => [what, ...of])).toEqual([
      ['phone'],
      ['requirement', 'A', ownRequirement.code],
      ['order', first?.service],
    ]);
    expect((await inForce()).phone, 'nothing holds before it is approved').toBe(now.phone);
  });

  test('is one at a time', async () => {
    await draftOf(desk, {});
    await expectRefused(desk, async () => standardAction(await admin(), 'begin', ''), {
      status: 409,
      code: 'standard_draft_exists',
    });
  });

  test('is not saved over what somebody else has saved meanwhile', async () => {
    const { id, saves, content } = await draftOf(desk, {});
    const secretary = await desk.as('secretary');
    expectStandard(
      await standardAction(secretary, 'save', id, { saves, content: { ...content, responseDays: 2 } }),
    );
    await expectRefused(desk, async () => standardAction(await admin(), 'save', id, { saves, content }), {
      status: 409,
      code: 'standard_changed_meanwhile',
    });
    await expectRefused(
      desk,
      async () => standardAction(await admin(), 'submit', id, { saves, effectiveOn: todayAt(desk) }),
      { status: 409, code: 'standard_changed_meanwhile' },
    );
    expect((await detail(id)).content.responseDays).toBe(2);
  });

  test.each<[string, string, (content: StandardContent) => Partial<StandardContent>]>([
    [
      'an own requirement without its name',
      'standard_requirement_without_name',
      ({ requirements }) => ({ requirements: [...requirements, { ...ownRequirement, name: null }] }),
    ],
    [
      'a requirement twice',
      'standard_requirement_twice',
      ({ requirements }) => ({ requirements: [...requirements, ...requirements.slice(0, 1)] }),
    ],
  ])('is not saved with %s', async (_, code, change) => {
    const { id, saves, content } = await draftOf(desk, {});
    await expectRefused(
      desk,
      async () =>
        standardAction(await admin(), 'save', id, { saves, content: { ...content, ...change(content) } }),
      { status: 422, code },
    );
  });

  test.each<[string, string, (content: StandardContent) => Partial<StandardContent>]>([
    [
      'a missing component',
      'standard_text_missing',
      ({ texts }) => ({ texts: { ...texts, cost: { ...texts.cost, en: '' } } }),
    ],
    [
      'a service that asks for nothing',
      'standard_service_without_requirement',
      ({ requirements }) => ({ requirements: requirements.filter(({ service }) => service !== 'C1') }),
    ],
  ])('is saved, but not submitted, with %s', async (_, code, change) => {
    const { id, saves, content } = await draftOf(desk, {});
    const saved = expectStandard(
      await standardAction(await admin(), 'save', id, { saves, content: { ...content, ...change(content) } }),
    );
    await expectRefused(
      desk,
      async () =>
        standardAction(await admin(), 'submit', id, {
          saves: saved.saves,
          effectiveOn: todayAt(desk),
        }),
      { status: 422, code },
    );
  });

  test('is not submitted for a day that has passed', async () => {
    const { id, saves } = await draftOf(desk, {});
    await expectRefused(
      desk,
      async () => standardAction(await admin(), 'submit', id, { saves, effectiveOn: '2026-11-23' }),
      { status: 422, code: 'standard_effective_in_past' },
    );
  });

  test('that was discarded is kept, and nothing more is done with it', async () => {
    const { id, saves, content } = await draftOf(desk, { phone: '(0361) 111111' });
    const discarded = expectStandard(await standardAction(await admin(), 'discard', id));
    expect(discarded).toMatchObject({ state: 'discarded', allowedActions: [] });
    expect(discarded.events.map(({ action }) => action)).toEqual(['begun', 'saved', 'discarded']);
    await expectRefused(desk, async () => standardAction(await admin(), 'save', id, { saves, content }), {
      status: 409,
      code: 'standard_not_in_state',
    });
  });

  test('is nobody else’s: the front desk neither reads nor begins one', async () => {
    const loket = await desk.as('front_desk');
    for (const ask of [() => loket.call(serviceStandards.list), () => standardAction(loket, 'begin', '')]) {
      await expectRefused(desk, ask, { status: 403, code: 'role_not_allowed' });
    }
  });
});

describe('a submitted version', () => {
  test('waits unchanged for the head, who returns it with words', async () => {
    const { id, saves, content } = await submittedOf(desk, { phone: '(0361) 222222' });
    await expectRefused(desk, async () => standardAction(await admin(), 'save', id, { saves, content }), {
      status: 409,
      code: 'standard_not_in_state',
    });
    await expectRefused(desk, async () => standardAction(await admin(), 'approve', id), {
      status: 403,
      code: 'role_not_allowed',
    });
    const words = 'Telepon kantor belum pindah.';
    const returned = expectStandard(await standardAction(await head(), 'return', id, { words }));
    expect(returned).toMatchObject({ state: 'draft', effectiveOn: null, submittedBy: null });
    expect(returned.events.at(-1)).toMatchObject({ action: 'returned', words });
    expect((await detail(id)).allowedActions).toEqual(['save', 'submit', 'discard']);
  });

  test('is approved by four eyes: an administrator who stands in for the head does not approve their own', async () => {
    const both = await desk.hire(['administrator', 'head_of_office']);
    const { id, saves } = expectStandard(await standardAction(both, 'begin', ''));
    const submitted = expectStandard(
      await standardAction(both, 'submit', id, { saves, effectiveOn: todayAt(desk) }),
    );
    expect(submitted.allowedActions).toEqual(['return', 'discard']);
    await expectRefused(desk, () => standardAction(both, 'approve', id), {
      status: 403,
      code: 'standard_four_eyes',
    });
  });

  test('is not approved by whoever saved it, though others began and submitted it', async () => {
    const secretary = await desk.hire(['secretary']);
    const begun = expectStandard(await standardAction(await admin(), 'begin', ''));
    const { id } = begun;
    const content = { ...begun.content, promiseSeconds: 86_400 };
    let { saves } = begun;
    for (const officer of [secretary, secretary, await admin()]) {
      ({ saves } = expectStandard(await standardAction(officer, 'save', id, { saves, content })));
    }
    expectStandard(await standardAction(await admin(), 'submit', id, { saves, effectiveOn: todayAt(desk) }));
    await standInForHead(desk, secretary);
    const seen = expectStandard(await standardAction(secretary, 'detail', id));
    expect(seen.events.map(({ action }) => action)).toEqual(['begun', 'saved', 'saved', 'submitted']);
    expect(seen.allowedActions).toEqual(['return', 'discard']);
    await expectRefused(desk, () => standardAction(secretary, 'approve', id), {
      status: 403,
      code: 'standard_four_eyes',
    });
    await expect(
      sql`update service_standards set state = 'approved', approved_at = ${desk.clock.now()},
        approved_by = ${secretary.employeeId} where id = ${id}`.execute(desk.test.db),
    ).rejects.toThrow(/does not approve/);
    const returned = expectStandard(
      await standardAction(secretary, 'return', id, { words: 'Janji satu hari terlalu lama.' }),
    );
    expect(returned.events.at(-1)).toMatchObject({ actingRole: 'head_of_office', byDelegation: true });
  });

  test('is seen beforehand as its public page, by its readers alone', async () => {
    const { id, number } = await submittedOf(desk, { promiseSeconds: 900 });
    const seen = await (await head()).call(serviceStandards.preview, { params: { id } });
    expect(seen.status).toBe(200);
    expect(String(seen.body)).toContain(`Pratinjau: beginilah halaman umum selama versi ${number} berlaku.`);
    expect(String(seen.body)).toContain('15 menit');
    await expectRefused(
      desk,
      async () => (await desk.as('front_desk')).call(serviceStandards.preview, { params: { id } }),
      { status: 403, code: 'role_not_allowed' },
    );
  });
});

describe('an approved version', () => {
  test('is never touched again, also by statements of the application', async () => {
    const { id, saves, content } = await approvedOf(desk, { phone: '(0361) 333333' });
    await expectRefused(desk, async () => standardAction(await admin(), 'save', id, { saves, content }), {
      status: 409,
      code: 'standard_not_in_state',
    });
    await expectRefused(desk, async () => standardAction(await admin(), 'discard', id), {
      status: 409,
      code: 'standard_not_in_state',
    });
    for (const statement of [
      sql`update service_standards set promise_seconds = 60 where id = ${id}`,
      sql`update service_standards set state = 'draft', approved_at = null where id = ${id}`,
      sql`update service_standards set state = 'discarded' where id = ${id}`,
      sql`update service_standards set state = 'discarded', promise_seconds = 60 where id = ${id}`,
      sql`delete from standard_requirements where standard_id = ${id}`,
      sql`delete from standard_texts where standard_id = ${id}`,
      sql`insert into standard_texts (standard_id, component, language, body) values (${id}, 'legal_basis', 'ban', 'Rancangan')`,
      sql`update standard_requirements set mandatory = false where standard_id = ${id}`,
      sql`delete from standard_events where standard_id = ${id}`,
      sql`delete from service_standards where id = ${id}`,
    ]) {
      await expect(statement.execute(desk.test.db)).rejects.toThrow(/approved|no draft|permission denied/);
    }
    expect((await detail(id)).content).toEqual(content);
  });

  test('holds for what begins after it: a case keeps its promise and its requirements', async () => {
    const before = await intake();
    const asked = before.checklist.map(({ code }) => code);
    expect(before.clock.promiseMs).toBe(10 * minute);
    const { requirements } = await inForce();
    const approved = await approvedOf(desk, {
      promiseSeconds: 720,
      requirements: [...requirements, ownRequirement],
    });
    expect(approved).toMatchObject({ state: 'approved', inForce: true, heldFrom: todayAt(desk) });
    expect(approved.events.map(({ action }) => action)).toEqual([
      'begun',
      'saved',
      'submitted',
      'approved',
      'enacted',
    ]);

    const old = (await (await desk.as('front_desk')).act('detail', before.id)).body;
    expect(old.clock.promiseMs).toBe(10 * minute);
    expect(old.checklist.map(({ code }) => code)).toEqual(asked);
    const after = await intake();
    expect(after.clock.promiseMs).toBe(12 * minute);
    expect(after.checklist.map(({ code }) => code)).toEqual([...asked, ownRequirement.code]);
    await expectRefused(
      desk,
      async () =>
        (await desk.as('front_desk')).act('tickDocument', before.id, { requirement: ownRequirement.code }),
      { status: 422, code: 'document_not_asked' },
    );
  });

  test('keeps new drafts waiting until its day, and may be withdrawn before it with a reason', async () => {
    const held = await inForce();
    const { id, allowedActions } = await approvedOf(desk, { phone: '(0361) 555555' }, '2026-11-29');
    expect(allowedActions).toEqual(['withdraw']);
    const list = async () => (await (await admin()).call(serviceStandards.list)).body;
    expect(await list()).toMatchObject({ mayBegin: false });
    await expectRefused(desk, async () => standardAction(await admin(), 'begin', ''), {
      status: 409,
      code: 'standard_approved_waits',
    });
    const words = 'Nomor telepon baru batal dipasang.';
    await expectRefused(desk, async () => standardAction(await admin(), 'withdraw', id, { words }), {
      status: 403,
      code: 'role_not_allowed',
    });
    const withdrawn = expectStandard(await standardAction(await head(), 'withdraw', id, { words }));
    expect(withdrawn).toMatchObject({ state: 'discarded', heldFrom: null, allowedActions: [] });
    expect(withdrawn.events.at(-1)).toMatchObject({ action: 'withdrawn', words });
    expect(await list()).toMatchObject({ mayBegin: true });
    expect(await enactDueStandards({ db: desk.test.db, clock: { now: () => new Date('2026-12-01') } })).toBe(
      0,
    );
    expect((await inForce()).id).toBe(held.id);
  });

  test('is not withdrawn once it has held', async () => {
    const { id } = await inForce();
    expect((await detail(id)).allowedActions).toEqual([]);
    await expectRefused(
      desk,
      async () => standardAction(await head(), 'withdraw', id, { words: 'Salah ketik.' }),
      { status: 409, code: 'standard_has_held' },
    );
    await expect(
      sql`update service_standards set state = 'discarded' where id = ${id}`.execute(desk.test.db),
    ).rejects.toThrow(/has held/);
  });

  test('that another replaced on its own day says so everywhere, and never ends before it began', async () => {
    const first = await approvedOf(desk, { phone: '(0361) 777771' });
    const second = await approvedOf(desk, { phone: '(0361) 777772' });
    const today = todayAt(desk);
    expect(await detail(first.id)).toMatchObject({ heldFrom: today, replacedOn: today });
    expect(await detail(second.id)).toMatchObject({ heldFrom: today, replacedOn: null });
    desk.clock.advance(minute);
    const page = async (path: string) =>
      (await desk.app.inject({ url: path, headers: { 'accept-language': 'id' } })).body;
    const words = 'Berlaku 24 November 2026, diganti pada hari yang sama.';
    expect(await page(`/layanan/ktp-el/versi/${first.number}`)).toContain(words);
    expect(await page('/layanan/ktp-el')).toContain(words);
    expect(await page('/layanan/ktp-el')).toContain('Disahkan Kepala Dinas pada 24 November 2026.');
    expect(await page('/layanan/ktp-el/versi/1')).not.toContain('Disahkan Kepala Dinas');
  });

  test('waits for its day and comes into force by itself, once', async () => {
    const held = await inForce();
    const { id } = await approvedOf(desk, { responseDays: 5 }, '2026-11-26');
    expect(await detail(id)).toMatchObject({ state: 'approved', inForce: false, heldFrom: null });

    desk.clock.set('2026-11-25T15:59:00Z'); // 23.59 of the day before
    expect(await enactDueStandards({ db: desk.test.db, clock: desk.clock })).toBe(0);
    expect((await inForce()).id).toBe(held.id);
    const early = await bookLetter(desk);

    desk.clock.set('2026-11-25T16:00:00Z');
    expect(await enactDueStandards({ db: desk.test.db, clock: desk.clock })).toBe(1);
    expect(await enactDueStandards({ db: desk.test.db, clock: desk.clock })).toBe(0);
    expect((await inForce()).id).toBe(id);
    const enacted = await detail(id);
    expect(enacted).toMatchObject({ inForce: true, heldFrom: '2026-11-26' });
    expect(enacted.events.at(-1)).toMatchObject({ action: 'enacted', by: null });

    const late = await bookLetter(desk);
    const dueOf = async (complaintId: string) =>
      desk.test.owner
        .selectFrom('complaintRounds')
        .select(['startedOn', 'dueOn'])
        .where('complaintId', '=', complaintId)
        .executeTakeFirstOrThrow();
    expect(await dueOf(early.id)).toMatchObject({ startedOn: '2026-11-25', dueOn: '2026-11-30' });
    expect(await dueOf(late.id)).toMatchObject({ startedOn: '2026-11-26', dueOn: '2026-12-03' });
  });
});
