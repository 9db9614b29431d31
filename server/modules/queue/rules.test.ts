import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  closedBecause,
  estimatedWaitMs,
  isOrdinaryTurn,
  medianToEstimateBy,
  minutesOf,
  type OpenCounter,
  peopleAhead,
  type WaitingTicket,
} from './rules.ts';

const minute = 60_000;
const at = (n: number) => new Date(Date.UTC(2026, 10, 24, 1) + n * minute);
const ticket = (n: number, more: Partial<WaitingTicket> = {}): WaitingTicket => ({
  id: `t${n}`,
  service: 'application',
  priority: false,
  forCounterId: null,
  takenAt: at(n),
  ...more,
});
const counter = (id: string, services: string[], busy = true): OpenCounter => ({ id, services, busy });
const newcomer = { id: null, service: 'application', priority: false, forCounterId: null, takenAt: null };

describe('whose turn it is', () => {
  test('is somebody without priority after two priority calls in a row', () => {
    expect(isOrdinaryTurn([])).toBe(false);
    expect(isOrdinaryTurn([true])).toBe(false);
    expect(isOrdinaryTurn([true, true])).toBe(true);
    expect(isOrdinaryTurn([true, false, true])).toBe(false);
    expect(isOrdinaryTurn([false, true, true])).toBe(false);
  });
});

describe('hours', () => {
  const hours = { opensAt: '07:30', lastTicketAt: '15:00' };
  test.each([
    [false, '10:00', 'day'],
    [true, '07:29', 'before'],
    [true, '07:30', null],
    [true, '15:00', null],
    [true, '15:01', 'after'],
  ])('working day %s at %s: %s', (workingDay, time, expected) => {
    expect(closedBecause(hours, { workingDay, time })).toBe(expected);
  });
});

describe('people ahead', () => {
  const two = [counter('a', ['application']), counter('b', ['application', 'recording'])];

  test('are those whom a counter of mine calls before me', () => {
    const waiting = [
      ticket(1),
      ticket(2, { service: 'recording' }),
      ticket(3, { service: 'collection' }),
      ticket(4),
    ];
    expect(peopleAhead(ticket(4), waiting, two)).toBe(2);
    expect(peopleAhead(newcomer, waiting, two)).toBe(3);
  });

  test('include priority that came later, as far as it may pass', () => {
    const later = Array.from({ length: 10 }, (_, i) => ticket(10 + i, { priority: true }));
    expect(peopleAhead(ticket(1), [ticket(1), ...later], two)).toBe(2);
    expect(peopleAhead(ticket(2), [ticket(1), ticket(2), ...later], two)).toBe(1 + 4);
  });

  test('of a priority ticket are the priority before it and those without who have their turn between', () => {
    const ordinary = Array.from({ length: 10 }, (_, i) => ticket(i));
    const first = Array.from({ length: 4 }, (_, i) => ticket(20 + i, { priority: true }));
    expect(peopleAhead(ticket(23, { priority: true }), [...ordinary, ...first], two)).toBe(3 + 1);
  });

  test('who wait for one counter alone count only where that counter calls me', () => {
    const waiting = [ticket(1, { forCounterId: 'b' }), ticket(2, { forCounterId: 'a' })];
    expect(peopleAhead(ticket(3, { forCounterId: 'a' }), waiting, two)).toBe(1);
  });

  test('are those of the same service while nobody sits at a counter for it', () => {
    expect(peopleAhead(newcomer, [ticket(1), ticket(2, { service: 'recording' })], [])).toBe(1);
  });

  const anyTicket = fc.record({
    service: fc.constantFrom('application', 'recording', 'collection'),
    priority: fc.boolean(),
    minute: fc.integer({ min: 0, max: 400 }),
  });
  const anyQueue = fc.array(anyTicket, { maxLength: 40 }).map((rows) =>
    rows.map(({ service, priority, minute: m }, i) => ({
      ...ticket(m, { service, priority }),
      id: `q${i}`,
    })),
  );
  const anyCounters = fc
    .array(
      fc.record({
        services: fc.uniqueArray(fc.constantFrom('application', 'recording', 'collection'), { minLength: 1 }),
        busy: fc.boolean(),
      }),
      { maxLength: 6 },
    )
    .map((rows) => rows.map(({ services, busy }, i) => counter(`c${i}`, services, busy)));

  test('are never fewer because somebody else has come, nor more than there are', () => {
    fc.assert(
      fc.property(anyQueue, anyTicket, anyTicket, anyCounters, (queue, asking, more, counters) => {
        const wanted = { ...ticket(asking.minute, asking), id: 'mine' };
        const before = peopleAhead(wanted, queue, counters);
        const after = peopleAhead(wanted, [...queue, { ...ticket(more.minute, more), id: 'more' }], counters);
        expect(after).toBeGreaterThanOrEqual(before);
        expect(before).toBeLessThanOrEqual(queue.length);
      }),
    );
  });
});

describe('the estimate', () => {
  test.each([
    [{ ahead: 0, counters: 2, free: 1, medianServiceMs: 4 * minute }, 0],
    [{ ahead: 0, counters: 2, free: 0, medianServiceMs: 4 * minute }, 2 * minute],
    [{ ahead: 5, counters: 3, free: 0, medianServiceMs: 4 * minute }, 8 * minute],
    [{ ahead: 5, counters: 0, free: 0, medianServiceMs: 4 * minute }, null],
    [{ ahead: 5, counters: 3, free: 0, medianServiceMs: null }, null],
  ])('%o: %s', (facts, expected) => {
    expect(estimatedWaitMs(facts)).toBe(expected);
  });

  const facts = fc.record({
    ahead: fc.nat(500),
    counters: fc.integer({ min: 1, max: 20 }),
    free: fc.nat(20),
    medianServiceMs: fc.integer({ min: 1, max: 60 * minute }),
  });
  test('more people ahead never shorten it; another counter never lengthens it', () => {
    fc.assert(
      fc.property(facts, fc.nat(50), (known, more) => {
        const ms = estimatedWaitMs(known) ?? 0;
        expect(estimatedWaitMs({ ...known, ahead: known.ahead + more })).toBeGreaterThanOrEqual(ms);
        expect(estimatedWaitMs({ ...known, counters: known.counters + 1 })).toBeLessThanOrEqual(ms);
        expect(minutesOf(ms) * minute).toBeGreaterThanOrEqual(ms);
      }),
    );
  });

  test('is told in whole minutes, from ten on in steps of five', () => {
    expect([0, 1, 61_000, 10 * minute, 10 * minute + 1, 16 * minute].map(minutesOf)).toEqual([
      0, 1, 2, 10, 15, 20,
    ]);
  });

  test('goes by today once five were served, else by the days before, else by nothing', () => {
    const some = (served: number, medianMs: number) => ({ served, medianMs });
    expect(medianToEstimateBy(some(5, 3), some(90, 7))).toBe(3);
    expect(medianToEstimateBy(some(4, 3), some(90, 7))).toBe(7);
    expect(medianToEstimateBy(some(4, 3), some(4, 7))).toBeNull();
  });
});
