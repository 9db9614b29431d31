import { deflateSync } from 'node:zlib';

/** One object of a PDF written by hand: its number and what stands between `obj` and `endobj`. */
type Part = readonly [number, string | Buffer];

/** A PDF of these objects, without a table of references: readers find the objects by themselves. */
export function pdfOf(parts: readonly Part[], trailer = '/Root 1 0 R'): Buffer {
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...parts.flatMap(([number, body]) => [
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]),
    Buffer.from(`trailer\n<<${trailer}>>\n%%EOF\n`),
  ]);
}

function stream(dict: string, bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${dict}/Length ${bytes.length}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

const catalog = (more = ''): Part => [1, `<</Type/Catalog/Pages 2 0 R${more}>>`];
const page = (number: number, more = ''): Part => [
  number,
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]${more}>>`,
];
const onePage = (more = '', ofCatalog = ''): Part[] => [
  catalog(ofCatalog),
  [2, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
  page(3, more),
];

/** Each level has the next one twice: 2^levels ways lead down. */
function pagesTwice(levels: number): Buffer {
  const nodes = Array.from(
    { length: levels },
    (_, level): Part => [level + 2, `<</Type/Pages/Count 1/Kids[${level + 3} 0 R ${level + 3} 0 R]>>`],
  );
  return pdfOf([catalog(), ...nodes, page(levels + 2)]);
}

function fieldsTwice(levels: number): Buffer {
  const fields = Array.from(
    { length: levels },
    (_, level): Part => [level + 10, `<</T(a)/Kids[${level + 11} 0 R ${level + 11} 0 R]>>`],
  );
  return pdfOf([
    ...onePage('', '/AcroForm<</Fields[10 0 R]>>'),
    ...fields,
    [levels + 10, '<</T(b)/FT/Tx/V(c)>>'],
  ]);
}

/** A group of objects, packed; `text` holds the numbers and the objects. */
const group = (dict: string, text: string | Buffer, packing = '/FlateDecode'): Part => [
  20,
  stream(`/Type/ObjStm/Filter ${packing}${dict}`, deflateSync(text)),
];

/** Every object of the group begins one sign later and reads all that follows. */
function nestedObjects(count: number): Part {
  const numbers = Array.from({ length: count }, (_, at) => `${at + 100} ${at}`).join(' ');
  return group(`/N ${count}/First ${numbers.length + 1}`, `${numbers} ${'['.repeat(count)}`);
}

const references = (dict: string, bytes = Buffer.alloc(8)): Part => [20, stream(`/Type/XRef${dict}`, bytes)];

/** What strangers send to stop an office, by kind; each is a few kilobytes. */
export const hostilePdfs: Readonly<Record<string, () => Buffer>> = {
  'pages that are each other’s twice over': () => pagesTwice(60),
  'a page tree that holds itself': () =>
    pdfOf([catalog(), [2, '<</Type/Pages/Kids[2 0 R]/Count 1>>'], page(3)]),
  'a page tree that comes back by a longer way': () =>
    pdfOf([
      catalog(),
      [2, '<</Type/Pages/Kids[4 0 R]/Count 1>>'],
      [4, '<</Type/Pages/Kids[5 0 R]/Count 1>>'],
      [5, '<</Type/Pages/Kids[4 0 R 3 0 R]/Count 1>>'],
      page(3),
    ]),
  'a page tree of 40 levels': () =>
    pdfOf([
      catalog(),
      ...Array.from(
        { length: 40 },
        (_, level): Part => [level + 2, `<</Type/Pages/Count 1/Kids[${level + 3} 0 R]>>`],
      ),
      page(42),
    ]),
  'parents in a circle': () =>
    pdfOf([
      catalog(),
      [2, '<</Type/Pages/Kids[3 0 R]/Count 1/Parent 4 0 R>>'],
      [4, '<</Type/Pages/Kids[]/Parent 2 0 R>>'],
      page(3),
    ]),
  'form fields that are each other’s twice over': () => fieldsTwice(50),
  'a form field that is its own child': () =>
    pdfOf([...onePage('', '/AcroForm<</Fields[10 0 R]>>'), [10, '<</T(a)/Kids[10 0 R]>>']]),
  'references without width, ten million of them': () =>
    pdfOf([...onePage(), references('/W[0 0 0]/Size 10000000/Index[0 10000000]')]),
  'references without width, two thousand million of them': () =>
    pdfOf([...onePage(), references('/W[0 0 0]/Size 2000000000/Index[0 2000000000]')]),
  'references by size alone': () => pdfOf([...onePage(), references('/W[1 1 1]/Size 2000000000')]),
  'references in many sections': () =>
    pdfOf([
      ...onePage(),
      references(`/W[0 1 0]/Size 9/Index[${Array.from({ length: 500 }, () => '0 900000').join(' ')}]`),
    ]),
  'references of a negative width': () => pdfOf([...onePage(), references('/W[-1 1 0]/Size 90000000')]),
  'references whose size stands elsewhere': () =>
    pdfOf([[9, '2000000000'], ...onePage(), references('/W[0 0 0]/Size 9 0 R')]),
  'a group of objects that says it holds a thousand million': () =>
    pdfOf([...onePage(), group('/N 1000000000/First 10', '1 0 2 3 [] [] ')]),
  'objects that each hold all that follow': () => pdfOf([...onePage(), nestedObjects(30_000)]),
  'a group of objects packed to a hundredth': () =>
    pdfOf([...onePage(), group('/N 1/First 4', Buffer.alloc(400 * 1_048_576, 0x20))]),
  'a packing that is named elsewhere': () =>
    pdfOf([
      [10, '[/LZWDecode]'],
      ...onePage(),
      [20, stream('/Type/ObjStm/Filter 10 0 R/N 1/First 4', Buffer.alloc(5000, 0x80))],
    ]),
  'a packing whose name is spelled in signs': () =>
    pdfOf([
      ...onePage(),
      [20, stream('/Type/Obj#53tm/Filter/LZ#57Decode/N 1/First 4', Buffer.alloc(5000, 0x80))],
    ]),
  'a type that is named elsewhere': () =>
    pdfOf([
      [10, '/ObjStm'],
      ...onePage(),
      [20, stream('/Type 10 0 R/Filter/RunLengthDecode/N 1/First 4', Buffer.alloc(5000, 0x80))],
    ]),
  'packed five times': () =>
    pdfOf([
      ...onePage('/Contents 20 0 R'),
      [20, stream('/Filter[/FlateDecode/FlateDecode/FlateDecode/FlateDecode/FlateDecode]', Buffer.alloc(9))],
    ]),
  'a packing that nobody knows': () =>
    pdfOf([...onePage('/Contents 20 0 R'), [20, stream('/Filter/Rahasia', Buffer.alloc(9))]]),
  'a stream whose bytes are in another file': () =>
    pdfOf([...onePage('/Contents 20 0 R'), [20, stream('/F(/etc/passwd)', Buffer.alloc(9))]]),
  'brackets in brackets, a million deep': () => pdfOf(onePage(`/X ${'['.repeat(1_000_000)}`)),
  'dictionaries in dictionaries, deep': () => pdfOf(onePage('/X<<'.repeat(300_000))),
  'more marks than a page can show': () =>
    pdfOf([...onePage(`/Annots[${'4 0 R '.repeat(6_000)}]`), [4, '<</Subtype/Ink/Rect[0 0 1 1]>>']]),
};
