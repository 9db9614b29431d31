import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, type PDFPage, PDFStream } from 'pdf-lib';
import { Refusal } from '../../refusal.ts';

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate);

const mostPages = 50;
/** Unpacked size of what describes the file's objects: thousands of pages of text need less. */
const mostUnpacked = 48 * 1_048_576;

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
 * Object and cross-reference streams are unpacked to read the file at all, so a small file could ask for gigabytes.
 * These are unpacked here first, within a limit, and no other packing than the usual one is taken.
 */
async function refuseBomb(bytes: Buffer): Promise<void> {
  const source = bytes.toString('latin1');
  let left = mostUnpacked;
  for (const match of source.matchAll(/\bstream\r?\n/gu)) {
    const head = source
      .slice(Math.max(0, source.lastIndexOf(' obj', match.index)), match.index)
      .replace(/#([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (!/\/(?:ObjStm|XRef)\b/u.test(head)) continue;
    if (!/\/Filter\b/u.test(head)) continue;
    if (!/\/Filter\s*(?:\/FlateDecode\b|\[\s*\/FlateDecode\s*\])/u.test(head)) {
      throw new Refusal('invalid', 'attachment_unreadable');
    }
    const start = match.index + match[0].length;
    const end = source.indexOf('endstream', start);
    try {
      const unpacked = await unpack(bytes.subarray(start, end === -1 ? undefined : end), {
        maxOutputLength: Math.max(left, 1),
      });
      left -= unpacked.length;
    } catch {
      throw new Refusal('invalid', 'attachment_unreadable');
    }
  }
}
