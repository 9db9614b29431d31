import { cardPdf } from './card/card-pdf.ts';
import { backSvg, frontSvg } from './card/card-svg.ts';
import { createLetterMaker } from './letters/letter-maker.ts';
import type { DocumentMaker } from './port.ts';
import { applicationReceipt, handoverReceipt } from './receipts.ts';
import { loadTypeface } from './typeface.ts';

/** Papers by pdfkit, with the typeface read once. */
export function createDocumentMaker(): DocumentMaker {
  const typeface = loadTypeface();
  return {
    card: (order) => cardPdf(typeface, order),
    cardFront: (order) => frontSvg(typeface, order),
    cardBack: (order) => backSvg(typeface, order),
    applicationReceipt: (facts) => applicationReceipt(typeface, facts),
    handoverReceipt: (facts) => handoverReceipt(typeface, facts),
    ...createLetterMaker(typeface),
  };
}
