import { formatDate } from '../../../../locales/format.ts';
import type { Typeface } from '../typeface.ts';
import { both } from '../words.ts';
import { attachedPdfs, attachedPictures, complaintAsSubmitted, withAttachedPdfs } from './complaint-file.ts';
import type { ForwardingLetterFacts } from './letter-port.ts';
import { LetterSheet } from './letter-sheet.ts';
import { dayOf } from './letters.ts';

/** To the competent agency, in Indonesian alone; the complaint file itself follows on pages of its own. */
export async function forwardingLetter(typeface: Typeface, facts: ForwardingLetterFacts): Promise<Buffer> {
  const { office, file } = facts;
  const written = { locale: 'id', zone: office.zone } as const;
  const sheet = new LetterSheet(typeface, office, facts.letterNumber, dayOf(facts.letterOn));
  sheet.letterhead();
  sheet.address({
    number: facts.letterNumber,
    date: facts.letterOn,
    nature: facts.confidential ? 'confidential' : 'ordinary',
    enclosure: both('letters.oneFile').id,
    subject: both('letters.forwardingSubject', () => ({ number: file.number })).id,
    recipient: facts.agency,
  });
  sheet.text(
    both('letters.forwardingOpening', () => ({
      number: file.number,
      received: formatDate(file.receivedAt, written),
      channel: file.channel.id.toLowerCase(),
    })).id,
    { after: 9 },
  );
  for (const [key, text] of [
    ['letters.summary', facts.summary],
    ['letters.ground', facts.ground],
  ] as const) {
    sheet.text(both(key).id, { weight: 600, after: 1 });
    sheet.text(text, { x: sheet.left + 14, after: 9 });
  }
  sheet.text(both('letters.forwardingReport', () => ({ due: formatDate(facts.agencyDueOn, written) })).id, {
    after: 6,
  });
  const side = 62;
  sheet.room(side + 10);
  sheet.qr(facts.agencyLink, side, sheet.left + 14, sheet.y);
  sheet.at(sheet.y + 18, facts.agencyLink, {
    x: sheet.left + side + 28,
    width: sheet.width - side - 28,
    size: 9.5,
    weight: 600,
  });
  sheet.y += side + 10;
  sheet.text(both('letters.forwardingIdentity').id, { after: 9 });
  sheet.close(facts.signer, { id: both('letters.thanks').id });

  sheet.newPage();
  sheet.title(both('letters.fileTitle', () => ({ number: file.number })));
  complaintAsSubmitted(sheet, office.zone, file);
  const pdfs = await attachedPdfs(file);
  attachedPictures(sheet, file, pdfs);
  return withAttachedPdfs(await sheet.finish(), pdfs);
}
