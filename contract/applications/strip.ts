import type { ClockView, PauseReason, StepKey } from '../clock.ts';

/**
 * The strip of six steps with its clock, as figures and shapes without words or colours. Screens, the board, the
 * tracking page and papers all draw this one model, so that they can never show different states of one case.
 */
export type CellKey = '1' | '2' | '3' | '4' | '5' | '6';
export type CellState = 'done' | 'current' | 'todo';

export interface StripPart {
  step: StepKey;
  state: CellState;
  netMs: number;
}

export interface StripCell {
  key: CellKey;
  state: CellState;
  netMs: number;
  /** One part for most cells, two for step 5: Kasi and Kabid. */
  parts: readonly StripPart[];
}

/** Positions on the bar as shares of its width, 0 to 1. */
export interface StripBar {
  net: number;
  gross: number;
  /** Where ten minutes lie: at the right end until they are passed. */
  promise: number;
  /** Gross time lies beyond the right end of the bar. */
  grossBeyond: boolean;
}

export interface StripModel {
  cells: readonly StripCell[];
  bar: StripBar;
  running: boolean;
  paused: PauseReason | null;
  breached: boolean;
  grossMs: number;
  netMs: number;
  pausedMs: number;
  promiseMs: number;
  /** Net time past the promise, 0 within it. */
  overMs: number;
}

const cellSteps: Readonly<Record<CellKey, readonly StepKey[]>> = {
  '1': ['1'],
  '2': ['2'],
  '3': ['3'],
  '4': ['4'],
  '5': ['5a', '5b'],
  '6': ['6'],
};

export const cellKeys = Object.keys(cellSteps) as CellKey[];

/** The clock as it stands at a later instant: gross always runs on, net only while nothing pauses it. */
export function clockAt(clock: ClockView, nowMs: number): ClockView {
  const elapsed = clock.running ? Math.max(0, nowMs - Date.parse(clock.asOf)) : 0;
  if (elapsed === 0) return clock;
  const net = clock.paused === null ? elapsed : 0;
  const netMs = clock.netMs + net;
  return {
    ...clock,
    asOf: new Date(nowMs).toISOString(),
    grossMs: clock.grossMs + elapsed,
    netMs,
    pausedMs: clock.pausedMs + elapsed - net,
    breached: clock.breached || netMs > clock.promiseMs,
    steps: clock.steps.map((step) =>
      step.state === 'current' ? { ...step, grossMs: step.grossMs + elapsed, netMs: step.netMs + net } : step,
    ),
  };
}

function cellState(parts: readonly StripPart[]): CellState {
  if (parts.every((part) => part.state === 'done')) return 'done';
  return parts.some((part) => part.state !== 'todo') ? 'current' : 'todo';
}

/** What the strip shows for a clock. A step that the clock does not name has not begun. */
export function stripModel(clock: ClockView): StripModel {
  const byStep = new Map(clock.steps.map((step) => [step.step, step]));
  const cells = cellKeys.map((key): StripCell => {
    const parts = cellSteps[key].map((step): StripPart => {
      const known = byStep.get(step);
      return { step, state: known?.state ?? 'todo', netMs: known?.netMs ?? 0 };
    });
    return { key, parts, state: cellState(parts), netMs: parts.reduce((sum, part) => sum + part.netMs, 0) };
  });
  const { netMs, grossMs, promiseMs } = clock;
  const scale = Math.max(netMs, promiseMs, 1);
  return {
    cells,
    bar: {
      net: netMs / scale,
      gross: Math.min(1, grossMs / scale),
      promise: promiseMs / scale,
      grossBeyond: grossMs > scale,
    },
    running: clock.running,
    paused: clock.paused?.reason ?? null,
    breached: clock.breached,
    grossMs,
    netMs,
    pausedMs: clock.pausedMs,
    promiseMs,
    overMs: Math.max(0, netMs - promiseMs),
  };
}

/** What a shape stands for; each medium has its own ink for it. */
export type StripInk = 'done' | 'current' | 'todo' | 'net' | 'over' | 'gross' | 'paused' | 'promise';

export interface StripShape {
  kind: 'fill' | 'outline' | 'hatch' | 'line';
  ink: StripInk;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface StripLabel {
  cell: CellKey;
  part: StripPart;
  /** Middle of the part. */
  x: number;
  y: number;
  width: number;
}

/**
 * The strip laid out in a box for a medium that is drawn and not styled (PDF): bar on top, cells below,
 * top left at 0,0. Words are placed by the caller at the labels.
 */
export function stripShapes(model: StripModel, box: { width: number; height: number }) {
  const barHeight = box.height * 0.16;
  const gap = box.height * 0.12;
  const cellTop = barHeight + gap;
  const cellHeight = box.height - cellTop;
  const cellGap = box.width * 0.008;
  const cellWidth = (box.width - cellGap * (model.cells.length - 1)) / model.cells.length;
  const shapes: StripShape[] = [];
  const labels: StripLabel[] = [];

  const onBar = (kind: StripShape['kind'], ink: StripInk, from: number, to: number) => {
    if (to > from) {
      shapes.push({
        kind,
        ink,
        x: from * box.width,
        y: 0,
        width: (to - from) * box.width,
        height: barHeight,
      });
    }
  };
  onBar('outline', 'todo', 0, 1);
  onBar('hatch', 'gross', model.bar.net, model.bar.gross);
  onBar('fill', 'net', 0, Math.min(model.bar.net, model.bar.promise));
  onBar('fill', 'over', model.bar.promise, model.bar.net);
  if (model.bar.promise < 1) {
    shapes.push({
      kind: 'line',
      ink: 'promise',
      x: model.bar.promise * box.width,
      y: -2,
      width: 0,
      height: barHeight + 4,
    });
  }

  model.cells.forEach((cell, index) => {
    const partWidth = cellWidth / cell.parts.length;
    cell.parts.forEach((part, half) => {
      const place = {
        x: index * (cellWidth + cellGap) + half * partWidth,
        y: cellTop,
        width: partWidth,
        height: cellHeight,
      };
      if (part.state === 'done') shapes.push({ kind: 'fill', ink: 'done', ...place });
      if (part.state === 'current' && model.paused !== null)
        shapes.push({ kind: 'hatch', ink: 'paused', ...place });
      shapes.push({ kind: 'outline', ink: part.state, ...place });
      labels.push({
        cell: cell.key,
        part,
        x: place.x + partWidth / 2,
        y: cellTop + cellHeight / 2,
        width: partWidth,
      });
    });
  });
  return { shapes, labels };
}
