import { z } from 'zod';
import { isoInstant } from './fields.ts';

/** The published steps; step 5 has two halves, one for each head. */
export const stepKeys = ['1', '2', '3', '4', '5a', '5b', '6'] as const;
export type StepKey = (typeof stepKeys)[number];

/** Only these waits stop the ten-minute clock. */
export const pauseReasons = ['applicant', 'centre', 'office_stop'] as const;
export type PauseReason = (typeof pauseReasons)[number];

const ms = z.number().int().min(0);

/**
 * The ten-minute clock of one application as of an instant, in milliseconds.
 * gross = from the first act of intake; paused = union of coded waits; net = gross - paused.
 * While `running`, a screen adds the time since `asOf`: to gross always, to net unless `paused`.
 */
export const clockView = z.object({
  asOf: isoInstant,
  running: z.boolean(),
  paused: z.object({ reason: z.enum(pauseReasons), since: isoInstant }).nullable(),
  grossMs: ms,
  netMs: ms,
  pausedMs: ms,
  promiseMs: ms,
  breached: z.boolean(),
  steps: z.array(
    z.object({
      step: z.enum(stepKeys),
      state: z.enum(['done', 'current', 'todo']),
      grossMs: ms,
      netMs: ms,
      doneAt: isoInstant.optional(),
    }),
  ),
});
export type ClockView = z.infer<typeof clockView>;
