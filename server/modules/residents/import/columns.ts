import { Refusal } from '../../../refusal.ts';

/** The 37 columns of a SIAK export, by the heading that SIAK writes; other headings in use follow it. */
const headings = {
  kkNumber: ['Nomor KK', 'No KK', 'No. KK', 'KK'],
  nik: ['NIK'],
  name: ['Nama Penduduk', 'Nama', 'Nama Lengkap', 'Nama Lgkp'],
  status: ['Status', 'Status Penduduk', 'Status Dasar'],
  birthPlace: ['Tempat Lahir', 'Tmpt Lahir', 'Tmp Lahir'],
  birthDate: ['Tanggal Lahir', 'Tgl Lahir'],
  sex: ['Kelamin', 'Jenis Kelamin', 'Jns Kelamin', 'JK', 'Sex'],
  fatherNik: ['NIK Ayah'],
  fatherName: ['Ayah', 'Nama Ayah'],
  motherNik: ['NIK Ibu'],
  motherName: ['Ibu', 'Nama Ibu'],
  maritalStatus: ['Status Kawin', 'Status Perkawinan', 'Stat Kwn'],
  familyRelation: ['SHDK', 'Hubungan Keluarga', 'Status Hubungan Dalam Keluarga', 'Stat Hbkel'],
  religion: ['Agama'],
  district: ['Kecamatan', 'Kec', 'Nama Kecamatan'],
  village: ['Desa/Kel', 'Desa', 'Kel/Desa', 'Kelurahan', 'Desa/Kelurahan', 'Kelurahan/Desa'],
  address: ['Alamat'],
  rw: ['RW', 'No RW'],
  rt: ['RT', 'No RT'],
  education: ['Pendidikan', 'Pendidikan Akhir'],
  occupation: ['Pekerjaan', 'Jenis Pekerjaan'],
  occupationNote: ['Deskripsi Pekerjaan', 'Ket Pekerjaan'],
  bloodType: ['Gol. Darah', 'Golongan Darah', 'Gol Drh'],
  disability: ['Cacat', 'Penyandang Cacat', 'Disabilitas', 'Jenis Cacat'],
  cardPrinted: ['Cetak KTP'],
  cardReplaced: ['Ganti KTP'],
  cardExpires: ['KTP Berakhir', 'KTP Akhir'],
  passportNumber: ['Nomor Paspor', 'No Paspor', 'Paspor'],
  birthDeed: ['No Akta Lahir', 'Nomor Akta Lahir', 'No Akta Lhr', 'Akta Lahir'],
  marriageDeed: ['No Akta Kawin', 'Nomor Akta Kawin', 'No Akta Kwn', 'Akta Kawin'],
  marriageDate: ['Tanggal Kwn', 'Tanggal Kawin', 'Tgl Kawin', 'Tgl Kwn'],
  divorceDeed: ['No Akta Cerai', 'Nomor Akta Cerai', 'No Akta Crai', 'Akta Cerai'],
  divorceDate: ['Tgl Cerai', 'Tanggal Cerai'],
  registrar: ['Petugas Registrasi', 'Petugas Reg'],
  changedOn: ['Tgl Ubah', 'Tanggal Ubah'],
  enteredBy: ['Petugas Entri', 'Petugas Entry'],
  enteredOn: ['Tgl Entri', 'Tanggal Entri', 'Tgl Entry'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type SiakColumn = keyof typeof headings;
export const siakColumns = Object.keys(headings) as SiakColumn[];

export const isSiakColumn = (field: string): field is SiakColumn => Object.hasOwn(headings, field);

/** The heading of the column as the officer sees it in the file; what is none of them stays as it is. */
export const fieldName = (field: string) => (isSiakColumn(field) ? headingOf(field) : field);

/** A row of a file: the text of each column, without spaces around it. */
export type SiakCells = Record<SiakColumn, string>;

/** The heading under which an officer finds the column in the file. */
export const headingOf = (column: SiakColumn): string => headings[column][0];

/** Case, spaces and dots do not distinguish two headings. */
const headingKey = (heading: string) => heading.toUpperCase().replace(/[\s.\uFEFF]+/g, '');

const columnByKey = new Map(
  siakColumns.flatMap((column) => headings[column].map((heading) => [headingKey(heading), column] as const)),
);

export const columnOf = (heading: string): SiakColumn | undefined => columnByKey.get(headingKey(heading));

/** Enough names for a message that fits a screen. */
const listed = (names: readonly string[]) =>
  names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')}, … (${names.length})`;

/** Where each column stands, in whatever order the file has them. Anything but the 37 columns is another kind of file. */
export function readHeader(cells: readonly string[]): Record<SiakColumn, number> {
  const positions: Partial<Record<SiakColumn, number>> = {};
  const unknown: string[] = [];
  const twice: string[] = [];
  cells.forEach((heading, position) => {
    if (heading.trim() === '') return;
    const column = columnOf(heading);
    if (column === undefined) unknown.push(heading.trim().slice(0, 30));
    else if (positions[column] === undefined) positions[column] = position;
    else twice.push(headingOf(column));
  });
  const missing = siakColumns.filter((column) => positions[column] === undefined).map(headingOf);
  if (missing.length === siakColumns.length) throw new Refusal('invalid', 'import_not_siak');
  if (missing.length > 0 || unknown.length > 0 || twice.length > 0) {
    throw new Refusal('invalid', 'import_columns_differ', {
      expected: siakColumns.length,
      found: cells.length,
      missing: listed(missing) || '-',
      unknown: listed(unknown) || '-',
      twice: listed(twice) || '-',
    });
  }
  return positions as Record<SiakColumn, number>;
}

export function readCells(cells: readonly string[], positions: Record<SiakColumn, number>): SiakCells {
  const read = {} as SiakCells;
  for (const column of siakColumns) read[column] = (cells[positions[column]] ?? '').trim();
  return read;
}
