import { formatDate } from '../../../../locales/format.ts';
import type { ForwardingLetterFacts } from '../port.ts';
import { attachedPdfs, attachedPictures, complaintAsSubmitted, withAttachedPdfs } from './complaint-file.ts';
import { beginAddressed, close } from './letter.ts';
import { words } from './parts.ts';

/** To the competent agency, in Indonesian alone; the complaint file itself follows on pages of its own. */
export async function forwardingLetter(facts: ForwardingLetterFacts): Promise<Buffer> {
  const { office, file } = facts;
  const written = { locale: 'id', zone: office.zone } as const;
  const number = { number: file.number };
  const sheet = beginAddressed(office, {
    reference: facts.letterNumber,
    number: facts.letterNumber,
    date: facts.letterOn,
    confidential: facts.confidential,
    enclosure: words('oneFile').id,
    subject: words('forwardingSubject', () => number).id,
    recipient: facts.agency,
  });
  const opening = words('forwardingOpening', () => ({
    ...number,
    received: formatDate(file.receivedAt, written),
    channel: file.channel.id.toLowerCase(),
  }));
  sheet.text(opening.id, { after: 9 });
  for (const key of ['summary', 'ground'] as const) {
    sheet.text(words(key).id, { weight: 600, after: 1 });
    sheet.text(facts[key], { x: sheet.left + 14, after: 9 });
  }
  const due = formatDate(facts.agencyDueOn, written);
  sheet.text(words('forwardingReport', () => ({ due })).id, { after: 6 });
  const side = 62;
  sheet.room(side + 10);
  sheet.qr(facts.agencyLink, side, sheet.left + 14, sheet.y);
  const x = sheet.left + side + 28;
  sheet.at(sheet.y + 18, facts.agencyLink, { x, width: sheet.right - x, size: 9.5, weight: 600 });
  sheet.y += side + 10;
  sheet.text(words('forwardingIdentity').id, { after: 9 });
  close(sheet, facts.signer, words('thanks').id);

  sheet.newPage();
  sheet.title(words('fileTitle', () => number));
  complaintAsSubmitted(sheet, office.zone, file);
  const pdfs = await attachedPdfs(file);
  attachedPictures(sheet, file, pdfs);
  return withAttachedPdfs(await sheet.finish(), pdfs);
}
