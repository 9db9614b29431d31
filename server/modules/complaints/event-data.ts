import { z } from 'zod';
import {
  agencyProgress,
  completionReasonsOfComplaint,
  heldReasons,
} from '../../../contract/complaints/terms.ts';

/** What the events of a complaint keep beside their words, by action, as it is read again. */

/** Of `requestCompletion`: what the complainant was asked for. */
export const askedData = z.object({ reasons: z.array(z.enum(completionReasonsOfComplaint)).default([]) });

/** Of `agencyReports`: how far the receiving agency says that it is. */
export const reportedData = z.object({ state: z.enum(agencyProgress) });

/** Of `submit`: why a person looks at the form first. */
export const begunData = z.object({ heldBecause: z.array(z.enum(heldReasons)).default([]) });
