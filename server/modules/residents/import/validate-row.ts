import type { IsoDate } from '../../../../contract/fields.ts';
import type { Finding, RefusalParams } from '../../../refusal.ts';
import type { CodeIndex, CodeListName } from '../../code-lists/index.ts';
import type { RegionIndex } from '../../regions/index.ts';
import { parseKk, type Sex } from '../nik.ts';
import {
  birthDateRules,
  codeRule,
  kkNumberRules,
  neighbourhoodRules,
  nikRules,
  villageRules,
} from '../rules.ts';
import { type SiakCells, type SiakColumn, siakColumns } from './columns.ts';
import { orNull, readDate, registerText } from './values.ts';

/** Something found in a row of a file. A rejected row is not loaded; a warned one is, with its warning kept. */
export interface ImportFinding {
  line: number;
  code: string;
  level: 'reject' | 'warn';
  /** The rule's own level: T rejects; H and I warn and are kept with the resident. */
  rule: 'T' | 'H' | 'I';
  field: SiakColumn;
  params: RefusalParams;
}

/** A row that can be loaded. */
export interface SiakResident {
  line: number;
  nik: string;
  kkNumber: string;
  kkIssuedOn: IsoDate;
  name: string;
  birthPlace: string;
  birthDate: IsoDate;
  sex: Sex;
  bloodType: number;
  religion: number;
  maritalStatus: number;
  occupation: number;
  education: number;
  familyRelation: number;
  villageCode: string;
  address: string;
  rt: string;
  rw: string;
  status: number;
  fatherNik: string | null;
  fatherName: string | null;
  motherNik: string | null;
  motherName: string | null;
  occupationNote: string | null;
  disability: number | null;
  passportNumber: string | null;
  birthDeed: string | null;
  marriageDeed: string | null;
  marriageDate: IsoDate | null;
  divorceDeed: string | null;
  divorceDate: IsoDate | null;
  /** Column Cetak KTP: S, a card was printed for this resident. */
  cardPrinted: boolean;
  /** Last change in SIAK: the file vouches for the row as of this day. */
  changedOn: IsoDate | null;
}

export interface JudgedRow {
  line: number;
  /** Null when a finding rejects the row. */
  resident: SiakResident | null;
  findings: readonly ImportFinding[];
}

export interface JudgeContext {
  /** ISO date in the office's zone. */
  today: IsoDate;
  regions: RegionIndex;
  codes: CodeIndex;
  /** Kecamatan and desa are written by name: they are those of this kabupaten. */
  regencyCode: string;
}

const longestText = 200;

/** Registered or not: SIAK's short forms leave it open, the number or date of the deed settles it. */
function maritalCode(cells: SiakCells, codes: CodeIndex): string | undefined {
  const matches = codes.match('marital_status', cells.maritalStatus);
  if (matches.length <= 1) return matches[0]?.code;
  const married = matches.some(({ code }) => code === '2');
  const proof = married ? cells.marriageDeed + cells.marriageDate : cells.divorceDeed + cells.divorceDate;
  return matches[proof === '' ? 1 : 0]?.code;
}

const printedWords: Readonly<Record<string, boolean>> = { S: true, SUDAH: true, B: false, BELUM: false };

/** Judges rows of one file one after another: it remembers the NIKs it has seen. */
export function rowJudge({ today, regions, codes, regencyCode }: JudgeContext) {
  const seen = new Set<string>();

  return function judge(line: number, cells: SiakCells): JudgedRow {
    const found: ImportFinding[] = [];
    const note = (code: string, rule: Finding['level'], field: SiakColumn, params: RefusalParams = {}) => {
      found.push({ line, code, level: rule === 'T' ? 'reject' : 'warn', rule, field, params });
    };
    const take = (findings: readonly Finding[]) => {
      for (const { code, level, field, params } of findings) {
        note(code, level, field as SiakColumn, params);
      }
    };
    const coded = (field: SiakColumn, list: CodeListName): number => {
      const code = codes.match(list, cells[field])[0]?.code;
      take(codeRule(field, cells[field].slice(0, 60), code !== undefined));
      return Number(code ?? 0);
    };
    const date = (field: SiakColumn): string | null => {
      if (cells[field] === '') return null;
      const read = readDate(cells[field]);
      if (read === null) note('date_unreadable', 'I', field);
      return read;
    };

    const sexCode = codes.match('sex', cells.sex)[0]?.code;
    const sex = sexCode === 'L' || sexCode === 'P' ? sexCode : undefined;
    const birthDate = readDate(cells.birthDate);
    take(nikRules({ nik: cells.nik, birthDate, sex: sex ?? null }, { today, regions }));
    if (/^[0-9]{16}$/.test(cells.nik)) {
      if (seen.has(cells.nik)) note('nik_duplicate_in_file', 'T', 'nik');
      seen.add(cells.nik);
    }
    take(kkNumberRules(cells.kkNumber, today));
    take(birthDateRules(birthDate, today));
    if (cells.name === '') note('name_empty', 'T', 'name');
    take(codeRule('sex', cells.sex.slice(0, 60), sex !== undefined));
    const religion = coded('religion', 'religion');
    const bloodType = cells.bloodType === '' ? 13 : coded('bloodType', 'blood_type');
    const education = coded('education', 'education');
    const occupation = coded('occupation', 'occupation');
    const familyRelation = coded('familyRelation', 'family_relation');
    const status = coded('status', 'resident_status');
    const disability = cells.disability === '' ? null : coded('disability', 'disability');
    const marital = maritalCode(cells, codes);
    take(codeRule('maritalStatus', cells.maritalStatus.slice(0, 60), marital !== undefined));
    const cardPrinted = cells.cardPrinted === '' ? false : printedWords[cells.cardPrinted.toUpperCase()];
    take(codeRule('cardPrinted', cells.cardPrinted.slice(0, 60), cardPrinted !== undefined));
    take(neighbourhoodRules(cells));
    const district = regions.findByName(regencyCode, cells.district);
    const village = district && regions.findByName(district.code, cells.village);
    take(
      villageRules(
        { districtCode: district?.code ?? null, villageCode: village?.code ?? null, regencyCode },
        regions,
      ),
    );
    for (const field of siakColumns) {
      if (cells[field].length > longestText) note('text_too_long', 'T', field, { limit: longestText });
    }
    const marriageDate = date('marriageDate');
    const divorceDate = date('divorceDate');
    const changedOn = date('changedOn');

    const rejections = found.filter(({ level }) => level === 'reject');
    const { issuedOn } = parseKk(cells.kkNumber, today);
    if (
      rejections.length > 0 ||
      birthDate === null ||
      issuedOn === null ||
      village === undefined ||
      sex === undefined
    ) {
      // What only warns is judged anew when the row comes back corrected.
      return { line, resident: null, findings: rejections };
    }
    const resident: SiakResident = {
      line,
      nik: cells.nik,
      kkNumber: cells.kkNumber,
      kkIssuedOn: issuedOn,
      name: registerText(cells.name),
      birthPlace: registerText(cells.birthPlace),
      birthDate,
      sex,
      bloodType,
      religion,
      maritalStatus: Number(marital),
      occupation,
      education,
      familyRelation,
      villageCode: village.code,
      address: registerText(cells.address),
      rt: cells.rt,
      rw: cells.rw,
      status,
      fatherNik: orNull(cells.fatherNik),
      fatherName: orNull(registerText(cells.fatherName)),
      motherNik: orNull(cells.motherNik),
      motherName: orNull(registerText(cells.motherName)),
      occupationNote: orNull(cells.occupationNote),
      disability,
      passportNumber: orNull(cells.passportNumber),
      birthDeed: orNull(cells.birthDeed),
      marriageDeed: orNull(cells.marriageDeed),
      marriageDate,
      divorceDeed: orNull(cells.divorceDeed),
      divorceDate,
      cardPrinted: cardPrinted === true,
      changedOn: changedOn !== null && changedOn <= today ? changedOn : null,
    };
    return { line, resident, findings: found };
  };
}
