import { expect, test } from 'vitest';
import type { ComplaintClock } from '../../../contract/complaints/endpoints.ts';
import { promiseModel } from './promise-days.ts';

const friday: ComplaintClock = {
  round: 1,
  startedOn: '2026-03-13',
  dueOn: '2026-03-25',
  days: 3,
  tentative: false,
  state: 'running',
  daysLeft: 3,
  lateDays: 0,
  endedOn: null,
  pausedDays: 0,
  dayDates: ['2026-03-16', '2026-03-17', '2026-03-25'],
};
const states = (clock: ComplaintClock, today: string) =>
  promiseModel(clock, today).days.map(({ state }) => state);

test('the day of receipt is day 0, and what lies between two cells is said to be skipped', () => {
  const { days, skipped } = promiseModel(friday, '2026-03-13');
  expect(days.map(({ date }) => date)).toEqual(['2026-03-13', '2026-03-16', '2026-03-17', '2026-03-25']);
  expect(skipped).toEqual([
    { before: 1, from: '2026-03-14', to: '2026-03-15' },
    { before: 3, from: '2026-03-18', to: '2026-03-24' },
  ]);
});

test('one cell is now, also on a holiday: the next day that counts', () => {
  expect(states(friday, '2026-03-13')).toEqual(['now', 'todo', 'todo', 'todo']);
  expect(states(friday, '2026-03-17')).toEqual(['past', 'past', 'now', 'todo']);
  expect(states(friday, '2026-03-19')).toEqual(['past', 'past', 'past', 'now']);
});

test('past the last day nothing runs in the cells: the lateness stands beside them', () => {
  const late = { ...friday, lateDays: 2, daysLeft: -2 };
  expect(states(late, '2026-03-27')).toEqual(['past', 'past', 'past', 'past']);
  expect(promiseModel(late, '2026-03-27').lateDays).toBe(2);
});

test('while the complainant must complete, days that are not known are paused', () => {
  const paused: ComplaintClock = {
    ...friday,
    state: 'paused',
    dueOn: null,
    daysLeft: null,
    dayDates: ['2026-03-16'],
  };
  expect(states(paused, '2026-03-18')).toEqual(['past', 'past', 'paused', 'paused']);
});

test('a clock that was stopped shows where, however long ago that was', () => {
  const stopped: ComplaintClock = { ...friday, state: 'stopped', endedOn: '2026-03-17', daysLeft: null };
  expect(states(stopped, '2026-05-01')).toEqual(['past', 'past', 'ended', 'todo']);
});
