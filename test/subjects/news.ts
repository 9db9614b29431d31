import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { type NewsDetail, type NewsTexts, news } from '../../contract/news.ts';
import type { Officer } from '../desk.ts';

export const words: NewsTexts = {
  titleId: 'Loket buka sampai sore pada hari Jumat',
  summaryId: 'Mulai Desember loket KTP-el buka sampai sore setiap Jumat.',
  bodyId: 'Bapak/Ibu dapat datang sampai sore.\n\n## Yang dibawa\n\n- Kartu Keluarga\n- KTP-el lama',
  titleEn: '',
  summaryEn: '',
  bodyEn: '',
};
export const english = {
  titleEn: 'Open late on Fridays',
  summaryEn: 'Counters stay open.',
  bodyEn: 'Come late.',
};

export type NewsWriter = ReturnType<typeof newsWriter>;

/** Writes items of their own for each test. */
export function newsWriter(editor: Officer) {
  let written = 0;
  async function ok(answer: ReturnType<Officer['call']>): Promise<unknown> {
    const { status, body } = await answer;
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }
  async function draft(texts: Partial<NewsTexts> = {}) {
    written += 1;
    const body = { ...words, titleId: `Berita contoh nomor ${written}`, ...texts };
    return (await ok(editor.call(news.create, { body }))) as { id: string; version: number };
  }
  const detail = async (id: string) => (await ok(editor.call(news.detail, { params: { id } }))) as NewsDetail;
  async function published(texts: Partial<NewsTexts> = {}) {
    const { id, version } = await draft(texts);
    await ok(editor.call(news.publish, { params: { id }, body: { version } }));
    return detail(id);
  }
  return { draft, detail, published };
}

export const photo = (width = 1600, height = 900) =>
  sharp({ create: { width, height, channels: 3, background: '#6cc7b4' } })
    .jpeg()
    .toBuffer();

/** What compresses worst, with what a camera notes. */
export const noise = () =>
  sharp({
    create: {
      width: 1400,
      height: 900,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg()
    .withExif({ IFD0: { Make: 'Kamera' } })
    .toBuffer();

/** A small file that says it is a picture of 400 million pixels. */
export async function bomb(): Promise<Buffer> {
  const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  png.writeUInt32BE(20_000, 16);
  png.writeUInt32BE(20_000, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}
