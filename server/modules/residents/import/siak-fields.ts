// Pure: values in, values out.
import { type IsoDate, keysOf } from '../../../../contract/fields.ts';
import type { Finding } from '../../../refusal.ts';
import type { CodeIndex, CodeListName } from '../../code-lists/index.ts';
import type { RegionIndex } from '../../regions/index.ts';
import {
  birthDateRules,
  codeRule,
  kkNumberRules,
  neighbourhoodRules,
  nikRules,
  villageRules,
} from '../rules.ts';
import { isDamaged, orNull, readDate, registerText } from './values.ts';

/** A value as the register keeps it: text, the number of a code, an ISO date. */
export type RegisterValue = string | number | null;

export interface ReadingContext {
  /** ISO date in the office's zone. */
  today: IsoDate;
  regions: RegionIndex;
  codes: CodeIndex;
  /** Kecamatan and desa are written by name: they are those of this kabupaten. */
  regencyCode: string;
}

type ReadBesides =
  | 'birthDate'
  | 'sex'
  | 'district'
  | 'rt'
  | 'rw'
  | 'marriageDeed'
  | 'marriageDate'
  | 'divorceDeed'
  | 'divorceDate';

/** A row while it is read. */
export interface RowReading extends ReadingContext {
  /** The cells that the reading of another cell looks at. */
  cells: Readonly<Record<ReadBesides, string>>;
  /** NIKs of the rows before it. */
  seen: Set<string>;
  note(findings: readonly Finding[]): void;
}

type Read = (cell: string, row: RowReading, column: string) => RegisterValue;

interface SiakField {
  /** The heading that SIAK writes; other headings in use follow it. */
  headings: readonly [string, ...string[]];
  /** How the register keeps it; absent where it keeps nothing of it. */
  kept?: 'text' | 'date' | 'smallint' | 'familyCard';
  /** The register's name for it where that is another. */
  keptAs?: string;
  /** The value of a cell; what is wrong with it is noted. A column that nobody reads may say anything. */
  read?: Read;
}

const asWritten: Read = (cell) => cell;

const day: Read = (cell, row, column) => {
  const read = readDate(cell);
  if (cell !== '' && read === null) row.note([{ code: 'date_unreadable', level: 'I', field: column }]);
  return read;
};

/** A day on which something happened to this person: not before the birth, not after today. */
const dayOfLife: Read = (cell, row, column) => {
  const read = day(cell, row, column);
  if (read === null) return null;
  const born = readDate(row.cells.birthDate);
  if (read <= row.today && (born === null || read > born)) return read;
  row.note([{ code: 'date_impossible', level: 'I', field: column }]);
  return null;
};

/** A parent's NIK; what is none is left out and said. */
const parentNik: Read = (cell, row, column) => {
  if (cell === '' || /^[0-9]{16}$/.test(cell)) return orNull(cell);
  row.note([{ code: 'parent_nik_not_valid', level: 'I', field: column }]);
  return null;
};

/** The number of a code by its label; `empty` is what a resident without one has. */
function coded(list: CodeListName, empty?: number | null): Read {
  return (cell, row, column) => {
    if (cell === '' && empty !== undefined) return empty;
    const code = row.codes.match(list, cell)[0]?.code;
    row.note(codeRule(column, cell.slice(0, 60), code !== undefined));
    return code === undefined ? null : Number(code);
  };
}

const nik: Read = (cell, row) => {
  const sex = sexOf(row);
  row.note(nikRules({ nik: cell, birthDate: readDate(row.cells.birthDate), sex }, row));
  if (/^[0-9]{16}$/.test(cell)) {
    if (row.seen.has(cell)) row.note([{ code: 'nik_duplicate_in_file', level: 'T', field: 'nik' }]);
    row.seen.add(cell);
  }
  return cell;
};

function sexOf({ codes, cells }: RowReading) {
  const code = codes.match('sex', cells.sex)[0]?.code;
  return code === 'L' || code === 'P' ? code : null;
}

const name: Read = (cell, row) => {
  if (cell === '') row.note([{ code: 'name_empty', level: 'T', field: 'name' }]);
  else if (isDamaged(cell)) row.note([{ code: 'name_damaged', level: 'I', field: 'name' }]);
  return registerText(cell);
};

const birthDate: Read = (cell, row) => {
  const read = readDate(cell);
  row.note(birthDateRules(read, row.today));
  return read;
};

/** Registered or not: SIAK's short forms leave it open, the number or date of the deed settles it. */
const maritalStatus: Read = (cell, { codes, cells, note }, column) => {
  const matches = codes.match('marital_status', cell);
  const married = matches.some(({ code }) => code === '2');
  const proof = married ? cells.marriageDeed + cells.marriageDate : cells.divorceDeed + cells.divorceDate;
  const match = matches[matches.length > 1 && proof === '' ? 1 : 0];
  note(codeRule(column, cell.slice(0, 60), match !== undefined));
  return match === undefined ? null : Number(match.code);
};

const village: Read = (cell, row) => {
  const { regions, regencyCode } = row;
  const district = regions.findByName(regencyCode, row.cells.district);
  const found = district && regions.findByName(district.code, cell);
  const villageCode = found?.code ?? null;
  row.note(villageRules({ districtCode: district?.code ?? null, villageCode, regencyCode }, regions));
  return villageCode;
};

const printedWords: Readonly<Record<string, boolean>> = {
  '': false,
  S: true,
  SUDAH: true,
  B: false,
  BELUM: false,
};

/** S: a card was printed for this resident. */
const cardPrinted: Read = (cell, row, column) => {
  const printed = printedWords[cell.toUpperCase()];
  row.note(codeRule(column, cell.slice(0, 60), printed !== undefined));
  return printed === true ? 'S' : null;
};

/** Last change in SIAK: the file vouches for the row as of this day. */
const changedOn: Read = (cell, row, column) => {
  const read = day(cell, row, column);
  return read !== null && read <= row.today ? read : null;
};

const text = (...headings: SiakField['headings']): SiakField => ({
  headings,
  kept: 'text',
  read: registerText,
});
const number = (...headings: SiakField['headings']): SiakField => ({ headings, kept: 'text', read: orNull });
const parent = (...headings: SiakField['headings']): SiakField => ({
  headings,
  kept: 'text',
  read: (cell) => orNull(registerText(cell)),
});
const date = (...headings: SiakField['headings']): SiakField => ({
  headings,
  kept: 'date',
  read: dayOfLife,
});
const code = (read: Read, ...headings: SiakField['headings']): SiakField => ({
  headings,
  kept: 'smallint',
  read,
});

/**
 * The 37 columns of a SIAK export, each with all that the import knows of it. Those that the register keeps come
 * first: in their order differences are listed and remembered, so that it stays as it is.
 */
export const siakFields = {
  kkNumber: {
    headings: ['Nomor KK', 'No KK', 'No. KK', 'KK'],
    kept: 'familyCard',
    read: (cell, { note, today }) => {
      note(kkNumberRules(cell, today));
      return cell;
    },
  },
  nik: { headings: ['NIK'], kept: 'text', read: nik },
  name: { headings: ['Nama Penduduk', 'Nama', 'Nama Lengkap', 'Nama Lgkp'], kept: 'text', read: name },
  birthPlace: text('Tempat Lahir', 'Tmpt Lahir', 'Tmp Lahir'),
  birthDate: { headings: ['Tanggal Lahir', 'Tgl Lahir'], kept: 'date', read: birthDate },
  sex: {
    headings: ['Kelamin', 'Jenis Kelamin', 'Jns Kelamin', 'JK', 'Sex'],
    kept: 'text',
    read: (cell, row, column) => {
      const sex = sexOf(row);
      row.note(codeRule(column, cell.slice(0, 60), sex !== null));
      return sex;
    },
  },
  bloodType: code(coded('blood_type', 13), 'Gol. Darah', 'Golongan Darah', 'Gol Drh'),
  religion: code(coded('religion'), 'Agama'),
  maritalStatus: code(maritalStatus, 'Status Kawin', 'Status Perkawinan', 'Stat Kwn'),
  occupation: code(coded('occupation'), 'Pekerjaan', 'Jenis Pekerjaan'),
  education: code(coded('education'), 'Pendidikan', 'Pendidikan Akhir'),
  familyRelation: code(
    coded('family_relation'),
    'SHDK',
    'Hubungan Keluarga',
    'Status Hubungan Dalam Keluarga',
    'Stat Hbkel',
  ),
  village: {
    headings: ['Desa/Kel', 'Desa', 'Kel/Desa', 'Kelurahan', 'Desa/Kelurahan', 'Kelurahan/Desa'],
    kept: 'text',
    keptAs: 'villageCode',
    read: village,
  },
  address: text('Alamat'),
  rt: {
    headings: ['RT', 'No RT'],
    kept: 'text',
    read: (cell, { note, cells }) => {
      note(neighbourhoodRules(cells));
      return cell;
    },
  },
  rw: { headings: ['RW', 'No RW'], kept: 'text', read: asWritten },
  status: code(coded('resident_status'), 'Status', 'Status Penduduk', 'Status Dasar'),
  fatherNik: { headings: ['NIK Ayah'], kept: 'text', read: parentNik },
  fatherName: parent('Ayah', 'Nama Ayah'),
  motherNik: { headings: ['NIK Ibu'], kept: 'text', read: parentNik },
  motherName: parent('Ibu', 'Nama Ibu'),
  occupationNote: number('Deskripsi Pekerjaan', 'Ket Pekerjaan'),
  disability: code(coded('disability', null), 'Cacat', 'Penyandang Cacat', 'Disabilitas', 'Jenis Cacat'),
  passportNumber: number('Nomor Paspor', 'No Paspor', 'Paspor'),
  birthDeed: number('No Akta Lahir', 'Nomor Akta Lahir', 'No Akta Lhr', 'Akta Lahir'),
  marriageDeed: number('No Akta Kawin', 'Nomor Akta Kawin', 'No Akta Kwn', 'Akta Kawin'),
  marriageDate: date('Tanggal Kwn', 'Tanggal Kawin', 'Tgl Kawin', 'Tgl Kwn'),
  divorceDeed: number('No Akta Cerai', 'Nomor Akta Cerai', 'No Akta Crai', 'Akta Cerai'),
  divorceDate: date('Tgl Cerai', 'Tanggal Cerai'),
  district: { headings: ['Kecamatan', 'Kec', 'Nama Kecamatan'] },
  cardPrinted: { headings: ['Cetak KTP'], read: cardPrinted },
  cardReplaced: { headings: ['Ganti KTP'] },
  cardExpires: { headings: ['KTP Berakhir', 'KTP Akhir'] },
  registrar: { headings: ['Petugas Registrasi', 'Petugas Reg'] },
  changedOn: { headings: ['Tgl Ubah', 'Tanggal Ubah'], read: changedOn },
  enteredBy: { headings: ['Petugas Entri', 'Petugas Entry'] },
  enteredOn: { headings: ['Tgl Entri', 'Tanggal Entri', 'Tgl Entry'] },
} satisfies Record<string, SiakField>;

export type SiakColumn = keyof typeof siakFields;
export const siakColumns = keysOf(siakFields);
const fields: Readonly<Record<SiakColumn, SiakField>> = siakFields;

/** A row of a file: the text of each column, without spaces around it. */
export type SiakCells = Record<SiakColumn, string>;

/** The columns that are read. A row's values lie in their order: an object by names makes large files slow. */
export const readers = siakColumns.flatMap((column) => {
  const { kept, keptAs: name = column, read } = fields[column];
  return read === undefined ? [] : [{ column, name, kept, read }];
});

/** What a file says of a person and the register keeps: the register's name, and the place among a row's values. */
export const keptFields = readers.flatMap(({ name, kept }, place) =>
  kept === undefined ? [] : [{ name, kept, place }],
);

const places = new Map(readers.map(({ name }, place) => [name, place]));
/** One of a row's values, by the register's name. */
export const registerValue = (values: readonly RegisterValue[], name: string): RegisterValue =>
  values[places.get(name) ?? -1] ?? null;

const headingOfField = new Map<string, string>(
  siakColumns.flatMap((column) => {
    const { headings, keptAs = column } = fields[column];
    return [[column, headings[0]] as const, [keptAs, headings[0]] as const];
  }),
);

/** The heading under which an officer finds a field in the file; a field of another kind of file is its own. */
export const headingOf = (field: string): string => headingOfField.get(field) ?? field;

/** Case, spaces and dots do not distinguish two headings. */
const headingKey = (heading: string) => heading.toUpperCase().replace(/[\s.\uFEFF]+/g, '');

const columnByKey = new Map(
  siakColumns.flatMap((column) =>
    fields[column].headings.map((heading) => [headingKey(heading), column] as const),
  ),
);

export const columnOf = (heading: string): SiakColumn | undefined => columnByKey.get(headingKey(heading));
