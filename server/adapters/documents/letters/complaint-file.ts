import { PDFDocument } from 'pdf-lib';
import { formatDate, formatDateTime, formatNumber, zoneName } from '../../../../locales/format.ts';
import { both, inBoth } from '../words.ts';
import type { ComplaintAttachmentOnPaper, ComplaintOnPaper } from './letter-port.ts';
import type { LetterSheet } from './letter-sheet.ts';

/** Who complained, when and where, when the office had it, and the text as submitted. */
export function complaintAsSubmitted(sheet: LetterSheet, zone: string, file: ComplaintOnPaper): void {
  sheet.heading(both('letters.complainant'));
  if (file.identityWithheld) sheet.both(both('letters.identityWithheld'));
  else {
    sheet.row(both('letters.name'), file.name ?? '');
    sheet.row(both('letters.address'), file.address ?? '');
    sheet.row(both('letters.phone'), file.phone ?? '');
    sheet.row(both('letters.email'), file.email ?? '');
  }

  sheet.heading(both('letters.submission'));
  sheet.row(both('letters.number'), file.number);
  sheet.row(both('letters.channel'), inBoth(file.channel));
  sheet.row(both('letters.submittedPlace'), file.submittedPlace ?? '');
  sheet.row(both('letters.submittedAt'), submittedAt(file, zone));
  sheet.row(both('letters.receivedAt'), formatDateTime(file.receivedAt, { locale: 'id', zone }));
  sheet.row(both('letters.bookedBy'), file.receivedBy ?? inBoth(both('letters.byWebForm')));
  const { signature } = file;
  sheet.row(both('letters.signature'), inBoth(signature ?? both('letters.noSignature')));

  sheet.heading(both('letters.description'));
  const { description } = file;
  if (description === null || description === '') sheet.both(both('letters.noText'));
  else sheet.text(description);
  for (const [key, text] of [
    ['letters.remedy', file.remedy],
    ['letters.immediateResponse', file.immediateResponse],
  ] as const) {
    if (text === null || text === '') continue;
    sheet.heading(both(key));
    sheet.text(text);
  }

  sheet.heading(both('letters.attachments'));
  if (file.attachments.length === 0) sheet.both(both('letters.noAttachments'), { size: 9 });
  else {
    sheet.table(
      [
        { title: both('letters.position'), share: 1 },
        { title: both('letters.kind'), share: 6 },
        { title: both('letters.size'), share: 2, align: 'right' },
      ],
      file.attachments.map((each) => [
        String(each.position),
        inBoth(both(isPdf(each) ? 'letters.pdf' : 'letters.picture')),
        `${formatNumber(Math.max(1, Math.round(each.byteLength / 1024)), 'id')} KB`,
      ]),
    );
  }
}

function isPdf({ mediaType }: ComplaintAttachmentOnPaper): boolean {
  return mediaType === 'application/pdf';
}

function submittedAt({ submittedOn, submittedTime }: ComplaintOnPaper, zone: string): string {
  const parts = [
    submittedOn === null ? null : formatDate(submittedOn, { locale: 'id', zone }),
    submittedTime === null ? null : `${submittedTime.replace(':', '.')} ${zoneName(zone)}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** Attached PDFs by position; null where one cannot be read. */
type AttachedPdfs = ReadonlyMap<number, PDFDocument | null>;

export async function attachedPdfs(file: ComplaintOnPaper): Promise<AttachedPdfs> {
  const opened = new Map<number, PDFDocument | null>();
  for (const each of file.attachments) {
    if (each.bytes === null || !isPdf(each)) continue;
    const pdf = await PDFDocument.load(each.bytes, { updateMetadata: false }).catch(() => null);
    opened.set(each.position, pdf);
  }
  return opened;
}

/** Each picture on a page of its own. A damaged attachment is named, and does not keep the letter from going out. */
export function attachedPictures(sheet: LetterSheet, file: ComplaintOnPaper, pdfs: AttachedPdfs): void {
  for (const each of file.attachments) {
    const damaged = pdfs.get(each.position) === null;
    if (each.bytes === null || (isPdf(each) && !damaged)) continue;
    sheet.newPage();
    sheet.both(
      both('letters.attachmentOf', () => ({ position: String(each.position), number: file.number })),
      { size: 9 },
    );
    if (damaged || !picture(sheet, each.bytes)) sheet.both(both('letters.attachmentMissing'));
  }
}

function picture(sheet: LetterSheet, bytes: Buffer): boolean {
  try {
    const fit: [number, number] = [sheet.width, sheet.bottom - sheet.y];
    sheet.document.image(bytes, sheet.left, sheet.y, { fit, align: 'center' });
    return true;
  } catch {
    return false;
  }
}

/** The letter with the pages of attached PDFs behind it. */
export async function withAttachedPdfs(paper: Buffer, pdfs: AttachedPdfs): Promise<Buffer> {
  const readable = [...pdfs.values()].filter((pdf) => pdf !== null);
  if (readable.length === 0) return paper;
  const whole = await PDFDocument.load(paper, { updateMetadata: false });
  for (const source of readable) {
    for (const page of await whole.copyPages(source, source.getPageIndices())) whole.addPage(page);
  }
  return Buffer.from(await whole.save({ useObjectStreams: false }));
}
