import type { ComplaintFigures } from '../../contract/complaints/office-endpoints.ts';
import { both } from '../../locales/both.ts';
import type {
  BoxOpeningMinutesFacts,
  CaseHistoryFacts,
  ComplaintOnPaper,
  ComplaintReceiptFacts,
  ForwardingLetterFacts,
  LetterFacts,
  LetterOffice,
  ReportFacts,
  Signer,
} from '../../server/adapters/documents/port.ts';

/** Invented papers of an office that is not the reference one: nothing on paper may be of one place. */
export const office: LetterOffice = {
  government: 'Pemerintah Kota Contoh',
  name: 'Dinas Kependudukan dan Pencatatan Sipil Kota Contoh',
  address: 'Jalan Contoh Nomor 1, Kota Contoh 99111',
  phone: '(0999) 123456',
  place: 'Kota Contoh',
  zone: 'Asia/Jayapura',
};

export const signer: Signer = {
  title: 'Kepala Dinas Kependudukan dan Pencatatan Sipil Kota Contoh',
  name: 'Drs. I Wayan Contoh Pramana, M.Si.',
  nip: '196801011990031001',
};

const received = new Date('2026-11-24T01:00:00Z');
const tracking = {
  code: '8K3F2QXA9M1T7',
  url: 'https://lontar.example.go.id/pengaduan/lacak/8K3F2QXA9M1T7',
};
const recipient = { name: 'Bapak Ketut Sampel', address: 'Banjar Contoh Kaja, Desa Contoh\nKota Contoh' };
const channel = { id: 'Surat', en: 'Letter' };

export const receipt: ComplaintReceiptFacts = {
  provisional: false,
  office,
  number: 'CTH-2026-000123',
  tracking,
  channel,
  receivedAt: received,
  receivedBy: 'Ni Made Contoh',
  answer: { days: 3, on: '2026-11-27', tentative: false },
  missing: [
    { id: 'Nomor telepon', en: 'Telephone' },
    { id: 'Tanda tangan', en: 'Signature' },
  ],
};

export const complaint: ComplaintOnPaper = {
  number: 'CTH-2026-000123',
  channel,
  receivedAt: received,
  receivedBy: 'Ni Made Contoh',
  name: 'Ketut Sampel',
  address: 'Banjar Contoh Kaja, Desa Contoh, Kota Contoh',
  phone: '+62 812 0000 0001',
  email: null,
  identityWithheld: false,
  submittedPlace: 'Desa Contoh',
  submittedOn: '2026-11-22',
  submittedTime: '08:30',
  signature: { id: 'Dilihat petugas di kertas', en: 'Seen on paper by the officer' },
  description:
    'Sudah tiga kali saya datang ke kantor desa untuk meminta surat pengantar, tetapi selalu diminta kembali esok hari.\n\nSaya sudah menunggu sejak pukul delapan pagi. Mohon diperiksa.',
  remedy: 'Surat pengantar diterbitkan pada hari yang sama.',
  immediateResponse: null,
  attachments: [],
};

export const forwarding: ForwardingLetterFacts = {
  office,
  signer,
  letterNumber: '400.12.1/0815/Dukcapil',
  letterOn: '2026-11-25',
  agency: { name: 'Perbekel Desa Contoh', address: 'Jalan Desa Nomor 2\nDesa Contoh, Kota Contoh' },
  ground:
    'Penerbitan surat pengantar adalah kewenangan pemerintah desa, sesuai pembagian urusan yang berlaku.',
  summary: 'Pelayanan surat pengantar di kantor desa tertunda tiga kali tanpa alasan.',
  agencyLink: 'https://lontar.example.go.id/instansi/7Q2W9E4R8T1Y6Z3X5C0V',
  agencyDueOn: '2026-12-15',
  confidential: true,
  file: complaint,
};

const letter = { office, signer, date: '2026-11-25', recipient, tracking };

export const notice: LetterFacts = {
  ...letter,
  number: '400.12.1/0816/Dukcapil',
  reference: 'CTH-2026-000123',
  subject: both('letters.noticeSubject'),
  body: [
    { both: both('letters.noticeForwarded') },
    {
      rows: [
        ['Instansi / Agency', 'Pemerintah Desa Contoh'],
        ['Telepon / Telephone', '(0999) 654321'],
        ['Surel / E-mail', 'desa@contoh.example'],
        ['Surat penerusan / Letter of forwarding', 'Nomor 400.12.1/0815/Dukcapil, 25 November 2026'],
      ],
    },
    { both: both('letters.noticeDue', () => ({ due: '15 Desember 2026' })) },
    { both: both('letters.noticeReach') },
  ],
};

const answerWords =
  'Kami mohon maaf atas keterlambatan pencetakan KTP-el Bapak/Ibu. Keterlambatan itu terjadi karena persediaan blangko habis pada 20 November 2026.\n\nBlangko sudah datang dan KTP-el Bapak/Ibu sudah dicetak. Silakan diambil di loket 2 pada jam kerja; tidak dipungut biaya.';

/** A letter of answer in these words. */
export const answerIn = (words: string): LetterFacts => ({
  ...letter,
  number: '400.12.1/0817/Dukcapil',
  date: '2026-11-26',
  reference: 'CTH-2026-000124',
  subject: both('letters.answerSubject', () => ({ number: 'CTH-2026-000124' })),
  body: [
    {
      both: both('letters.answerOpening', (locale) => ({
        number: 'CTH-2026-000124',
        received: '24 November 2026',
        channel: channel[locale].toLowerCase(),
      })),
    },
    { text: words },
    { both: both('letters.answerReopen', () => ({ date: '10 Desember 2026' })) },
  ],
});
export const answer = answerIn(answerWords);

export const completion: LetterFacts = {
  ...letter,
  number: null,
  reference: 'CTH-2026-000125',
  subject: both('letters.completionSubject', () => ({ number: 'CTH-2026-000125' })),
  body: [
    {
      both: both('letters.completionOpening', () => ({
        number: 'CTH-2026-000125',
        received: '24 November 2026',
      })),
    },
    {
      list: [
        { id: 'Penjelasan keluhan', en: 'Explanation of the complaint' },
        { id: 'Bukti pendukung', en: 'Supporting evidence' },
      ],
    },
    {
      rows: [[both('letters.completionWords'), 'Mohon sebutkan tanggal kedatangan dan loket yang melayani.']],
    },
    { both: both('letters.completionUntil', () => ({ date: '25 Desember 2026', days: '30' })), bold: true },
    { both: both('letters.completionElse') },
  ],
};

/** A message that goes by post. */
export const message: LetterFacts = {
  ...letter,
  number: '400.12.1/0818/Dukcapil',
  date: '2026-11-26',
  reference: 'CTH-2026-000126',
  subject: {
    id: 'Pengaduan nomor CTH-2026-000126 dibuka kembali',
    en: 'Complaint number CTH-2026-000126 was reopened',
  },
  body: [
    { text: 'Dengan hormat,' },
    {
      both: {
        id: 'Pengaduan Bapak/Ibu kami buka kembali pada 26 November 2026. Kami menanggapi paling lambat 1 Desember 2026.',
        en: 'Your complaint was reopened on 26 November 2026. We respond by 1 December 2026.',
      },
    },
  ],
  tracking: null,
};

export const minutes: BoxOpeningMinutesFacts = {
  office,
  openedAt: received,
  place: 'Ruang tunggu lantai 1',
  officers: [
    { title: 'Pengelola Pengaduan', name: 'Ni Made Contoh, S.Sos.', nip: '198502022010012002' },
    { title: 'Petugas Loket', name: 'I Gede Sampel', nip: '199003032015031003' },
  ],
  slips: Array.from({ length: 8 }, (_, index) => ({
    slipNumber: index + 1,
    number: `CTH-2026-${String(130 + index).padStart(6, '0')}`,
  })),
};

const at = (hour: number, day = 24) => new Date(Date.UTC(2026, 10, day, hour - 9));
const label = (id: string, en: string) => ({ id, en });

export const history: CaseHistoryFacts = {
  office,
  preparedAt: at(15, 30),
  state: label('Ditanggapi', 'Answered'),
  component: label('Jangka waktu penyelesaian', 'Time'),
  complaint,
  rounds: [
    {
      round: 1,
      startedOn: '2026-11-24',
      dueOn: '2026-11-27',
      tentative: false,
      endedOn: '2026-11-30',
      endedBy: label('Ditanggapi', 'Answered'),
      lateDays: 1,
      pausedDays: 0,
    },
    {
      round: 2,
      startedOn: '2026-12-30',
      dueOn: '2027-01-05',
      tentative: true,
      endedOn: null,
      endedBy: null,
      lateDays: 0,
      pausedDays: 0,
    },
  ],
  authority: {
    decision: label('Kewenangan dinas ini', 'Within this office’s authority'),
    by: 'Pengelola Pengaduan',
    at: at(11, 25),
    words: 'Pencetakan KTP-el dilakukan oleh dinas ini.',
  },
  referral: null,
  answers: [{ round: 1, at: at(10, 30), by: 'Kepala Seksi Identitas Penduduk', words: answerWords }],
  events: [
    {
      at: at(10),
      action: label('Pengaduan dicatat', 'Complaint booked'),
      state: label('Diterima', 'Received'),
      by: 'Petugas Loket',
      words: null,
    },
    {
      at: at(14),
      action: label('Disposisi', 'Disposition'),
      state: label('Telaah kewenangan', 'Examination'),
      by: 'Kepala Dinas',
      words: 'Segera ditangani.',
    },
    {
      at: at(11, 25),
      action: label('Kewenangan diputuskan', 'Authority decided'),
      state: label('Ditangani', 'In progress'),
      by: 'Pengelola Pengaduan',
      words: null,
    },
    {
      at: at(10, 30),
      action: label('Ditanggapi', 'Answered'),
      state: label('Ditanggapi', 'Answered'),
      by: 'Kepala Seksi Identitas Penduduk',
      words: null,
    },
  ],
  messages: [
    {
      at: at(10),
      channel: label('WhatsApp', 'WhatsApp'),
      what: label('Tanda terima pengaduan', 'Complaint receipt'),
      outcome: label('Terkirim', 'Delivered'),
    },
    {
      at: at(10, 30),
      channel: label('Surat', 'Letter'),
      what: label('Tanggapan', 'Response'),
      outcome: label('Dikirim lewat pos', 'Posted'),
    },
  ],
};

const counted = (key: string, name: string, count: number, late: number) => ({
  key,
  label: name,
  count,
  late,
});

export const report: ReportFacts<ComplaintFigures> = {
  office,
  title: label('Laporan Pengaduan November 2026', 'Complaints report, November 2026'),
  madeAt: at(9, 30),
  figures: {
    from: '2026-11-01',
    to: '2026-11-30',
    received: 1240,
    rejected: 6,
    open: 7,
    late: 2,
    answered: 1180,
    forwarded: 21,
    archived: 3,
    withdrawn: 4,
    reopened: 5,
    withinPromise: 1150,
    stopped: 1200,
    medianDays: 1,
    p95Days: 2.5,
    satisfied: 41,
    dissatisfied: 6,
    byChannel: [
      counted('box', 'Kotak pengaduan', 240, 1),
      counted('letter', 'Surat', 60, 1),
      counted('telephone', 'Telepon', 700, 0),
      counted('web', 'Formulir di laman', 240, 0),
    ],
    byComponent: [
      counted('requirements', 'Persyaratan', 300, 0),
      counted('procedure', 'Sistem, mekanisme, dan prosedur', 340, 1),
      counted('time', 'Jangka waktu penyelesaian', 600, 1),
    ],
    byState: [counted('answered', 'Ditanggapi', 1180, 0), counted('in_progress', 'Ditangani', 7, 2)],
    byOfficer: [counted('1', 'Ni Made Contoh', 620, 2), counted('2', '=2+5', 620, 0)],
    byAgency: [counted('1', 'Pemerintah Desa Contoh', 21, 0)],
    archivedByReason: [counted('identity_refused', 'Penelepon tidak mau menyebutkan identitas', 3, 0)],
    lateList: [
      {
        id: '00000000-0000-4000-8000-000000000001',
        number: 'CTH-2026-000099',
        receivedOn: '2026-11-16',
        dueOn: '2026-11-19',
        lateDays: 7,
        handler: 'Ni Made Contoh',
      },
      {
        id: '00000000-0000-4000-8000-000000000002',
        number: 'CTH-2026-000101',
        receivedOn: '2026-11-20',
        dueOn: null,
        lateDays: 3,
        handler: null,
      },
    ],
  },
};
