import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, type PDFPage, PDFStream } from 'pdf-lib';
import { Refusal } from '../../refusal.ts';
import { checkPdfSyntax } from './pdf-syntax.ts';
import { checkPdfTrees } from './pdf-trees.ts';

const mostPages = 50;
/** The trailer of a PDF under a password says how it is locked, or where that stands. */
const locked = /\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/u;
/** Bytes that stand in no object: each is tried as the beginning of one, which is slow. */
const mostRubbish = 65_536;

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
  const text = bytes.toString('latin1');
  refuseRubbish(text);
  try {
    await checkPdfSyntax(bytes);
  } catch (error) {
    // What is locked is not damaged: its objects are only unreadable to us.
    throw locked.test(text) ? encrypted() : error;
  }
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
    if (source.isEncrypted) throw encrypted();
    checkPdfTrees(source, mostPages);
    const count = source.getPageCount();
    if (count === 0) throw unreadable();
    flattenForm(source);
    for (const page of source.getPages()) stripPage(page);
    for (const [, object] of source.context.enumerateIndirectObjects()) strip(object);

    const clean = await PDFDocument.create({ updateMetadata: false });
    // Only what a page refers to is copied; embedded files and scripts stay behind with the old file.
    for (const page of await clean.copyPages(source, source.getPageIndices())) clean.addPage(page);
    return { bytes: Buffer.from(await clean.save({ addDefaultPage: false })), pages: count };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable();
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
  if (depth > 100) throw unreadable();
  if (object instanceof PDFStream) strip(object.dict, depth + 1);
  else if (object instanceof PDFArray) for (const item of object.asArray()) strip(item, depth + 1);
  else if (object instanceof PDFDict) {
    for (const name of unwanted) object.delete(name);
    for (const value of object.values()) strip(value, depth + 1);
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

const unreadable = () => new Refusal('invalid', 'attachment_unreadable');
const encrypted = () => new Refusal('invalid', 'attachment_encrypted');
