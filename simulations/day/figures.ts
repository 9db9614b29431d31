import type { ApplicationDetail } from '../../contract/applications/endpoints.ts';
import { type StepKey, stepKeys } from '../../contract/clock.ts';
import { type Percentiles, percentilesOf } from '../tally.ts';

export interface Spread {
  gross: Percentiles | null;
  net: Percentiles | null;
}

/** What the clocks of the completed cases say, in milliseconds of business time. */
export interface ClockFigures {
  promiseMs: number | null;
  completed: number;
  within: number;
  late: number;
  /** Null when nothing was completed. */
  share: number | null;
  total: Spread;
  steps: Record<StepKey, Spread>;
}

export function clockFigures(cases: readonly ApplicationDetail[]): ClockFigures {
  const clocks = cases.filter(({ state }) => state === 'completed').map(({ clock }) => clock);
  const spread = (of: readonly { grossMs: number; netMs: number }[]): Spread => ({
    gross: percentilesOf(of.map(({ grossMs }) => grossMs)),
    net: percentilesOf(of.map(({ netMs }) => netMs)),
  });
  const late = clocks.filter(({ breached }) => breached).length;
  return {
    promiseMs: clocks[0]?.promiseMs ?? null,
    completed: clocks.length,
    within: clocks.length - late,
    late,
    share: clocks.length === 0 ? null : (clocks.length - late) / clocks.length,
    total: spread(clocks),
    steps: Object.fromEntries(
      stepKeys.map((key) => [
        key,
        spread(clocks.flatMap(({ steps }) => steps.filter(({ step }) => step === key))),
      ]),
    ) as Record<StepKey, Spread>,
  };
}
