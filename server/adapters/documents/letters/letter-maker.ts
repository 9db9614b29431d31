import { complaintReport } from '../reports/complaint-report.ts';
import { surveyReport } from '../reports/survey-report.ts';
import type { Typeface } from '../typeface.ts';
import { boxOpeningMinutes } from './box-minutes.ts';
import { caseHistory } from './case-history.ts';
import { complaintReceipt } from './complaint-receipt.ts';
import { forwardingLetter } from './forwarding-letter.ts';
import type { LetterMaker } from './letter-port.ts';
import { answerLetter, completionRequest, forwardingNotice, generalLetter } from './letters.ts';

export function createLetterMaker(typeface: Typeface): LetterMaker {
  return {
    complaintReceipt: (facts) => complaintReceipt(typeface, facts),
    forwardingLetter: (facts) => forwardingLetter(typeface, facts),
    forwardingNotice: (facts) => forwardingNotice(typeface, facts),
    answerLetter: (facts) => answerLetter(typeface, facts),
    completionRequest: (facts) => completionRequest(typeface, facts),
    generalLetter: (facts) => generalLetter(typeface, facts),
    boxOpeningMinutes: (facts) => boxOpeningMinutes(typeface, facts),
    caseHistory: (facts) => caseHistory(typeface, facts),
    complaintReport: (facts) => complaintReport(typeface, facts),
    surveyReport: (facts) => surveyReport(typeface, facts),
  };
}
