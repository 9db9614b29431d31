import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { percentilesOf } from '../tally.ts';
import type { Applicant } from './applicants.ts';
import { crewSizes } from './crew.ts';
import { planDay, usualPace } from './plan.ts';

const applicants = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ residentId: `r${index}` }) as Applicant);

test('the same seed plans the same day, another seed another one', () => {
  const plan = (seed: number) => planDay(applicants(40), usualPace, seededRandom(seed));
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7)).not.toEqual(plan(8));
});

test('a day of forty has every ending and everything that can go differently', () => {
  const visits = planDay(applicants(40), usualPace, seededRandom(1));
  expect(new Set(visits.map(({ ending }) => ending))).toEqual(
    new Set(['completed', 'withdrawn', 'cancelled', 'refused', 'never_came_back', 'not_collected']),
  );
  const incidents = new Set(visits.flatMap((visit) => [...visit.incidents]));
  expect(incidents).toContain('rejected_by_section');
  expect(incidents).toContain('rejected_by_division');
  expect(incidents).toContain('print_spoiled');
  expect(incidents).toContain('documents_incomplete');
  const arrivals = visits.map(({ arrivesAfter }) => arrivesAfter);
  expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
});

test('officers are spread over all five roles, whatever their number', () => {
  expect(crewSizes(5)).toEqual({
    front_desk: 1,
    verifier: 1,
    data_operator: 1,
    section_head: 1,
    division_head: 1,
  });
  expect(crewSizes(20)).toEqual({
    front_desk: 5,
    verifier: 3,
    data_operator: 5,
    section_head: 4,
    division_head: 3,
  });
});

test('percentiles are values that occurred', () => {
  expect(percentilesOf([])).toBeNull();
  expect(percentilesOf([5])).toEqual({ p50: 5, p95: 5 });
  expect(percentilesOf(Array.from({ length: 100 }, (_, i) => i + 1))).toEqual({ p50: 50, p95: 95 });
});
