import { assert as holds, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CurrentCall,
  callsToSpeak,
  countersAsked,
  isStillCurrent,
  pauseBeforeNext,
  pollEveryMs,
  type ShownState,
} from './calls.ts';

const hour = 3_600_000;

function current(call: number, counter: number, state: 'called' | 'serving' = 'called'): CurrentCall {
  const at = '2026-11-24T01:00:00.000Z';
  const label = `A-0${call}`;
  const counterName = `Loket ${counter}`;
  return { call, counter, state, label, letter: 'A', number: call, counterName, times: 1, at };
}

function stateOf(lastCall: number, ...calls: CurrentCall[]): ShownState {
  return {
    lastCall,
    counters: [1, 2, 3, 4].map((counter) => ({
      counter,
      name: `Loket ${counter}`,
      open: true,
      current: calls.find((call) => call.counter === counter) ?? null,
    })),
  };
}

const spoken = (...asked: Parameters<typeof callsToSpeak>) => callsToSpeak(...asked).map(({ call }) => call);

test('two counters that call at once are called out one after the other, the earlier first', () => {
  expect(spoken(stateOf(8, current(8, 1), current(7, 4)), 6, 2_000, null)).toEqual([7, 8]);
});

test('what was heard is not said again; a recall is a call of its own', () => {
  const state = stateOf(7, current(7, 4));
  expect(spoken(state, 7, 2_000, null)).toEqual([]);
  expect(spoken(stateOf(8, { ...current(8, 4), times: 2 }), 7, 2_000, null)).toEqual([8]);
});

test('a screen that is switched on calls nobody out', () => {
  expect(spoken(stateOf(8, current(8, 1)), null, 0, null)).toEqual([]);
});

test('after an hour without network the calls of that hour are not repeated, only who is still called', () => {
  const state = stateOf(60, current(58, 1), current(60, 2, 'serving'), current(59, 3));
  expect(spoken(state, 6, hour, null)).toEqual([58, 59]);
});

test('without a gap somebody who is there at once is called out all the same', () => {
  expect(spoken(stateOf(9, current(9, 2, 'serving')), 8, 2_000, null)).toEqual([9]);
});

test('a display of one hall calls out its own counters alone', () => {
  expect(spoken(stateOf(8, current(8, 1), current(7, 4)), 6, 2_000, [3, 4])).toEqual([7]);
});

test('an office restored from a copy has lower numbers: nothing is said until it calls again', () => {
  expect(spoken(stateOf(3, current(3, 1)), 50, 2_000, null)).toEqual([]);
});

test('a call whose counter has gone on is not worth saying', () => {
  expect(isStillCurrent(stateOf(9, current(9, 2)), current(8, 2))).toBe(false);
  expect(isStillCurrent(stateOf(9, current(9, 2)), current(9, 2))).toBe(true);
});

test('counters of an address, and nonsense in it', () => {
  expect(countersAsked('1,2,3')).toEqual([1, 2, 3]);
  expect(countersAsked('2,x,-1,4.5,')).toEqual([2]);
  for (const asked of [null, '', 'semua', '0']) expect(countersAsked(asked)).toBeNull();
});

test('pauses grow, stay under half a minute, and never press a server that is down', () => {
  expect(pauseBeforeNext(0, 0.5)).toBe(pollEveryMs);
  holds(
    property(
      record({ failures: integer({ min: 1, max: 5000 }), chance: integer({ min: 0, max: 100 }) }),
      (of) => {
        const pause = pauseBeforeNext(of.failures, of.chance / 100);
        expect(pause).toBeGreaterThan(pollEveryMs);
        expect(pause).toBeLessThanOrEqual(30_000);
      },
    ),
  );
});
