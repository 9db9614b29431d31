import type { ApplicationDetail } from '../../contract/applications/endpoints.ts';
import { type StepKey, stepKeys } from '../../contract/clock.ts';
import { type Percentiles, percentilesOf } from '../tally.ts';

export interface Spread {
  gross: Percentiles | null;
  net: Percentiles | null;
}

/** What the clocks of the completed cases say, in milliseconds of business time. */
export function clockFigures(cases: readonly ApplicationDetail[]) {
  const clocks = cases.filter(({ state }) => state === 'completed').map(({ clock }) => clock);
  const spread = (of: readonly { grossMs: number; netMs: number }[]): Spread => ({
    gross: percentilesOf(of.map(({ grossMs }) => grossMs)),
    net: percentilesOf(of.map(({ netMs }) => netMs)),
  });
  const completed = clocks.length;
  const late = clocks.filter(({ breached }) => breached).length;
  const within = completed - late;
  return {
    promiseMs: clocks[0]?.promiseMs ?? null,
    completed,
    within,
    late,
    share: completed === 0 ? null : within / completed,
    total: spread(clocks),
    steps: Object.fromEntries(
      stepKeys.map((key) => [
        key,
        spread(clocks.flatMap(({ steps }) => steps.filter(({ step }) => step === key))),
      ]),
    ) as Record<StepKey, Spread>,
  };
}
