import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../../test/pdf-text.ts';
import * as papers from '../../../../test/subjects/letters.ts';
import { documents as maker } from '../documents.ts';
import { breakLines, cleanText, widthOf } from '../text-setting.ts';
import { face as faceOf } from '../typeface.ts';

const face = faceOf(400);

async function read(paper: Promise<Buffer>): Promise<{ text: string; pages: string[] }> {
  const pages = readPdf(await paper).map((page) => page.text.replace(/\s+/gu, ' '));
  return { pages, text: pages.join(' ') };
}

/** "Kota Contoh" stands on these papers alone: no word of any one office is in the program. */
const ofOnePlace = /Tabanan|813542|Bali\b/u;

describe('the receipt of a complaint', () => {
  test('says number, code, channel, receipt, promise and what is missing, and nothing of the substance', async () => {
    const pages = readPdf(await maker.complaintReceipt(papers.receipt));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.width).toBeCloseTo(148, 0);
    expect(pages[0]?.height).toBeCloseTo(210, 0);
    const { text } = await read(maker.complaintReceipt(papers.receipt));
    for (const part of [
      'CTH-2026-000123',
      '8K3F 2QXA 9M1T7',
      'Surat / Letter',
      '24 November 2026, 10.00 WIT',
      'paling lambat Jumat, 27 November 2026',
      'within 3 working days',
      'Nomor telepon / Telephone',
      'Tanda tangan / Signature',
      'lontar.example.go.id/ pengaduan/lacak dan ketik',
      '(0999) 123456',
      'SPESIMEN',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(ofOnePlace);
  });

  test('says that the count is paused while the complainant must complete', async () => {
    const answer = { days: 3, on: null, tentative: false };
    const { text } = await read(maker.complaintReceipt({ ...papers.receipt, answer }));
    expect(text).not.toContain('Nomor sementara');
    const held = await read(maker.complaintReceipt({ ...papers.receipt, provisional: true }));
    expect(held.text).toContain('Nomor sementara');
    expect(held.pages).toHaveLength(1);
    expect(text).toContain('Hitungannya berhenti');
    expect(text).not.toContain('paling lambat');
  });

  test('stays on one A5 sheet with everything missing and every name long', async () => {
    const full = {
      ...papers.receipt,
      office: { ...papers.office, name: 'Dinas Kependudukan dan Pencatatan Sipil '.repeat(4) },
      receivedBy: 'Ni Made Contoh Sampel Pramana '.repeat(4),
      answer: { days: 3, on: '2027-01-04', tentative: true },
      missing: Array.from({ length: 8 }, (_, index) => ({
        id: `Isian nomor ${index} yang belum ada`,
        en: `Field number ${index} not there yet`,
      })),
    };
    const { pages } = await read(maker.complaintReceipt(full));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('Tanggal ini dapat bergeser');
    expect(pages[0]).toContain('Field number 7');
    expect(pages[0]).toContain('SPESIMEN');
  });
});

describe('the letter of forwarding', () => {
  test('names agency, number, ground, link and due date, and carries the complaint file', async () => {
    const { pages, text } = await read(maker.forwardingLetter(papers.forwarding));
    expect(pages).toHaveLength(2);
    for (const part of [
      'PEMERINTAH KOTA CONTOH',
      'Kota Contoh, 25 November 2026',
      '400.12.1/0815/Dukcapil',
      'Rahasia',
      'Penerusan pengaduan masyarakat nomor CTH-2026-000123',
      'Yth. Perbekel Desa Contoh',
      'melalui surat',
      papers.forwarding.ground,
      'paling lambat 15 Desember 2026',
      papers.forwarding.agencyLink,
      papers.signer.name,
      `NIP ${papers.signer.nip}`,
    ]) {
      expect(pages[0]).toContain(part);
    }
    for (const part of ['Ketut Sampel', 'Sudah tiga kali saya datang', '22 November 2026, 08.30 WIT']) {
      expect(pages[1]).toContain(part);
    }
    expect(text).not.toMatch(ofOnePlace);
  });

  test('keeps the identity of an anonymous complainant back', async () => {
    const file = { ...papers.complaint, email: 'ketut@contoh.example', identityWithheld: true };
    const { text } = await read(maker.forwardingLetter({ ...papers.forwarding, file }));
    for (const part of ['Ketut Sampel', 'Banjar Contoh Kaja', '0000 0001', 'ketut@']) {
      expect(text).not.toContain(part);
    }
    expect(text).toContain('Identitas pengadu tidak dicantumkan');
  });

  test('puts each picture on a page, and the pages of a PDF behind', async () => {
    const picture = await sharp({ create: { width: 600, height: 900, channels: 3, background: '#456' } })
      .jpeg()
      .toBuffer();
    const pdf = await maker.letter(papers.answer);
    const attachments = [
      { position: 1, mediaType: 'image/jpeg', byteLength: picture.length, bytes: picture },
      { position: 2, mediaType: 'application/pdf', byteLength: pdf.length, bytes: pdf },
      { position: 3, mediaType: 'image/jpeg', byteLength: 9, bytes: Buffer.from('no image!') },
      { position: 4, mediaType: 'application/pdf', byteLength: 9, bytes: Buffer.from('no paper!') },
      { position: 5, mediaType: 'image/png', byteLength: 2048, bytes: null },
    ];
    const facts = { ...papers.forwarding, file: { ...papers.complaint, attachments } };
    const { pages } = await read(maker.forwardingLetter(facts));
    expect(pages).toHaveLength(6);
    expect(pages[1]).toContain('Foto atau pindaian / Photograph or scan');
    expect(pages[2]).toContain('Lampiran 1 dari pengaduan CTH-2026-000123');
    expect(pages[3]).toContain('Isi lampiran ini tidak disertakan');
    expect(pages[4]).toContain('Lampiran 4 dari pengaduan');
    expect(pages[4]).toContain('Isi lampiran ini tidak disertakan');
    expect(pages[5]).toContain('Tanggapan atas pengaduan');
    const again = await maker.forwardingLetter(facts);
    expect(again.equals(await maker.forwardingLetter(facts))).toBe(true);
  });
});

describe('what goes to the complainant', () => {
  test('the notice names who is competent and how to reach them, on one page, and never says that it is done', async () => {
    const { pages, text } = await read(maker.letter(papers.notice));
    expect(pages).toHaveLength(1);
    for (const part of [
      'Pemerintah Desa Contoh',
      '(0999) 654321',
      'desa@contoh.example',
      'Nomor 400.12.1/0815/Dukcapil, 25 November 2026',
      '15 Desember 2026',
      '8K3F 2QXA 9M1T7',
      papers.signer.name,
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/selesai|closed|\bdone\b|finished/iu);
  });

  test('the answer stands in its own words, and says until when it can be reopened', async () => {
    const { pages, text } = await read(maker.letter(papers.answer));
    expect(pages).toHaveLength(1);
    expect(text).toContain('Silakan diambil di loket 2');
    expect(text).toContain('dibuka kembali paling lambat 10 Desember 2026');
  });

  test('a long answer goes on, and its signature never stands alone', async () => {
    for (let paragraphs = 8; paragraphs < 24; paragraphs += 1) {
      const sentence =
        'Kami mohon maaf atas keterlambatan pencetakan KTP-el Bapak/Ibu, yang terjadi karena persediaan blangko habis. ';
      const answer = Array.from({ length: paragraphs }, () => sentence.repeat(2).slice(0, 160)).join('\n');
      const { pages } = await read(maker.letter(papers.answerIn(answer)));
      expect(pages.at(-1)).toContain('kami ucapkan terima kasih');
      expect(pages.at(-1)).toContain(papers.signer.name);
    }
  });

  test('the request says what is missing, until when, and what happens else', async () => {
    const { pages, text } = await read(maker.letter(papers.completion));
    expect(pages).toHaveLength(1);
    for (const part of [
      'Bukti pendukung / Supporting evidence',
      'Mohon sebutkan tanggal kedatangan',
      'paling lambat 25 Desember 2026 (30 hari',
      'dianggap dicabut',
      'counts as withdrawn',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('any message goes by post, with or without English and signer', async () => {
    const { text } = await read(maker.letter(papers.message));
    expect(text).toContain('kami buka kembali pada 26 November 2026');
    expect(text).toContain('Complaint number CTH-2026-000126 was reopened');
    expect(text).toContain('Your complaint was reopened');
    expect(text).toContain(papers.signer.name);
    const bare = await read(
      maker.letter({
        ...papers.message,
        subject: 'Pengaduan dibuka kembali',
        body: [{ text: 'Pengaduan Bapak/Ibu kami buka kembali.' }],
        signer: null,
      }),
    );
    expect(bare.text).toContain('kami buka kembali');
    expect(bare.text).not.toMatch(/complaint/iu);
    expect(bare.text).not.toContain(papers.signer.name);
  });
});

describe('the minutes of the box', () => {
  test('name two officers, the count and every slip by its number alone', async () => {
    const { text } = await read(maker.boxOpeningMinutes(papers.minutes));
    for (const part of [
      'Selasa, 24 November 2026, pukul 10.00 WIT',
      'Ni Made Contoh, S.Sos.',
      'I Gede Sampel',
      '8 lembar',
      'CTH-2026-000130',
      'CTH-2026-000137',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('of an empty box say so; of 500 slips none is left out', async () => {
    expect((await read(maker.boxOpeningMinutes({ ...papers.minutes, slips: [] }))).text).toContain(
      'tidak terdapat lembar',
    );
    const slips = Array.from({ length: 500 }, (_, index) => ({
      slipNumber: index + 1,
      number: `CTH-2026-${String(index).padStart(6, '0')}`,
    }));
    const { text } = await read(maker.boxOpeningMinutes({ ...papers.minutes, slips }));
    for (const slip of slips) expect(text).toContain(slip.number);
  });
});

describe('the case history', () => {
  test('tells the whole story with its clock, decisions, answers, events and messages', async () => {
    const { pages, text } = await read(maker.caseHistory(papers.history));
    for (const part of [
      'Ombudsman Republik Indonesia',
      'Ketut Sampel',
      '22 November 2026, 08.30 WIT',
      '27 November 2026',
      '1 hari kerja',
      '5 Januari 2027',
      '(sementara)',
      'Kewenangan dinas ini',
      'Pencetakan KTP-el dilakukan oleh dinas ini.',
      'Silakan diambil di loket 2',
      'Kepala Seksi Identitas Penduduk',
      'Segera ditangani.',
      'Dikirim lewat pos / Posted',
      `Halaman ${pages.length} dari ${pages.length}`,
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(ofOnePlace);
  });

  test('names the agency, its letter and the notice of a forwarded case', async () => {
    const referral = {
      agency: 'Pemerintah Desa Contoh',
      letterNumber: '400.12.1/0815/Dukcapil',
      letterOn: '2026-11-25',
      dueOn: '2026-12-15',
      agencyState: null,
      told: { channel: { id: 'Telepon', en: 'Telephone' }, at: new Date('2026-11-25T02:00:00Z') },
    };
    const { text } = await read(maker.caseHistory({ ...papers.history, referral, answers: [] }));
    expect(text).toContain('Nomor 400.12.1/0815/Dukcapil, 25 November 2026');
    expect(text).toContain('Telepon, 25 November 2026, 11.00 WIT');
    expect(text).toContain('Belum ada tanggapan.');
  });

  test('of 20,000 characters loses none of them', async () => {
    const words = Array.from({ length: 2300 }, (_, index) => `kata${index}`);
    const description = words.join(' ').slice(0, 20_000);
    const { pages, text } = await read(
      maker.caseHistory({ ...papers.history, complaint: { ...papers.complaint, description } }),
    );
    expect(pages.length).toBeGreaterThan(5);
    let from = 0;
    for (const word of description.split(' ')) {
      from = text.indexOf(word, from);
      expect(from).toBeGreaterThan(-1);
    }
  });
});

test('the report holds every table, in Indonesian figures', async () => {
  const { text } = await read(maker.complaintReport(papers.report));
  for (const part of [
    'Laporan Pengaduan November 2026',
    'Periode 1 November 2026 sampai 30 November 2026',
    '95,7% (1.150 dari 1.202)',
    '2,5 hari kerja',
    'Formulir di laman',
    'Jangka waktu penyelesaian',
    'Pemerintah Desa Contoh',
    'Penelepon tidak mau menyebutkan identitas',
    'CTH-2026-000099',
  ]) {
    expect(text).toContain(part);
  }
});

describe('whatever people write', () => {
  const strange =
    'Halo 😀🇮🇩 dunia\tbaru\u0000\u202E مرحبا بكم \u200Bᬅᬓ᭄ᬱᬭ 家族 café № 5\r\n\r\n\r\n\r\nakhir \uD800';

  test('comes out visible, in order, and says that something was lost', () => {
    const { text, lost } = cleanText(face, strange);
    expect(lost).toBe(true);
    expect(text).toBe('Halo [?] dunia baru [?] café No 5\n\nakhir [?]');
    expect(cleanText(face, 'Biasa saja [?]')).toEqual({ text: 'Biasa saja [?]', lost: false });
  });

  test('stands on every paper without a crash, with a note beneath', async () => {
    const { complaint, forwarding } = papers;
    const file = { ...complaint, name: strange, address: strange, description: strange, remedy: strange };
    const { text } = await read(maker.forwardingLetter({ ...forwarding, ground: strange, file }));
    expect(text).toContain('Halo [?] dunia baru');
    expect(text).toContain('tidak dapat dicetak');
    expect((await read(maker.letter(papers.answerIn(strange)))).text).toContain('akhir');
  });

  test('is broken into lines that fit, and no character is lost or added', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 3, max: 60 }),
        (raw, width) => {
          const { text } = cleanText(face, raw);
          for (const character of text) {
            expect(character === '\n' || face.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)).toBe(
              true,
            );
          }
          for (const paragraph of text.split('\n')) {
            const lines = breakLines(face, paragraph, width);
            expect(lines.join('').replaceAll(' ', '')).toBe(paragraph.replaceAll(' ', ''));
            for (const line of lines)
              expect(widthOf(face, line.trim(), 1)).toBeLessThanOrEqual(width + 0.001);
          }
        },
      ),
    );
  });
});

test('the same values give the same bytes', async () => {
  const all = (): Promise<Buffer>[] => [
    maker.complaintReceipt(papers.receipt),
    maker.forwardingLetter(papers.forwarding),
    maker.letter(papers.notice),
    maker.letter(papers.completion),
    maker.boxOpeningMinutes(papers.minutes),
    maker.caseHistory(papers.history),
    maker.complaintReport(papers.report),
  ];
  const first = await Promise.all(all());
  const second = await Promise.all(all());
  for (const [index, paper] of first.entries()) expect(second[index]?.equals(paper)).toBe(true);
});
