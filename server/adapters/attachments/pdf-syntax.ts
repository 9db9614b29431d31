import { constants, inflateSync } from 'node:zlib';
import {
  PDFArray,
  type PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFParser,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';
import { Refusal } from '../../refusal.ts';

/** Unpacked size of all streams together: fifty scanned pages need less. */
const mostUnpacked = 160 * 1_048_576;
/** Objects and what stands in them; a drawing of a land registry has a tenth of it. */
const mostObjects = 2_000_000;
/** A file packed twice is odd, one packed five times is a trap. */
const mostFilters = 3;

const filters = new Set([
  'FlateDecode',
  'DCTDecode',
  'JPXDecode',
  'CCITTFaxDecode',
  'JBIG2Decode',
  'LZWDecode',
  'RunLengthDecode',
  'ASCII85Decode',
  'ASCIIHexDecode',
]);

const unreadable = () => new Refusal('invalid', 'attachment_unreadable');

/** The parser catches what is thrown in it, to go on behind a damaged object: so the refusal is kept. */
class SyntaxCheck extends PDFParser {
  refusal: Refusal | null = null;
  #left = mostUnpacked;
  #objects = 0;

  override parseObject(): PDFObject {
    if (this.refusal !== null) throw this.refusal;
    const object = super.parseObject();
    this.#objects += 1;
    try {
      if (this.#objects > mostObjects) throw unreadable();
      if (object instanceof PDFRawStream) this.#checkStream(object);
    } catch (error) {
      this.refusal = error instanceof Refusal ? error : unreadable();
      throw this.refusal;
    }
    return object;
  }

  #checkStream({ dict, contents }: PDFRawStream) {
    const packings = filtersOf(dict);
    const type = dict.lookup(PDFName.of('Type'));
    const describesObjects = type === PDFName.of('ObjStm') || type === PDFName.of('XRef');
    if (!describesObjects) {
      this.#unpack(contents, packings, { strict: false });
      return;
    }
    // What describes objects is unpacked by the library itself, which sets no limit to the other packings.
    if (packings.length > 1 || packings.some((name) => name !== 'FlateDecode')) throw unreadable();
    const unpacked = this.#unpack(contents, packings, { strict: true });
    if (type === PDFName.of('XRef')) checkReferences(dict, unpacked.length);
    else checkObjects(dict, unpacked);
  }

  /** Within what is left for the whole file. Only what the library unpacks has to be whole. */
  #unpack(contents: Uint8Array, packings: readonly string[], { strict }: { strict: boolean }): Uint8Array {
    let bytes = contents;
    for (const name of packings) {
      if (name !== 'FlateDecode') return bytes;
      try {
        bytes = inflateSync(bytes, {
          maxOutputLength: Math.max(this.#left, 1),
          finishFlush: constants.Z_SYNC_FLUSH,
        });
      } catch (error) {
        const tooMuch = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
        if (strict || tooMuch) throw unreadable();
        return bytes;
      }
      this.#left -= bytes.length;
    }
    return bytes;
  }
}

/** How a stream is packed: named in place, by known names. One that points elsewhere could be changed afterwards. */
function filtersOf(dict: PDFDict): string[] {
  const given = dict.get(PDFName.of('Filter'));
  const list = given instanceof PDFArray ? given.asArray() : given === undefined ? [] : [given];
  if (list.length > mostFilters || dict.get(PDFName.of('F')) !== undefined) throw unreadable();
  return list.map((filter) => {
    const name = filter instanceof PDFName ? filter.decodeText() : '';
    if (!filters.has(name)) throw unreadable();
    return name;
  });
}

/** A number that stands here itself, whole and not below zero. */
function count(object: PDFObject | undefined): number {
  const number = object instanceof PDFNumber ? object.asNumber() : Number.NaN;
  if (!Number.isSafeInteger(number) || number < 0) throw unreadable();
  return number;
}

/** A table of references has no more entries than its bytes hold. */
function checkReferences(dict: PDFDict, length: number) {
  const widths = dict.get(PDFName.of('W'));
  const index = dict.get(PDFName.of('Index'));
  const size = count(dict.get(PDFName.of('Size')));
  if (!(widths instanceof PDFArray) || widths.size() !== 3 || index instanceof PDFRef) throw unreadable();
  const width = widths.asArray().reduce((sum, each) => sum + count(each), 0);
  const entries =
    index instanceof PDFArray
      ? index.asArray().reduce((sum, each, at) => sum + (at % 2 === 1 ? count(each) : 0), 0)
      : size;
  if (width === 0 || entries * width > length) throw unreadable();
}

const isSpace = (byte: number) =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;

/** The first numbers of a packed group of objects, or null when they are not all there. */
function leadingNumbers(bytes: Uint8Array, wanted: number): number[] | null {
  const numbers: number[] = [];
  let at = 0;
  while (numbers.length < wanted) {
    while (at < bytes.length && isSpace(bytes[at] ?? 0)) at += 1;
    const start = at;
    let number = 0;
    for (; at - start < 10; at += 1) {
      const digit = (bytes[at] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) break;
      number = number * 10 + digit;
    }
    if (at === start) return null;
    numbers.push(number);
  }
  return numbers;
}

/** Each object of a packed group ends before the next begins: else a few bytes could be read again for each of them. */
function checkObjects(dict: PDFDict, bytes: Uint8Array) {
  const amount = count(dict.get(PDFName.of('N')));
  const first = count(dict.get(PDFName.of('First')));
  if (first > bytes.length || amount > first) throw unreadable();
  const numbers = leadingNumbers(bytes.subarray(0, first), amount * 2);
  if (numbers === null) throw unreadable();
  const starts = numbers.filter((_, at) => at % 2 === 1).sort((one, other) => one - other);
  starts.forEach((start, at) => {
    const end = starts[at + 1] ?? bytes.length - first;
    if (end <= start || first + start >= bytes.length) throw unreadable();
    PDFObjectParser.forBytes(bytes.subarray(first + start, first + end), dict.context).parseObject();
  });
}

/**
 * Reads the syntax of a PDF as the library will, and refuses what would make it do more work than the file is long:
 * sizes that lie, packings that are unknown or named elsewhere, groups of objects that overlap, gigabytes from kilobytes.
 * It is the library's own parser that reads here, so there is no second understanding of the file to slip between.
 */
export async function checkPdfSyntax(bytes: Uint8Array): Promise<void> {
  const parser = new SyntaxCheck(bytes, Number.POSITIVE_INFINITY);
  try {
    await parser.parseDocument();
  } catch (error) {
    throw parser.refusal ?? (error instanceof Refusal ? error : unreadable());
  }
  if (parser.refusal !== null) throw parser.refusal;
}
