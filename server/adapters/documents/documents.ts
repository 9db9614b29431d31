import { cardPdf } from './card/card-pdf.ts';
import { backSvg, frontSvg } from './card/card-svg.ts';
import { boxOpeningMinutes } from './letters/box-minutes.ts';
import { caseHistory } from './letters/case-history.ts';
import { forwardingLetter } from './letters/forwarding-letter.ts';
import { letter } from './letters/letter.ts';
import type { DocumentMaker } from './port.ts';
import { applicationReceipt, complaintReceipt, handoverReceipt } from './receipts.ts';
import { complaintReport } from './reports/complaint-report.ts';
import { surveyReport } from './reports/survey-report.ts';

/** Papers by pdfkit. */
export const documents: DocumentMaker = {
  card: cardPdf,
  cardFront: frontSvg,
  cardBack: backSvg,
  applicationReceipt,
  handoverReceipt,
  complaintReceipt,
  letter,
  forwardingLetter,
  boxOpeningMinutes,
  caseHistory,
  complaintReport,
  surveyReport,
};
