import { PDFDocument } from 'pdf-lib';
import { inBoth } from '../../../../locales/both.ts';
import {
  formatClock,
  formatDate,
  formatDateTime,
  formatNumber,
  zoneName,
} from '../../../../locales/format.ts';
import type { ComplaintAttachmentOnPaper, ComplaintOnPaper } from '../port.ts';
import type { Sheet } from '../sheet.ts';
import { columns, listed, rows, small, words } from './parts.ts';

/** Who complained, when and where, when the office had it, and the text as submitted. */
export function complaintAsSubmitted(sheet: Sheet, zone: string, file: ComplaintOnPaper): void {
  sheet.heading(words('complainant'));
  if (file.identityWithheld) sheet.both(words('identityWithheld'));
  else {
    for (const key of ['name', 'address', 'phone', 'email'] as const) rows(sheet, [[key, file[key] ?? '']]);
  }

  sheet.heading(words('submission'));
  rows(sheet, [
    ['number', file.number],
    ['channel', inBoth(file.channel)],
    ['submittedPlace', file.submittedPlace ?? ''],
    ['submittedAt', submittedAt(file, zone)],
    ['receivedAt', formatDateTime(file.receivedAt, { locale: 'id', zone })],
    ['bookedBy', file.receivedBy ?? inBoth(words('byWebForm'))],
    ['signature', inBoth(file.signature ?? words('noSignature'))],
  ]);

  for (const key of ['description', 'remedy', 'immediateResponse'] as const) {
    const text = file[key] ?? '';
    if (text === '' && key !== 'description') continue;
    sheet.heading(words(key));
    if (text === '') sheet.both(words('noText'));
    else sheet.text(text);
  }

  listed(
    sheet,
    'attachments',
    'noAttachments',
    columns(['position', 'kind', 'size'], [1, 6, 2]),
    file.attachments.map((each) => [
      String(each.position),
      inBoth(words(isPdf(each) ? 'pdf' : 'picture')),
      `${formatNumber(Math.max(1, Math.round(each.byteLength / 1024)), 'id')} KB`,
    ]),
  );
}

function isPdf({ mediaType }: ComplaintAttachmentOnPaper): boolean {
  return mediaType === 'application/pdf';
}

function submittedAt({ submittedOn, submittedTime }: ComplaintOnPaper, zone: string): string {
  const parts = [
    submittedOn === null ? null : formatDate(submittedOn, { locale: 'id', zone }),
    submittedTime === null ? null : `${formatClock(submittedTime, 'id')} ${zoneName(zone)}`,
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
export function attachedPictures(sheet: Sheet, file: ComplaintOnPaper, pdfs: AttachedPdfs): void {
  for (const each of file.attachments) {
    const damaged = pdfs.get(each.position) === null;
    if (each.bytes === null || (isPdf(each) && !damaged)) continue;
    sheet.newPage();
    sheet.both(
      words('attachmentOf', () => ({ position: String(each.position), number: file.number })),
      small,
    );
    if (damaged || !picture(sheet, each.bytes)) sheet.both(words('attachmentMissing'));
  }
}

function picture(sheet: Sheet, bytes: Buffer): boolean {
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
