import type { LetterMaker } from './letter-port.ts';
import type { Typeface } from './typeface.ts';

const soon = () => Promise.reject(new Error('This paper is not set yet.'));

export function createLetterMaker(_typeface: Typeface): LetterMaker {
  return {
    complaintReceipt: soon,
    forwardingLetter: soon,
    forwardingNotice: soon,
    answerLetter: soon,
    completionRequest: soon,
    generalLetter: soon,
    boxOpeningMinutes: soon,
    caseHistory: soon,
    complaintReport: soon,
  };
}
