import { describe, expect, test } from 'vitest';
import type { ClockView } from '../../../contract/clock.ts';
import { stepKeys } from '../../../contract/clock.ts';
import { readPdf } from '../../../test/pdf-text.ts';
import { drawnSignature } from '../../demonstration/portraits.ts';
import { documents as maker } from './documents.ts';
import type { HandoverFacts, OfficeOnPaper, ReceiptFacts } from './port.ts';

/** An office that is not the reference one: nothing on paper may be of one place. */
const office: OfficeOnPaper = {
  name: 'Dinas Dukcapil Kota Contoh',
  address: 'Jalan Contoh 1',
  phone: '(0999) 123456',
  zone: 'Asia/Jayapura',
  promiseSeconds: 900,
};

const clock: ClockView = {
  asOf: '2026-11-24T01:02:00Z',
  running: true,
  paused: null,
  grossMs: 72_000,
  netMs: 72_000,
  pausedMs: 0,
  promiseMs: 900_000,
  breached: false,
  steps: stepKeys.map((step, index) => ({
    step,
    state: index === 0 ? 'done' : index === 1 ? 'current' : 'todo',
    grossMs: index === 0 ? 70_000 : 0,
    netMs: index === 0 ? 70_000 : 0,
  })),
};

const receipt: ReceiptFacts = {
  office,
  number: 'CTH-0412',
  trackingCode: '8K3F2QXA9M1T',
  trackingUrl: 'https://lontar.example.go.id/lacak/8K3F2QXA9M1T',
  serviceName: { id: 'Perubahan data', en: 'Data change' },
  applicantName: 'I GUSTI AGUNG NGURAH PUTU WIRYANATHA KUSUMAYUDHA PRAMANA ADI',
  receivedAt: new Date('2026-11-24T01:00:00Z'),
  receivedBy: 'Ni Made Contoh',
  clock,
  checklist: Array.from({ length: 7 }, (_, index) => ({
    label: { id: `Dokumen ${index}`, en: `Document ${index}` },
    state: (['attached', 'seen', 'missing'] as const)[index % 3] ?? 'seen',
  })),
};

const handover: HandoverFacts = {
  office,
  number: 'CTH-0412',
  applicantName: 'NI LUH AYU CONTOH',
  maskedNik: '5102•••••••••0001',
  serial: 'TBN0012345',
  handedOverAt: new Date('2026-11-24T01:12:00Z'),
  handedOverBy: 'Ni Made Contoh',
  receiver: { name: 'I Wayan Contoh', relation: 'proxy' },
  oldCard: { id: 'KTP lama ditarik', en: 'old card withdrawn' },
  signature: null,
  clock: { ...clock, running: false },
  survey: {
    code: '0G58K3F2QXA9M1T7Z4C6',
    url: 'https://lontar.example.go.id/survei/0G58K3F2QXA9M1T7Z4C6',
    until: '2026-12-24',
  },
};

describe('the receipt of step 1', () => {
  test('says on one sheet what was received, the code, the promise and whom to call', async () => {
    const pages = readPdf(await maker.applicationReceipt(receipt));
    expect(pages).toHaveLength(1);
    const text = pages[0]?.text ?? '';
    for (const part of [
      'Dinas Dukcapil Kota Contoh',
      'CTH-0412',
      '8K3F 2QXA 9M1T',
      'Perubahan data / Data change',
      '24 November 2026, 10.00 WIT',
      '1 Terima',
      '6 Serah',
      'Kasi',
      'Kabid',
      'Dokumen 6 / Document 6',
      'belum ada / not yet',
      'lontar.example.go.id/lacak',
      '(0999) 123456',
    ]) {
      expect(text).toContain(part);
    }
    const running = text.replace(/\s+/gu, ' ');
    expect(running).toContain('selesai dalam 15 menit');
    expect(running).toContain('done within 15 minutes');
    expect(running).not.toMatch(/Tabanan|813542|\d{16}/u);
  });
});

describe('the receipt of step 6', () => {
  test('names card, receiver and time taken, without the full NIK', async () => {
    const pages = readPdf(await maker.handoverReceipt(handover));
    expect(pages).toHaveLength(1);
    const text = (pages[0]?.text ?? '').replace(/\s+/gu, ' ');
    for (const part of [
      'TBN0012345',
      'I Wayan Contoh (kuasa, F-1.07)',
      '1 menit 12 detik dari janji 15 menit',
      '0G58 K3F2 QXA9 M1T7 Z4C6',
      'lontar.example.go.id/survei',
      'sampai 24 Desember 2026',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/\d{16}/u);
  });

  test('has no survey once its code has run out', async () => {
    const pages = readPdf(await maker.handoverReceipt({ ...handover, survey: null }));
    expect(pages[0]?.text).not.toContain('survei');
  });

  test('shows the signature that was given on the pad', async () => {
    const signed = await maker.handoverReceipt({
      ...handover,
      signature: await drawnSignature({ nik: '1' }),
    });
    expect(signed.includes('/Subtype /Image')).toBe(true);
    expect((await maker.handoverReceipt(handover)).includes('/Subtype /Image')).toBe(false);
  });
});
