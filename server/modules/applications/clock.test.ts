import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf, coveredMs, type Pause, type StateChange } from './clock.ts';

const minute = 60_000;
const t0 = Date.UTC(2026, 10, 23, 1, 0);
const throughAll: StateChange[] = [
  { state: 'intake', at: t0 },
  { state: 'received', at: t0 + minute },
  { state: 'verified', at: t0 + 3 * minute },
  { state: 'entered', at: t0 + 4 * minute },
  { state: 'printing', at: t0 + 4.5 * minute },
  { state: 'printed', at: t0 + 6 * minute },
  { state: 'section_approved', at: t0 + 7 * minute },
  { state: 'ready', at: t0 + 8 * minute },
  { state: 'completed', at: t0 + 9 * minute },
];

describe('the ten-minute clock', () => {
  test('runs from the first act of intake to the handover', () => {
    const clock = clockOf(throughAll, [], 10 * minute, t0 + 60 * minute);
    expect(clock).toMatchObject({ running: false, grossMs: 9 * minute, netMs: 9 * minute, breached: false });
    expect(clock.steps.map((s) => [s.step, s.grossMs / minute, s.state])).toEqual([
      ['1', 1, 'done'],
      ['2', 2, 'done'],
      ['3', 1, 'done'],
      ['4', 2, 'done'],
      ['5a', 1, 'done'],
      ['5b', 1, 'done'],
      ['6', 1, 'done'],
    ]);
  });

  test('goes on while the case is open, and says when the promise is broken', () => {
    const open = throughAll.slice(0, 3);
    expect(clockOf(open, [], 10 * minute, t0 + 10 * minute).breached).toBe(false);
    const late = clockOf(open, [], 10 * minute, t0 + 10 * minute + 1);
    expect(late).toMatchObject({ running: true, breached: true, grossMs: 10 * minute + 1 });
    expect(late.steps.map((s) => s.state)).toEqual([
      'done',
      'done',
      'current',
      'todo',
      'todo',
      'todo',
      'todo',
    ]);
  });

  test('takes a coded wait off the net time and names it while it lasts', () => {
    const waiting: StateChange[] = [
      { state: 'intake', at: t0 },
      { state: 'received', at: t0 + minute },
      { state: 'incomplete', at: t0 + 2 * minute },
    ];
    const pause: Pause = { reason: 'applicant', from: t0 + 2 * minute, to: null };
    const clock = clockOf(waiting, [pause], 10 * minute, t0 + 62 * minute);
    expect(clock).toMatchObject({
      grossMs: 62 * minute,
      netMs: 2 * minute,
      pausedMs: 60 * minute,
      breached: false,
      paused: { reason: 'applicant' },
    });
  });

  test('an office stop over an applicant wait is not taken off twice', () => {
    const pauses: Pause[] = [
      { reason: 'applicant', from: t0 + minute, to: t0 + 5 * minute },
      { reason: 'office_stop', from: t0 + 3 * minute, to: t0 + 8 * minute },
    ];
    expect(clockOf(throughAll, pauses, 10 * minute, t0 + 99 * minute).pausedMs).toBe(7 * minute);
  });

  test('a step that was done again adds up', () => {
    const again: StateChange[] = [
      ...throughAll.slice(0, 6),
      { state: 'entered', at: t0 + 7 * minute },
      { state: 'printing', at: t0 + 8 * minute },
      { state: 'printed', at: t0 + 10 * minute },
    ];
    const clock = clockOf(again, [], 10 * minute, t0 + 11 * minute);
    expect(clock.steps.find((s) => s.step === '4')?.grossMs).toBe(5 * minute);
    expect(clock.steps.find((s) => s.step === '5a')).toMatchObject({ grossMs: 2 * minute, state: 'current' });
  });

  test('whatever the pauses: net + paused = gross, and the steps add up to both', () => {
    const span = fc.tuple(fc.integer({ min: -5, max: 100 }), fc.integer({ min: 0, max: 60 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), fc.integer({ min: 0, max: 120 }), (spans, later) => {
        const pauses: Pause[] = spans.map(([from, length, ended]) => ({
          reason: 'applicant',
          from: t0 + from * 10_000,
          to: ended ? t0 + (from + length) * 10_000 : null,
        }));
        const clock = clockOf(throughAll.slice(0, 8), pauses, 10 * minute, t0 + 8 * minute + later * 10_000);
        const sum = (pick: 'grossMs' | 'netMs') => clock.steps.reduce((total, s) => total + s[pick], 0);
        expect(clock.netMs + clock.pausedMs).toBe(clock.grossMs);
        expect(sum('grossMs')).toBe(clock.grossMs);
        expect(sum('netMs')).toBe(clock.netMs);
        expect(clock.netMs).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('covered time ignores what lies outside', () => {
    expect(
      coveredMs(
        [
          { from: 0, to: 10 },
          { from: 5, to: 20 },
          { from: 90, to: null },
        ],
        8,
        100,
      ),
    ).toBe(22);
  });
});
