import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockView, stepKeys } from '../clock.ts';
import { clockAt, stripModel, stripShapes } from './strip.ts';

const asOf = '2026-11-22T02:00:00.000Z';
const started = Date.parse(asOf);

function clock(over: Partial<ClockView> = {}): ClockView {
  return {
    asOf,
    running: true,
    paused: null,
    grossMs: 300_000,
    netMs: 240_000,
    pausedMs: 60_000,
    promiseMs: 600_000,
    breached: false,
    steps: stepKeys.map((step, index) => ({
      step,
      state: index < 4 ? 'done' : index === 4 ? 'current' : 'todo',
      grossMs: index <= 4 ? 60_000 : 0,
      netMs: index <= 4 ? 48_000 : 0,
    })),
    ...over,
  };
}

describe('the clock between two answers of the server', () => {
  it('runs on, in total and in the present step', () => {
    const later = clockAt(clock(), started + 5_000);
    expect(later).toMatchObject({ grossMs: 305_000, netMs: 245_000, pausedMs: 60_000 });
    expect(later.steps.map((step) => step.netMs)).toEqual([48_000, 48_000, 48_000, 48_000, 53_000, 0, 0]);
  });

  it('runs gross only while it is paused', () => {
    const paused = clock({ paused: { reason: 'applicant', since: asOf } });
    expect(clockAt(paused, started + 5_000)).toMatchObject({
      grossMs: 305_000,
      netMs: 240_000,
      pausedMs: 65_000,
    });
  });

  it('stands still when the case is over, and never runs backwards', () => {
    expect(clockAt(clock({ running: false }), started + 9_000)).toEqual(clock({ running: false }));
    expect(clockAt(clock(), started - 9_000)).toEqual(clock());
  });

  it('shows the breach at once, and not at ten minutes exactly', () => {
    expect(clockAt(clock(), started + 360_000).breached).toBe(false);
    expect(clockAt(clock(), started + 360_001).breached).toBe(true);
  });
});

describe('the strip', () => {
  it('has six cells, the fifth in two halves', () => {
    const { cells } = stripModel(clock());
    expect(cells.map((cell) => cell.key)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(cells.map((cell) => cell.parts.length)).toEqual([1, 1, 1, 1, 2, 1]);
    expect(cells.map((cell) => cell.state)).toEqual(['done', 'done', 'done', 'done', 'current', 'todo']);
  });

  it('keeps step 5 open until the second head has checked', () => {
    const steps = clock().steps.map((step) => ({
      ...step,
      state:
        step.step === '5b' ? ('current' as const) : step.step === '6' ? ('todo' as const) : ('done' as const),
    }));
    expect(stripModel(clock({ steps })).cells[4]?.state).toBe('current');
  });

  it('says by how much the promise is broken', () => {
    const model = stripModel(clock({ netMs: 750_000, grossMs: 900_000, breached: true }));
    expect(model.overMs).toBe(150_000);
    expect(model.bar.net).toBe(1);
    expect(model.bar.promise).toBeCloseTo(0.8);
    expect(model.bar.grossBeyond).toBe(true);
  });

  it('stays inside its box for any clock', () => {
    const ms = fc.integer({ min: 0, max: 400_000_000 });
    fc.assert(
      fc.property(ms, ms, fc.boolean(), (netMs, pausedMs, paused) => {
        const grossMs = netMs + pausedMs;
        const model = stripModel(
          clock({
            netMs,
            pausedMs,
            grossMs,
            breached: netMs > 600_000,
            paused: paused ? { reason: 'centre', since: asOf } : null,
          }),
        );
        for (const share of [model.bar.net, model.bar.gross, model.bar.promise]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        const { shapes, labels } = stripShapes(model, { width: 300, height: 40 });
        expect(labels).toHaveLength(stepKeys.length);
        for (const { x, y, width, height, kind } of shapes) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(300.001);
          if (kind !== 'line') expect(y + height).toBeLessThanOrEqual(40.001);
        }
      }),
    );
  });
});
