// Pure: values in, values out.
import type { IsoDate } from '../../../contract/fields.ts';
import {
  type PortraitBackground,
  recordableStatuses,
  stoppedStatuses,
  type WaitingAge,
} from '../../../contract/recordings.ts';

/** Dirjen Dukcapil's rule for citizens: red for odd birth years, blue for even ones (R38). */
export function requiredBackground(birthDate: IsoDate): PortraitBackground {
  return Number(birthDate.slice(0, 4)) % 2 === 1 ? 'red' : 'blue';
}

/** Only who has nothing usable at the centre is recorded (again). */
export function isRecordable(centralStatus: string): boolean {
  return recordableStatuses.some((status) => status === centralStatus);
}

export function isStopped(centralStatus: string): boolean {
  return stoppedStatuses.some((status) => status === centralStatus);
}

export const usualDays = 3;
export const stuckDays = 20;

/** How long somebody waits on the centre: up to 3 days is usual, more than 20 is stuck. */
export function waitingAge(days: number): WaitingAge {
  if (days <= usualDays) return 'usual';
  return days <= stuckDays ? 'late' : 'stuck';
}

export interface RequirementInForce {
  code: string;
  name: { id: string; en: string } | null;
  mandatory: boolean;
  legalBasis: string;
  reasons: { code: string; legalBasis: string }[];
}

export interface Answer {
  requirement: string;
  /** Absent when the document was seen. */
  reason?: string | undefined;
}

type AnswerProblem =
  | { code: 'requirement_not_answered' | 'requirement_unknown'; requirement: string }
  | { code: 'requirement_reason_unknown'; requirement: string; reason: string };

/** Each mandatory requirement is seen, or excused by a reason in force for it; nothing is answered twice. */
export function answerProblem(
  requirements: readonly RequirementInForce[],
  answers: readonly Answer[],
): AnswerProblem | null {
  const answered = new Set<string>();
  for (const { requirement, reason } of answers) {
    const known = requirements.find(({ code }) => code === requirement);
    if (known === undefined || answered.has(requirement)) return { code: 'requirement_unknown', requirement };
    if (reason !== undefined && !known.reasons.some(({ code }) => code === reason)) {
      return { code: 'requirement_reason_unknown', requirement, reason };
    }
    answered.add(requirement);
  }
  const missing = requirements.find(({ code, mandatory }) => mandatory && !answered.has(code));
  return missing === undefined ? null : { code: 'requirement_not_answered', requirement: missing.code };
}
