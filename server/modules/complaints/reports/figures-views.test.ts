import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintFigures } from '../../../../contract/complaints/office-endpoints.ts';
import { FixedClock } from '../../../../test/clock.ts';
import { type Contexts, openContexts } from '../../../../test/contexts.ts';
import { type ComplaintSeed, complaintRows } from '../../../../test/damage/complaint-rows.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { hirePeople, openSecondOffice, type People } from '../../../../test/people.ts';
import type { Actor } from '../../../context.ts';
import { complaintFigures } from './figures-views.ts';

describe('figures of seeded complaints', () => {
  let db: TestDatabase;
  let people: People;
  let ctxOf: Contexts;
  let rows: ReturnType<typeof complaintRows>;
  // Tuesday, 24 November 2026, 09.00 WITA.
  const clock = new FixedClock();
  const figures = (actor: Actor, year: number, month?: number) =>
    complaintFigures(ctxOf(actor), { year, month });
  const count = (lines: ComplaintFigures['byChannel']) =>
    lines.map(({ key, count: of, late }) => [key, of, late]);

  beforeAll(async () => {
    db = await createTestDatabase();
    people = await hirePeople(db.owner, clock);
    ctxOf = await openContexts(db.db, clock);
    const officer = people.complaints_officer;
    rows = complaintRows(db.owner, officer.officeCode, officer.employeeId);
    const agency = { id: await rows.agency('Dinas Pekerjaan Umum Contoh'), dueOn: '2026-11-24' };
    const handlerId = officer.employeeId;
    const seeds: ComplaintSeed[] = [
      // Answered at once on the telephone.
      {
        channel: 'telephone',
        state: 'closed',
        component: 'time',
        handlerId,
        receivedAt: '2026-10-05T02:00:00Z',
        receivedOn: '2026-10-05',
        rounds: [
          {
            dueOn: '2026-10-08',
            ended: { by: 'answered', at: '2026-10-05T02:10:00Z', on: '2026-10-05' },
            satisfied: true,
          },
        ],
      },
      // One day late: Mon 12 to Thu 15 are four days.
      {
        channel: 'letter',
        state: 'answered',
        component: 'cost',
        handlerId,
        receivedAt: '2026-10-09T02:00:00Z',
        receivedOn: '2026-10-09',
        rounds: [
          {
            dueOn: '2026-10-14',
            ended: { by: 'answered', at: '2026-10-15T02:00:00Z', on: '2026-10-15' },
            lateDays: 1,
            satisfied: false,
          },
        ],
      },
      // Sent on the last evening of October, forwarded and told on the third day.
      {
        channel: 'web',
        state: 'informed',
        receivedAt: '2026-10-31T15:30:00Z',
        receivedOn: '2026-10-31',
        agency,
        rounds: [
          { dueOn: '2026-11-04', ended: { by: 'informed', at: '2026-11-04T02:00:00Z', on: '2026-11-04' } },
        ],
      },
      // Five days, of which three were the complainant's; answered late in the evening.
      {
        channel: 'counter',
        state: 'answered',
        component: 'time',
        receivedAt: '2026-10-20T02:00:00Z',
        receivedOn: '2026-10-20',
        rounds: [
          {
            dueOn: '2026-10-28',
            pauses: [{ from: '2026-10-21', to: '2026-10-26' }],
            ended: { by: 'answered', at: '2026-10-27T15:30:00Z', on: '2026-10-27' },
          },
        ],
      },
      {
        channel: 'letter',
        state: 'archived',
        archiveReason: 'identity_unclear',
        receivedAt: '2026-10-12T02:00:00Z',
        receivedOn: '2026-10-12',
        rounds: [
          { dueOn: '2026-10-15', ended: { by: 'archived', at: '2026-10-14T02:00:00Z', on: '2026-10-14' } },
        ],
      },
      {
        channel: 'web',
        state: 'rejected',
        receivedAt: '2026-10-13T02:00:00Z',
        receivedOn: '2026-10-13',
        rounds: [
          { dueOn: '2026-10-16', ended: { by: 'rejected', at: '2026-10-14T02:00:00Z', on: '2026-10-14' } },
        ],
      },
      {
        channel: 'telephone',
        state: 'withdrawn',
        receivedAt: '2026-10-28T02:00:00Z',
        receivedOn: '2026-10-28',
        rounds: [
          { dueOn: '2026-11-02', ended: { by: 'withdrawn', at: '2026-11-02T02:00:00Z', on: '2026-11-02' } },
        ],
      },
      // Answered in time, reopened, then three days late.
      {
        channel: 'letter',
        state: 'closed',
        handlerId,
        receivedAt: '2026-10-01T02:00:00Z',
        receivedOn: '2026-10-01',
        rounds: [
          { dueOn: '2026-10-06', ended: { by: 'answered', at: '2026-10-06T02:00:00Z', on: '2026-10-06' } },
          {
            startedOn: '2026-10-08',
            dueOn: '2026-10-13',
            ended: { by: 'answered', at: '2026-10-16T02:00:00Z', on: '2026-10-16' },
            lateDays: 3,
          },
        ],
      },
      // Running, due yesterday, and about the Kasi.
      {
        channel: 'email',
        state: 'examination',
        about: people.section_head.employeeId,
        handlerId,
        receivedAt: '2026-11-18T02:00:00Z',
        receivedOn: '2026-11-18',
        rounds: [{ dueOn: '2026-11-23' }],
      },
      {
        channel: 'web',
        state: 'held',
        receivedAt: '2026-11-20T02:00:00Z',
        receivedOn: '2026-11-20',
        rounds: [{ dueOn: '2026-11-25' }],
      },
    ];
    for (const seed of seeds) await rows.complaint(seed);
  });
  afterAll(() => db.drop());

  test('October by hand', async () => {
    const october = await figures(people.head_of_office, 2026, 10);
    expect(october).toMatchObject({
      from: '2026-10-01',
      to: '2026-10-31',
      received: 7,
      rejected: 1,
      open: 0,
      late: 2,
      answered: 5,
      forwarded: 0,
      archived: 1,
      withdrawn: 0,
      reopened: 1,
      stopped: 4,
      withinPromise: 3,
      medianDays: 2.5,
      p95Days: 4,
      satisfied: 1,
      dissatisfied: 1,
    });
    expect(count(october.byChannel)).toEqual([
      ['letter', 3, 2],
      ['telephone', 2, 0],
      ['counter', 1, 0],
      ['web', 1, 0],
    ]);
    expect(count(october.byComponent)).toEqual([
      ['time', 2, 0],
      ['cost', 1, 1],
      ['none', 4, 1],
    ]);
    expect(count(october.byState)).toEqual([
      ['answered', 2, 1],
      ['closed', 2, 1],
      ['informed', 1, 0],
      ['archived', 1, 0],
      ['withdrawn', 1, 0],
    ]);
    expect(count(october.byOfficer)).toEqual([
      ['none', 4, 0],
      [people.complaints_officer.employeeId, 3, 2],
    ]);
    expect(count(october.archivedByReason)).toEqual([['identity_unclear', 1, 0]]);
    expect(october.byAgency).toEqual([]);
    expect(october.lateList.map(({ lateDays, dueOn }) => [lateDays, dueOn])).toEqual([
      [3, '2026-10-13'],
      [1, '2026-10-14'],
    ]);
  });

  test('November by hand; the notice of forwarding stops a clock as an answer does', async () => {
    const november = await figures(people.head_of_office, 2026, 11);
    expect(november).toMatchObject({
      received: 2,
      rejected: 0,
      open: 2,
      late: 1,
      answered: 0,
      forwarded: 1,
      withdrawn: 1,
      stopped: 1,
      withinPromise: 1,
      medianDays: 3,
      p95Days: 3,
    });
    expect(november.byAgency).toMatchObject([{ label: 'Dinas Pekerjaan Umum Contoh', count: 1, late: 0 }]);
    expect(november.lateList).toMatchObject([
      { receivedOn: '2026-11-18', dueOn: '2026-11-23', lateDays: 1, handler: people.complaints_officer.name },
    ]);
  });

  test('an agency is late by its own clock, from the day after its due date', async () => {
    clock.advance(86_400_000);
    const november = await figures(people.head_of_office, 2026, 11);
    clock.advance(-86_400_000);
    expect(november.byAgency).toMatchObject([{ count: 1, late: 1 }]);
    expect(november.late).toBe(1);
  });

  test('whom a complaint is about finds it in the counts and in no list', async () => {
    const seen = await figures(people.section_head, 2026, 11);
    expect(seen).toMatchObject({ received: 2, late: 1, lateList: [] });
    expect(JSON.stringify(seen)).not.toContain('UJI-');
  });

  test('the year is the sum of its months', async () => {
    const year = await figures(people.head_of_office, 2026);
    const months = await Promise.all(
      Array.from({ length: 12 }, (_, index) => figures(people.head_of_office, 2026, index + 1)),
    );
    for (const part of [
      'received',
      'rejected',
      'open',
      'late',
      'answered',
      'forwarded',
      'archived',
      'withdrawn',
      'reopened',
      'stopped',
      'withinPromise',
      'satisfied',
      'dissatisfied',
    ] as const) {
      expect([part, months.reduce((sum, month) => sum + month[part], 0)]).toEqual([part, year[part]]);
    }
    expect(year.received).toBe(9);
    expect(year.lateList).toHaveLength(3);
  });

  test('what happens at 23.30 on the last day of a month is of that month, an hour later of the next', async () => {
    for (const [at, on] of [
      ['2025-01-31T15:30:00Z', '2025-01-31'],
      ['2025-01-31T16:30:00Z', '2025-02-01'],
    ] as const) {
      await rows.complaint({
        channel: 'counter',
        state: 'informed',
        receivedAt: '2025-01-30T02:00:00Z',
        receivedOn: '2025-01-30',
        agency: { id: await rows.agency(`Instansi Contoh ${on}`), dueOn: '2025-02-20' },
        rounds: [{ dueOn: '2025-02-04', ended: { by: 'informed', at, on }, satisfied: true }],
      });
    }
    const [january, february] = [
      await figures(people.head_of_office, 2025, 1),
      await figures(people.head_of_office, 2025, 2),
    ];
    expect(january).toMatchObject({ received: 2, forwarded: 1, satisfied: 1, stopped: 1 });
    expect(february).toMatchObject({ received: 0, forwarded: 1, satisfied: 1, stopped: 1 });
    expect(january.byAgency[0]?.label).toBe('Instansi Contoh 2025-01-31');
  });

  test('an empty period has no median, and another office nothing at all', async () => {
    const empty = await figures(people.head_of_office, 2026, 12);
    expect(empty).toMatchObject({ received: 0, stopped: 0, medianDays: null, p95Days: null, lateList: [] });
    const officeCode = await openSecondOffice(db.owner);
    const there = await openContexts(db.db, clock, officeCode);
    const elsewhere = await complaintFigures(there({ ...people.head_of_office, officeCode }), { year: 2026 });
    expect(elsewhere).toMatchObject({ received: 0, answered: 0, forwarded: 0, reopened: 0, byChannel: [] });
  });

  test('labels are in the reader’s language', async () => {
    const ctx = ctxOf(people.head_of_office, { locale: 'en' });
    const english = await complaintFigures(ctx, { year: 2026, month: 10 });
    expect(english.byChannel[0]?.label).toBe('Letter');
    expect(english.byComponent.at(-1)?.label).toBe('Not determined yet');
  });

  test('the parts add up to the totals, whatever came in', async () => {
    const day = fc.integer({ min: 0, max: 300 });
    const seed = fc.record({
      channel: fc.constantFrom('letter', 'telephone', 'counter', 'web', 'email'),
      component: fc.constantFrom('time', 'cost', null),
      handled: fc.boolean(),
      day,
      took: fc.integer({ min: 0, max: 20 }),
      late: fc.nat(3),
      end: fc.constantFrom('answered', 'archived', 'withdrawn', 'rejected', null),
    } as const);
    let year = 2029;
    await fc.assert(
      fc.asyncProperty(fc.array(seed, { maxLength: 12 }), async (seeds) => {
        // A year that no other run has touched.
        year += 1;
        const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
        for (const each of seeds) {
          const from = first.add({ days: each.day });
          const on = from.add({ days: each.took }).toString();
          await rows.complaint({
            channel: each.channel,
            component: each.component,
            handlerId: each.handled ? people.complaints_officer.employeeId : null,
            receivedAt: `${from}T02:00:00Z`,
            receivedOn: from.toString(),
            state: each.end ?? 'examination',
            rounds: [
              {
                dueOn: from.add({ days: 3 }).toString(),
                ...(each.end !== null && { ended: { by: each.end, at: `${on}T02:00:00Z`, on } }),
                lateDays: each.late,
              },
            ],
          });
        }
        const now = new FixedClock(`${year}-12-31T02:00:00Z`);
        const of = await complaintFigures(ctxOf(people.head_of_office, { clock: now }), { year });
        const ended = (end: string | null) => seeds.filter((each) => each.end === end).length;
        const sum = (lines: readonly { count: number; late: number }[], part: 'count' | 'late') =>
          lines.reduce((total, line) => total + line[part], 0);
        expect(of.received + of.rejected).toBe(seeds.length);
        expect(of).toMatchObject({
          open: ended(null),
          answered: ended('answered'),
          archived: ended('archived'),
          withdrawn: ended('withdrawn'),
          rejected: ended('rejected'),
          stopped: ended('answered'),
          withinPromise: seeds.filter(({ end, late }) => end === 'answered' && late === 0).length,
        });
        for (const lines of [of.byChannel, of.byComponent, of.byState, of.byOfficer]) {
          expect(sum(lines, 'count')).toBe(of.received);
          expect(sum(lines, 'late')).toBe(of.late);
        }
        expect(of.lateList).toHaveLength(of.late);
        expect(sum(of.archivedByReason, 'count')).toBe(of.archived);
        expect(of.open + of.answered + of.archived + of.withdrawn).toBe(of.received);
      }),
      { numRuns: 12 },
    );
  });
});
