import { printed } from '../../../../brand/tokens.ts';
import { inBoth, type TwoLanguages } from '../../../../locales/both.ts';
import { formatDate } from '../../../../locales/format.ts';
import type { Locale } from '../../../../locales/translator.ts';
import type {
  LetterFacts,
  LetterOffice,
  LetterPart,
  Recipient,
  ReportFacts,
  Signer,
  TrackingOnPaper,
} from '../port.ts';
import { formats, Sheet } from '../sheet.ts';
import { addressOfCode, grouped } from '../symbols.ts';
import { words } from './parts.ts';

const { ink, inkSoft } = printed;

/** A paper on the office's letterhead; `reference` stands at the foot of every page. */
export function beginLetter(office: LetterOffice, reference: string, at: Date): Sheet {
  const sheet = new Sheet(formats.a4, office, reference, at);
  if (office.government !== null) {
    sheet.text(office.government.toUpperCase(), { size: 11, weight: 600, align: 'center', after: 0 });
  }
  sheet.text(office.name.toUpperCase(), { size: 13.5, weight: 700, align: 'center', after: 1 });
  const { phone } = office;
  const reach = [office.address, phone === null ? null : words('telephone', () => ({ phone })).id].filter(
    (part) => part !== null && part !== '',
  );
  if (reach.length > 0) {
    sheet.text(reach.join(' · '), { size: 8.6, color: inkSoft, align: 'center', after: 3 });
  }
  sheet.y += 2;
  sheet.rule(ink, 1.8);
  sheet.y += 2.6;
  sheet.rule(ink, 0.6);
  sheet.y += 14;
  return sheet;
}

/** The head of a report: its title and the days from which to which it counts. */
export function beginReport(
  { office, title, figures, madeAt }: ReportFacts<{ from: string; to: string }>,
  period: (values: (locale: Locale) => Record<string, string>) => TwoLanguages,
): Sheet {
  const { zone } = office;
  const sheet = beginLetter(office, title.id, madeAt);
  sheet.title(title);
  const span = period((locale) => ({
    from: formatDate(figures.from, { locale, zone }),
    to: formatDate(figures.to, { locale, zone }),
  }));
  sheet.both(span, { align: 'center', size: 9.5 });
  return sheet;
}

/** The letterhead, then Nomor, Sifat, Lampiran, Hal; the date at the right; whom it is for. */
export function beginAddressed(
  office: LetterOffice,
  letter: {
    reference: string;
    number: string | null;
    /** ISO date. */
    date: string;
    confidential?: boolean;
    enclosure?: string;
    subject: string | TwoLanguages;
    recipient: Recipient;
  },
): Sheet {
  // Noon keeps the day in every zone of the country: the date of a letter has no hour.
  const sheet = beginLetter(office, letter.reference, new Date(`${letter.date}T05:00:00Z`));
  const { zone, place } = office;
  const { subject, recipient } = letter;
  const date = formatDate(letter.date, { locale: 'id', zone });
  const dated = place === null ? date : `${place}, ${date}`;
  sheet.at(sheet.y, dated, { x: sheet.right - 210, width: 210, align: 'right' });
  for (const [key, value] of [
    // Without a number there is room to write it by hand.
    ['letterNumber', letter.number ?? ' '],
    ['nature', words(letter.confidential === true ? 'confidential' : 'ordinary').id],
    ['enclosure', letter.enclosure ?? ''],
    ['subject', typeof subject === 'string' ? subject : subject.id],
  ] as const) {
    sheet.row(words(key).id, value, { labelWidth: 52 });
  }
  if (typeof subject !== 'string') {
    sheet.y -= 2;
    sheet.text(subject.en, { x: sheet.left + 64, size: 8.4, color: inkSoft, after: 0 });
  }
  sheet.y += 12;
  const where = recipient.address ?? '';
  sheet.text(`${words('to').id} ${recipient.name}`, { weight: 600, width: 300, after: 0 });
  sheet.text(where === '' ? words('atPlace').id : where, { width: 300, after: 16 });
  return sheet;
}

/** Place for a signature: post, room for the pen, name and NIP. Gives its height. */
export function signature(sheet: Sheet, signer: Signer, at: { x: number; width: number; y: number }): number {
  const { x, width } = at;
  let y = at.y + sheet.at(at.y, signer.title, { x, width }) + 48;
  y += sheet.at(y, signer.name, { x, width, weight: 700 });
  sheet.line(x, y, x + width * 0.86, y);
  const { nip } = signer;
  if (nip !== null) y += 2 + sheet.at(y + 2, words('nip', () => ({ nip })).id, { x, width, size: 9 });
  return y - at.y;
}

/** Thanks, and signed at the right: a signature never stands alone on a page. */
export function close(sheet: Sheet, signer: Signer, thanks: string | TwoLanguages): void {
  sheet.room(142);
  if (typeof thanks === 'string') sheet.text(thanks);
  else sheet.both(thanks);
  sheet.y += 8;
  const width = 215;
  sheet.y += signature(sheet, signer, { x: sheet.right - width, width, y: sheet.y }) + 10;
}

/** Words beside the code to scan. */
function track(sheet: Sheet, { url, code }: TrackingOnPaper): void {
  const side = 58;
  sheet.room(side + 10);
  const top = sheet.y;
  sheet.qr(url, side, sheet.left, top);
  const { id, en } = words('trackHere', () => ({ address: addressOfCode(url), code: grouped(code) }));
  const beside = { x: sheet.left + side + 14, width: sheet.width - side - 14 };
  const height = sheet.at(top + 8, id, beside);
  sheet.at(top + 10 + height, en, { ...beside, size: 8.4, color: inkSoft });
  sheet.y = top + side + 10;
}

function write(sheet: Sheet, part: LetterPart): void {
  if ('both' in part) sheet.both(part.both, { weight: part.bold === true ? 600 : 400 });
  else if ('text' in part) sheet.text(part.text, { after: 9 });
  else if ('list' in part) {
    part.list.forEach((item, index) => {
      sheet.text(`${index + 1}.  ${inBoth(item)}`, { x: sheet.left + 14, weight: 600, after: 1 });
    });
    sheet.y += 6;
  } else {
    for (const [label, value] of part.rows) {
      sheet.row(label, value, typeof label === 'string' ? { labelWidth: 190 } : {});
    }
    sheet.y += 6;
  }
}

/** A letter in both languages on the letterhead: its body, where the case can be followed, thanks and signature. */
export function letter(facts: LetterFacts): Promise<Buffer> {
  const sheet = beginAddressed(facts.office, facts);
  for (const part of facts.body) write(sheet, part);
  if (facts.tracking !== null) track(sheet, facts.tracking);
  if (facts.signer !== null) close(sheet, facts.signer, words('thanks'));
  return sheet.finish();
}
