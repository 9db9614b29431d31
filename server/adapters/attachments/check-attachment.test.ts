import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PDFDocument, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { id } from '../../../locales/id.ts';
import { memoryToRead } from '../../../test/memory.ts';
import { readPdf } from '../../../test/pdf-text.ts';
import { openPdf } from '../documents/sheet.ts';
import { face } from '../documents/typeface.ts';
import { openFileReaders } from '../file-reading/index.ts';

/** As an officer's file is read: by a process of its own. */
const readers = openFileReaders();
afterAll(() => readers.close());
const { checkAttachment } = readers.officers;

/** Put together here, so that no scanner takes this file for the sample itself. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join('');
const mark = 'EICAR-STANDARD-ANTIVIRUS';

const photo = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: '#1e56a8' } });

async function pdfOf(pages: number): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  for (let page = 1; page <= pages; page += 1) {
    document.addPage([300, 400]).drawText(`Halaman ${page}`, { x: 20, y: 200 });
  }
  return document;
}

const refused = (file: Buffer | string, code: string, params?: object) =>
  expect(checkAttachment(file)).rejects.toMatchObject({
    name: 'Refusal',
    kind: 'invalid',
    code,
    ...(params === undefined ? {} : { params }),
  });

/** Everything in a PDF as text: its streams unpacked. */
async function inside(pdf: Buffer): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const parts: string[] = [];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    parts.push(object.toString());
    if (object instanceof PDFRawStream) parts.push(Buffer.from(object.contents).toString('latin1'));
  }
  return parts.join('\n');
}

describe('what is refused, and by what name', () => {
  const cases: [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'attachment_empty'],
    ['10 MB and a byte', Buffer.alloc(10 * 1_048_576 + 1, 0x20), 'attachment_too_large'],
    ['the malware test file', Buffer.from(eicar), 'attachment_type_not_allowed'],
    ['text', Buffer.from('uraian saya'), 'attachment_type_not_allowed'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'attachment_type_not_allowed'],
    ['a page of HTML', Buffer.from('<!doctype html><script>1</script>'), 'attachment_type_not_allowed'],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1'), 'attachment_type_not_allowed'],
    ['a Word file', Buffer.from('PK\x03\x04word/document.xml', 'latin1'), 'attachment_type_not_allowed'],
    ['a JPEG mark alone', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'attachment_unreadable'],
    ['a PDF mark alone', Buffer.from('%PDF-1.7\n'), 'attachment_unreadable'],
    ['an HEIC that is none', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'attachment_is_heic'],
  ];
  test.each(cases)('%s', async (_what, bytes, code) => {
    await refused(bytes, code);
    expect(id.refusals).toHaveProperty(code);
  });

  test('a PDF of 51 pages', async () => {
    const bytes = Buffer.from(await (await pdfOf(51)).save());
    await refused(bytes, 'attachment_too_many_pages', { max: 50 });
  });

  test('a PDF under a password', async () => {
    const { document, done } = openPdf({ userPassword: 'rahasia', pdfVersion: '1.7' });
    document.text('terkunci');
    document.end();
    await refused(await done, 'attachment_encrypted');
  });

  test('a PDF that says in its trailer itself how it is locked', async () => {
    const open = Buffer.from(await (await pdfOf(1)).save({ useObjectStreams: false })).toString('latin1');
    const lock = '/Encrypt << /Filter /Standard /V 1 /R 2 /O (o) /U (u) /P -4 >>';
    const bytes = Buffer.from(
      open.replace(/trailer\s*<</, (start) => `${start} ${lock}`),
      'latin1',
    );
    expect(bytes.length).toBeGreaterThan(open.length);
    await refused(bytes, 'attachment_encrypted');
  });

  test('a PDF cut off half-way', async () => {
    const bytes = Buffer.from(await (await pdfOf(5)).save({ useObjectStreams: false }));
    await refused(bytes.subarray(0, bytes.length / 3), 'attachment_unreadable');
  });

  test('a PDF that unpacks to gigabytes, without unpacking it', async () => {
    const packed = deflateSync(Buffer.alloc(200 * 1_048_576), { level: 9 });
    expect(packed.length).toBeLessThan(1_048_576);
    const wrap = (type: string) =>
      Buffer.concat([
        Buffer.from(
          `%PDF-1.7\n1 0 obj\n<</Type/${type}/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
        ),
        packed,
        Buffer.from('\nendstream\nendobj\n%%EOF'),
      ]);
    const types = ['ObjStm', 'Obj#53tm', 'ObjStm/X(stream\n)', 'ObjStm/Y[/LZ#57Decode]'];
    const bombs = types.map(wrap);
    for (const bomb of bombs) await refused(bomb, 'attachment_unreadable');
    const reader = {
      module: '/server/adapters/attachments/check-attachment.ts',
      name: 'checkAttachment',
      options: 'street',
    };
    const plain = Buffer.from(await (await pdfOf(1)).save());
    expect(await memoryToRead(reader, plain, ...bombs)).toBeLessThan(300 * 1_048_576);
  });

  test('a PDF made to be slow to read through, in a moment', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(9_000_000, 'stream\n')]);
    const began = performance.now();
    await refused(bytes, 'attachment_unreadable');
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('a picture of 9,000 x 9,000 in a few kilobytes, without decoding it', async () => {
    const bytes = await photo(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
    await refused(bytes, 'attachment_too_many_pixels', { width: 9_000, height: 9_000 });
  });

  test('whatever bytes come: a refusal by name or a clean file, never a crash', async () => {
    const whole = Buffer.from(await (await pdfOf(2)).save());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 30 }),
        async (changes) => {
          const damaged = Buffer.from(whole);
          for (const [at, value] of changes) damaged[at] = value;
          const result = await checkAttachment(damaged).catch((error: unknown) => error);
          expect(result).toSatisfy(
            (r: object) => ('mediaType' in r && 'bytes' in r) || ('name' in r && r.name === 'Refusal'),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('%s comes out as JPEG', async (format) => {
    const checked = await checkAttachment(await photo().toFormat(format).toBuffer());
    expect(checked).toMatchObject({ mediaType: 'image/jpeg', width: 300, height: 200 });
  });

  test('comes out without place and device, upright, at most 2,400 pixels long', async () => {
    const bytes = await photo(3000, 1500)
      .jpeg()
      .withExif({ IFD0: { Make: 'Kamera' }, IFD3: { GPSLatitude: '8/1 32/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const checked = await checkAttachment(bytes);
    expect(checked).toMatchObject({ width: 1200, height: 2400 });
    const metadata = await sharp(checked.bytes).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(checked.bytes.includes('Kamera')).toBe(false);
  });

  test('loses what was hung behind it', async () => {
    const bytes = Buffer.concat([await photo().jpeg().toBuffer(), Buffer.from(eicar)]);
    expect((await checkAttachment(bytes)).bytes.includes(mark)).toBe(false);
  });

  test('cut off half-way is unreadable', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#000', noise } })
      .jpeg()
      .toBuffer();
    await refused(bytes.subarray(0, bytes.length / 2), 'attachment_unreadable');
  });
});

test('a PDF that only speaks of locks is not locked', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([300, 400]);
  const words = document.context.stream('BT ET % /Encrypt 5 0 R');
  page.node.set(PDFName.of('Contents'), document.context.register(words));
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  expect(bytes.includes('/Encrypt 5 0 R')).toBe(true);
  expect(await checkAttachment(bytes)).toMatchObject({ mediaType: 'application/pdf', pages: 1 });
});

describe('a false name changes nothing', () => {
  const named = async (name: string, bytes: Buffer) => {
    const directory = await mkdtemp(join(tmpdir(), 'lampiran-'));
    try {
      const path = join(directory, name);
      await writeFile(path, bytes);
      return await checkAttachment(path).catch((error: { code: string }) => error.code);
    } finally {
      await rm(directory, { recursive: true });
    }
  };

  test('by content alone', async () => {
    expect(await named('foto.jpg', Buffer.from(eicar))).toBe('attachment_type_not_allowed');
    expect(await named('surat.pdf', Buffer.from(eicar))).toBe('attachment_type_not_allowed');
    const pdf = Buffer.from(await (await pdfOf(1)).save());
    expect(await named('foto.jpg', pdf)).toMatchObject({ mediaType: 'application/pdf', pages: 1 });
    expect(await named('virus.exe', await photo().png().toBuffer())).toMatchObject({
      mediaType: 'image/jpeg',
    });
    expect(await named('besar.jpg', Buffer.alloc(50 * 1_048_576))).toBe('attachment_too_large');
  });
});

describe('a PDF', () => {
  test('keeps its pages and their text', async () => {
    const { document, done } = openPdf({ size: 'A4' });
    document.font(face(400).bytes).text('Keluhan saya');
    document.addPage().text('Halaman kedua');
    document.end();
    const checked = await checkAttachment(await done);
    expect(checked).toMatchObject({ mediaType: 'application/pdf', pages: 2 });
    const before = readPdf(await done).map((page) => page.text);
    expect(before).toEqual(['Keluhan saya\n', 'Halaman kedua\n']);
    const again = await PDFDocument.load(checked.bytes);
    expect(again.getPage(0).getSize()).toEqual({ width: 595.28, height: 841.89 });
    expect(await checkAttachment(await done)).toEqual(checked);
  });

  test('loses scripts, actions, embedded files, links and metadata', async () => {
    const document = await pdfOf(2);
    document.setAuthor('Penulis Rahasia');
    document.addJavaScript('mulai', 'app.alert("jalan")');
    await document.attach(Buffer.from(eicar), 'hadiah.exe');
    const { context } = document;
    const launch = context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') });
    document.catalog.set(PDFName.of('OpenAction'), context.register(launch));
    const page = document.getPage(0);
    page.node.set(PDFName.of('AA'), context.obj({ O: launch }));
    const link = context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 9, 9],
      A: { S: 'URI', URI: PDFString.of('https://jahat.example') },
    });
    const drawnOver = context.obj({
      Type: 'Annot',
      Subtype: 'FreeText',
      Rect: [0, 0, 9, 9],
      A: { S: 'JavaScript', JS: PDFString.of('app.alert(2)') },
      Contents: PDFString.of('catatan'),
    });
    page.node.set(PDFName.of('Annots'), context.obj([context.register(link), context.register(drawnOver)]));
    const dirty = Buffer.from(await document.save({ useObjectStreams: false }));
    const traces = /JavaScript|app\.alert|Launch|cmd\.exe|OpenAction|EmbeddedFile|hadiah|jahat|Penulis/u;
    expect(await inside(dirty)).toMatch(traces);

    const { bytes, pages } = await checkAttachment(dirty);
    expect(pages).toBe(2);
    const left = await inside(bytes);
    expect(left).not.toMatch(traces);
    expect(left).not.toContain('/AA');
    expect(left).toContain('/FreeText');
  });

  test('keeps what was filled into a form, but not the form', async () => {
    const document = await pdfOf(1);
    const field = document.getForm().createTextField('nama');
    field.addToPage(document.getPage(0), { x: 10, y: 10, width: 200, height: 20 });
    field.setText('Isian Contoh');
    const { bytes } = await checkAttachment(Buffer.from(await document.save()));
    const left = await inside(bytes);
    expect(left).not.toMatch(/AcroForm|Subtype \/Widget/u);
    expect(left).toContain('/XObject');
  });

  test('that is also another file by its first bytes loses them', async () => {
    const bytes = Buffer.concat([Buffer.from(`${eicar}\n`), Buffer.from(await (await pdfOf(1)).save())]);
    const checked = await checkAttachment(bytes);
    expect(checked.mediaType).toBe('application/pdf');
    expect(checked.bytes.includes(mark)).toBe(false);
  });

  test('that shows the test file on its page, unpacked, is not kept', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage();
    const content = document.context.stream(`% ${eicar}\n`);
    page.node.set(PDFName.of('Contents'), document.context.register(content));
    await refused(
      Buffer.from(await document.save({ useObjectStreams: false })),
      'attachment_type_not_allowed',
    );
  });
});
