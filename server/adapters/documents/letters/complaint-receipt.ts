import { formatDateTime, formatLongDate } from '../../../../locales/format.ts';
import { collect } from '../card/card-pdf.ts';
import { Sheet } from '../paper.ts';
import { qrCode } from '../symbols.ts';
import type { Typeface } from '../typeface.ts';
import { addressOfTracking, both, grouped, inBoth } from '../words.ts';
import type { ComplaintReceiptFacts } from './letter-port.ts';

/** What the complainant takes home: number, secret code, and by when the office responds. Nothing of the substance. */
export function complaintReceipt(typeface: Typeface, facts: ComplaintReceiptFacts): Promise<Buffer> {
  const sheet = new Sheet(typeface, facts.number, facts.receivedAt);
  const done = collect(sheet.document);
  const { office, tracking, answer } = facts;
  const { zone } = office;
  sheet.head(office, both('letters.receiptTitle'));

  const side = 78;
  const top = sheet.y;
  const qr = qrCode(tracking.url);
  sheet.path(qr.path, sheet.right - side, top, side / qr.size);
  const beside = sheet.width - side - 10;
  sheet.row(both('letters.number'), facts.number, beside);
  sheet.row(both('letters.code'), grouped(tracking.code), beside);
  sheet.row(both('letters.channel'), inBoth(facts.channel), beside);
  sheet.row(both('letters.received'), formatDateTime(facts.receivedAt, { locale: 'id', zone }), beside);
  if (facts.receivedBy !== null) sheet.row(both('letters.receivedBy'), facts.receivedBy, beside);
  sheet.y = Math.max(sheet.y, top + side + 6);
  sheet.rule();

  const { on } = answer;
  const days = String(answer.days);
  sheet.bothLanguages(
    on === null
      ? both('letters.promisePaused', () => ({ days }))
      : both('letters.promise', (locale) => ({ days, date: formatLongDate(on, { locale, zone }) })),
    8.4,
    700,
  );
  if (on !== null && answer.tentative) sheet.bothLanguages(both('letters.promiseTentative'), 6.8);
  sheet.y += 3;

  if (facts.missing.length === 0) sheet.bothLanguages(both('letters.nothingNeeded'), 7.2);
  else {
    sheet.bothLanguages(both('letters.needed'), 7.6, 700);
    const items = facts.missing.map(inBoth);
    // A short list reads best line by line; a long one must still leave the sheet at one page.
    const lines = items.length > 3 ? [items.join('; ')] : items.map((item) => `•  ${item}`);
    for (const line of lines) {
      sheet.y += sheet.write(line, { x: sheet.left + 4, y: sheet.y, width: sheet.width - 4, size: 7.2 }) + 1;
    }
    sheet.y += 2;
    sheet.bothLanguages(both('letters.howToComplete'), 6.8);
  }
  sheet.y += 3;
  sheet.rule();
  const address = addressOfTracking(tracking);
  sheet.bothLanguages(
    both('letters.follow', () => ({ address })),
    7.2,
  );
  sheet.bothLanguages(both('letters.keepSecret'), 7.2, 600);
  sheet.foot(office, 'letters.contact');
  sheet.document.end();
  return done;
}
