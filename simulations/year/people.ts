import type { ComplaintFieldsBody } from '../../contract/complaints/endpoints.ts';
import type { Random } from '../random.ts';

const first = ['Ni Luh', 'I Made', 'Ni Ketut', 'I Putu', 'Ni Wayan', 'I Nyoman', 'Ni Kadek', 'I Gede'];
const last = ['Suryani', 'Subrata', 'Widnyani', 'Arnawa', 'Sukerti', 'Sedana', 'Purnami', 'Wibawa'];
const villages = ['Banjar Contoh', 'Desa Rekaan', 'Jalan Melati 7', 'Banjar Kamboja', 'Desa Padi'];

const ours = [
  'Petugas loket tidak menjelaskan syarat yang kurang, sehingga saya datang tiga kali.',
  'Antrean KTP-el dipanggil tidak urut.',
  'Kartu belum selesai, padahal dijanjikan selesai hari itu.',
  'Saya diminta biaya fotokopi yang tidak tercantum.',
  'Papan informasi syarat di ruang tunggu sudah usang.',
  'Nama pada kartu saya salah cetak.',
];
const notOurs = [
  'Lampu jalan di depan rumah mati sejak bulan lalu.',
  'Sertifikat tanah saya belum selesai.',
  'Selokan di pasar tersumbat.',
  'Sekolah anak saya memungut uang seragam.',
];
const noise = ['Promo pinjaman cepat cair', 'asdf asdf asdf', 'Jual obat kuat'];

/** A letter of an invented person; telephone numbers are each used once. */
export function invent(random: Random, serial: number, about: 'ours' | 'notOurs' | 'noise') {
  const texts = { ours, notOurs, noise }[about];
  const phone = `0812 ${String(3000 + Math.floor(serial / 10_000))} ${String(serial % 10_000).padStart(4, '0')}`;
  return {
    name: `${random.pick(first)} Contoh ${random.pick(last)}`,
    address: `${random.pick(villages)}, Tabanan`,
    phone,
    description: `${random.pick(texts)} (${serial})`,
    submittedPlace: 'Tabanan',
    preferredChannel: random.pick(['whatsapp', 'whatsapp', 'sms', 'letter', 'call'] as const),
  } satisfies ComplaintFieldsBody;
}
