import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { memoryToRead } from '../../../test/memory.ts';
import { drawnPortrait, drawnSignature } from '../../demonstration/portraits.ts';
import { openFileReaders } from '../file-reading/index.ts';
import type { ImagePurpose } from './index.ts';

/** As an officer's picture is read: by a process of its own. */
const readers = openFileReaders();
afterAll(() => readers.close());
const { readImage } = readers.officers;

const asDocument: ImagePurpose = { purpose: 'document' };
const plain = (width: number, height: number, background = '#1e56a8') =>
  sharp({ create: { width, height, channels: 3, background } });

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A valid PNG of any size in a few kilobytes: what a decompression bomb looks like. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = Buffer.alloc(Math.ceil(width / 8) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => rows)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('what is not a picture is refused by name', () => {
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  const cases: [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'image_empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'image_is_pdf'],
    ['a PDF with rubbish before its mark', Buffer.from('\n\n  junk %PDF-1.4 and more'), 'image_is_pdf'],
    ['an SVG', Buffer.from(svg), 'image_is_svg'],
    ['an SVG behind a byte order mark', Buffer.from(`\uFEFF  ${svg}`), 'image_is_svg'],
    ['a GIF', gif, 'image_is_gif'],
    ['an HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'image_is_heic'],
    ['text', Buffer.from('this is my photo'), 'image_unknown_type'],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1'), 'image_unknown_type'],
    ['a JPEG mark with nothing behind it', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'image_broken'],
    ['16 MB', Buffer.alloc(16 * 1024 * 1024, 1), 'image_too_heavy'],
  ];
  test.each(cases)('%s', async (_what, bytes, code) => {
    await expect(readImage(bytes, asDocument)).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'invalid',
      code,
    });
  });

  test('a PNG of 20,000 x 20,000 in a few kilobytes, without decoding it', async () => {
    const bytes = bomb(20_000, 20_000);
    expect(bytes.length).toBeLessThan(200_000);
    await expect(readImage(bytes, asDocument)).rejects.toMatchObject({
      code: 'image_too_many_pixels',
      params: { width: 20_000, height: 20_000 },
    });
    const reader = {
      module: '/server/adapters/images/read-image.ts',
      name: 'readImage',
      options: asDocument,
    };
    const grown = await memoryToRead(reader, await plain(600, 900).png().toBuffer(), bytes);
    expect(grown).toBeLessThan(100 * 1024 * 1024);
  });

  test('a photograph cut off half-way', async () => {
    const whole = await plain(600, 900)
      .composite([{ input: await noise(600, 900) }])
      .jpeg()
      .toBuffer();
    const half = whole.subarray(0, whole.length / 2);
    await expect(readImage(half, asDocument)).rejects.toMatchObject({ code: 'image_broken' });
  });
});

const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .png()
    .toBuffer();

describe('a portrait', () => {
  test('is cropped to 2:3, without metadata, upright', async () => {
    const photo = await plain(900, 600)
      .jpeg()
      .withExif({ IFD0: { Make: 'Kamera', Orientation: '6' } })
      .toBuffer();
    const image = await readImage(photo, { purpose: 'portrait', crop: null });
    expect(image).toMatchObject({ mediaType: 'image/jpeg', width: 480, height: 720 });
    const metadata = await sharp(image.bytes).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
  });

  test('takes the frame that was chosen', async () => {
    const right = await plain(400, 600, '#c62828').png().toBuffer();
    const photo = await plain(800, 600)
      .composite([{ input: right, left: 400, top: 0 }])
      .png()
      .toBuffer();
    const frame = { top: 0, width: 0.5, height: 1 };
    const of = async (left: number) =>
      (await readImage(photo, { purpose: 'portrait', crop: { ...frame, left } })).background;
    expect(await of(0)).toBe('blue');
    expect(await of(0.5)).toBe('red');
  });

  test.each([
    ['outside the picture', { left: 0.6, top: 0, width: 0.5, height: 1 }, 'crop_outside_picture'],
    ['of no size', { left: 0, top: 0, width: 0, height: 0 }, 'crop_outside_picture'],
    ['of another ratio', { left: 0, top: 0, width: 1, height: 1 }, 'crop_wrong_ratio'],
    ['too small to print', { left: 0, top: 0, width: 0.1, height: 0.2 }, 'portrait_too_small'],
  ])('is refused with a frame %s', async (_how, crop, code) => {
    const photo = await plain(800, 600).png().toBuffer();
    await expect(readImage(photo, { purpose: 'portrait', crop })).rejects.toMatchObject({ code });
  });

  test.each([
    ['red', '1991-04-02'],
    ['blue', '1990-04-02'],
  ] as const)(
    'of an invented resident has the %s background of its birth year',
    async (background, birthDate) => {
      const drawn = await drawnPortrait({ nik: '5102050204910001', sex: 'L', birthDate });
      expect((await readImage(drawn, { purpose: 'portrait', crop: null })).background).toBe(background);
    },
  );

  test('before a white wall is neither', async () => {
    const photo = await plain(400, 600, '#f2f2f2').png().toBuffer();
    expect((await readImage(photo, { purpose: 'portrait', crop: null })).background).toBe('other');
  });
});

describe('a signature', () => {
  test('keeps the strokes alone, whatever the paper', async () => {
    const strokes = await drawnSignature({ nik: '5102050204910001' });
    const onGreyPaper = await plain(1200, 800, '#cfcabf')
      .composite([{ input: strokes, left: 300, top: 250 }])
      .jpeg()
      .toBuffer();
    const image = await readImage(onGreyPaper, { purpose: 'signature' });
    const { width, height } = await sharp(strokes).metadata();
    expect(image.mediaType).toBe('image/png');
    expect(Math.abs(image.width - Math.min(width, 800))).toBeLessThan(12);
    expect(Math.abs(image.height - height)).toBeLessThan(12);
    const corner = await sharp(image.bytes)
      .extract({ left: 0, top: 0, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect(corner[3]).toBe(0);
  });

  test.each([
    ['an empty sheet', plain(600, 300, '#ffffff')],
    ['a black sheet', plain(600, 300, '#000000')],
  ])('is not %s', async (_what, sheet) => {
    const bytes = await sheet.png().toBuffer();
    await expect(readImage(bytes, { purpose: 'signature' })).rejects.toMatchObject({
      code: 'signature_blank',
    });
  });
});

test('a scanned page comes out at most 2,000 pixels wide, as JPEG', async () => {
  const scan = await plain(3000, 1500, '#ffffff').webp().toBuffer();
  expect(await readImage(scan, asDocument)).toMatchObject({
    mediaType: 'image/jpeg',
    width: 2000,
    height: 1000,
  });
});

test('drawn faces are the same each time and differ between residents', async () => {
  const person = { nik: '5102050204910001', sex: 'P', birthDate: '1991-04-02' } as const;
  expect(await drawnPortrait(person)).toEqual(await drawnPortrait(person));
  expect(await drawnPortrait(person)).not.toEqual(
    await drawnPortrait({ ...person, nik: '5102050204910002' }),
  );
});
