import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, type PDFPage, PDFStream } from 'pdf-lib';
import { Refusal } from '../../refusal.ts';

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate);

const mostPages = 50;
/** Unpacked size of all streams together: fifty scanned pages need less. */
const mostUnpacked = 160 * 1_048_576;
/** Bytes that stand in no object: each is tried as the beginning of one, which is slow. */
const mostRubbish = 65_536;
const oldPackings = ['LZWDecode', 'RunLengthDecode', 'ASCII85Decode', 'ASCIIHexDecode'];

/** Whatever runs, is fetched, is embedded, or tells of the sender's machine. */
const unwanted = [
  'AA',
  'AF',
  'Alternates',
  'EF',
  'JS',
  'JavaScript',
  'Metadata',
  'OPI',
  'OpenAction',
  'PieceInfo',
  'PS',
  'Ref',
].map((name) => PDFName.of(name));

const keptOfPage = [
  'Type',
  'Parent',
  'Resources',
  'MediaBox',
  'CropBox',
  'Rotate',
  'UserUnit',
  'Group',
  'Contents',
];
/** Marks that somebody drew or typed over the page: these are read, the other kinds do something. */
const drawnMarks = [
  'FreeText',
  'Stamp',
  'Ink',
  'Highlight',
  'Underline',
  'StrikeOut',
  'Square',
  'Circle',
  'Line',
  'Polygon',
  'PolyLine',
];
const keptOfMark = ['Type', 'Subtype', 'Rect', 'AP', 'F', 'C', 'CA', 'Border'];

/**
 * Writes a PDF anew from what its pages show: no scripts, actions, links, forms, embedded files or metadata. What was
 * filled into a form stays as text on the page.
 */
export async function cleanPdf(bytes: Buffer): Promise<{ bytes: Buffer; pages: number }> {
  await refuseBomb(bytes);
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
    if (source.isEncrypted) throw new Refusal('invalid', 'attachment_encrypted');
    const count = source.getPageCount();
    if (count === 0) throw new Refusal('invalid', 'attachment_unreadable');
    if (count > mostPages) throw new Refusal('invalid', 'attachment_too_many_pages', { max: mostPages });
    flattenForm(source);
    for (const page of source.getPages()) stripPage(page);
    for (const [, object] of source.context.enumerateIndirectObjects()) strip(object);

    const clean = await PDFDocument.create({ updateMetadata: false });
    // Only what a page refers to is copied; embedded files and scripts stay behind with the old file.
    for (const page of await clean.copyPages(source, source.getPageIndices())) clean.addPage(page);
    return { bytes: Buffer.from(await clean.save({ addDefaultPage: false })), pages: count };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('invalid', 'attachment_unreadable');
  }
}

function flattenForm(source: PDFDocument): void {
  if (!source.catalog.has(PDFName.of('AcroForm'))) return;
  try {
    source.getForm().flatten({ updateFieldAppearances: false });
  } catch {
    // A form that cannot be drawn is dropped with the other annotations; the page itself stays.
  }
}

function stripPage(page: PDFPage): void {
  const marks = page.node.Annots();
  const kept = marks === undefined ? [] : drawn(marks);
  for (const key of page.node.keys()) {
    if (!keptOfPage.includes(key.decodeText())) page.node.delete(key);
  }
  if (kept.length > 0) page.node.set(PDFName.of('Annots'), page.doc.context.obj(kept));
}

function drawn(marks: PDFArray): PDFDict[] {
  const kept: PDFDict[] = [];
  for (let index = 0; index < marks.size(); index += 1) {
    const mark = marks.lookup(index);
    if (!(mark instanceof PDFDict)) continue;
    const kind = mark.lookup(PDFName.of('Subtype'));
    if (!(kind instanceof PDFName) || !drawnMarks.includes(kind.decodeText())) continue;
    const copy = mark.context.obj({});
    for (const name of keptOfMark) {
      const value = mark.get(PDFName.of(name));
      if (value !== undefined) copy.set(PDFName.of(name), value);
    }
    kept.push(copy);
  }
  return kept;
}

/** Takes the unwanted entries out of an object and of all that stands inside it. */
function strip(object: PDFObject, depth = 0): void {
  // Deeper than any real file nests without references.
  if (depth > 100) throw new Refusal('invalid', 'attachment_unreadable');
  if (object instanceof PDFStream) strip(object.dict, depth + 1);
  else if (object instanceof PDFArray) for (const item of object.asArray()) strip(item, depth + 1);
  else if (object instanceof PDFDict) {
    for (const name of unwanted) object.delete(name);
    for (const value of object.values()) strip(value, depth + 1);
  }
}

/**
 * Some streams are unpacked to read the file at all, so a small file could ask for gigabytes. Every stream is unpacked
 * here first, within a limit and one at a time: which of them describe objects is the sender's word.
 */
async function refuseBomb(bytes: Buffer): Promise<void> {
  const source = bytes.toString('latin1');
  const names = source.replace(/#([0-9a-f]{2})/giu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  // Files new enough to pack their objects never use the old packings, which cannot be measured here.
  const packsObjects = /\/(?:ObjStm|XRef)\b/u.test(names);
  if (packsObjects && oldPackings.some((name) => names.includes(name))) throw unreadable();
  refuseRubbish(source);
  let left = mostUnpacked;
  let end = 0;
  for (const match of source.matchAll(/stream\r?\n/gu)) {
    const start = match.index + match[0].length;
    if (source.endsWith('end', match.index)) continue;
    if (end < start) end = source.indexOf('endstream', start);
    if (end === -1) end = source.length;
    let packed = bytes.subarray(start, end);
    // Packed again and again: each layer counts.
    while (packed[0] !== undefined && (packed[0] & 0x0f) === 8) {
      const unpacked = await unpack(packed, { maxOutputLength: Math.max(left, 1) }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ERR_BUFFER_TOO_LARGE') throw unreadable();
          return Buffer.alloc(0);
        },
      );
      left -= unpacked.length;
      if (packsObjects && oldPackings.some((name) => unpacked.includes(name))) throw unreadable();
      packed = unpacked;
    }
  }
}

function refuseRubbish(source: string): void {
  let from = 0;
  let rubbish = 0;
  while (from < source.length) {
    const next = source.indexOf(' obj', from);
    const gap = source.slice(from, next === -1 ? undefined : next);
    // A table of references stands in no object either, and is read at once.
    if (!gap.includes('xref')) rubbish += gap.length;
    if (rubbish > mostRubbish + source.length / 20) throw unreadable();
    if (next === -1) return;
    const end = source.indexOf('endobj', next);
    if (end === -1) return;
    from = end + 'endobj'.length;
  }
}

function unreadable(): Refusal {
  return new Refusal('invalid', 'attachment_unreadable');
}
