// Pure: values in, values out.
import type { ApplicationState } from '../../../contract/applications/endpoints.ts';
import { type ClockView, type StepKey, stepKeys } from '../../../contract/clock.ts';
import { isOpen, stepOf } from './workflow.ts';

/** A span of time in epoch milliseconds; `to` is null while it lasts. */
export interface Span {
  from: number;
  to: number | null;
}

export interface Pause extends Span {
  reason: 'applicant' | 'centre' | 'office_stop';
}

/** A case's way through its states, in order, each from `at` until the next begins. */
export interface StateChange {
  state: ApplicationState;
  at: number;
}

/** Length in ms of the part of [from, to] that the union of the spans covers; overlapping spans count once. */
export function coveredMs(spans: readonly Span[], from: number, to: number): number {
  const clipped = spans
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to ?? to, to) }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from);
  let covered = 0;
  let reached = from;
  for (const span of clipped) {
    const start = Math.max(span.from, reached);
    if (span.to > start) {
      covered += span.to - start;
      reached = span.to;
    }
  }
  return covered;
}

/**
 * The ten-minute clock: from the first act of intake to the signed handover (or whatever closed the case).
 * Only coded pauses are taken off; everything else counts, wherever the case lay.
 */
export function clockOf(
  changes: readonly StateChange[],
  pauses: readonly Pause[],
  promiseMs: number,
  now: number,
): ClockView {
  const first = changes[0];
  const last = changes.at(-1);
  if (first === undefined || last === undefined) throw new Error('a case without a state has no clock');
  const running = isOpen(last.state);
  const end = running ? Math.max(now, last.at) : last.at;

  const perStep = new Map<StepKey, { grossMs: number; netMs: number; doneAt: number | undefined }>(
    stepKeys.map((step) => [step, { grossMs: 0, netMs: 0, doneAt: undefined }]),
  );
  for (const [index, change] of changes.entries()) {
    const step = stepOf(change.state);
    const figures = step === null ? undefined : perStep.get(step);
    if (figures === undefined) continue;
    const until = changes[index + 1]?.at ?? end;
    const gross = until - change.at;
    figures.grossMs += gross;
    figures.netMs += gross - coveredMs(pauses, change.at, until);
    figures.doneAt = until;
  }

  const currentStep = stepOf(last.state);
  const current = currentStep === null ? -1 : stepKeys.indexOf(currentStep);
  const grossMs = end - first.at;
  const pausedMs = coveredMs(pauses, first.at, end);
  const netMs = grossMs - pausedMs;
  const openPause = running ? pauses.find((pause) => pause.to === null && pause.from <= end) : undefined;

  return {
    asOf: new Date(end).toISOString(),
    running,
    paused:
      openPause === undefined
        ? null
        : { reason: openPause.reason, since: new Date(openPause.from).toISOString() },
    grossMs,
    netMs,
    pausedMs,
    promiseMs,
    breached: netMs > promiseMs,
    steps: stepKeys.map((step, index) => {
      const {
        grossMs: gross,
        netMs: net,
        doneAt,
      } = perStep.get(step) ?? { grossMs: 0, netMs: 0, doneAt: undefined };
      const state =
        currentStep === step
          ? 'current'
          : index < current || last.state === 'completed' || (!running && gross > 0)
            ? 'done'
            : 'todo';
      return {
        step,
        state,
        grossMs: gross,
        netMs: net,
        ...(state === 'done' && doneAt !== undefined && { doneAt: new Date(doneAt).toISOString() }),
      };
    }),
  };
}
