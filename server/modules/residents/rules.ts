// Pure: values in, values out.
import type { IsoDate } from '../../../contract/fields.ts';
import type { Finding } from '../../refusal.ts';
import type { CodeIndex, CodeListName } from '../code-lists/index.ts';
import type { RegionIndex } from '../regions/index.ts';
import { isoDay, nikCarriesDate, parseKk, parseNik, type Sex } from './nik.ts';

/** What the population database holds of a resident, as far as a rule looks at it. Codes are those of `data/codes`. */
export interface ResidentFacts {
  nik: string;
  name: string;
  birthDate: IsoDate;
  sex: Sex;
  religion: number;
  maritalStatus: number;
  bloodType: number;
  education: number;
  occupation: number;
  familyRelation: number;
  /** 1 alive, 2 dead, 3 moved, 4 missing, 6 left, 9 not valid. */
  status: number;
  blockedReason: string | null;
  villageCode: string;
  rt: string;
  rw: string;
  /** The family card that the resident is on, and whether it is the one in force. */
  familyCard: { kkNumber: string; active: boolean } | null;
}

export interface RuleLists {
  regions: RegionIndex;
  codes: CodeIndex;
}

const coded = {
  religion: 'religion',
  maritalStatus: 'marital_status',
  bloodType: 'blood_type',
  education: 'education',
  occupation: 'occupation',
  familyRelation: 'family_relation',
  status: 'resident_status',
} as const satisfies Record<string, CodeListName>;
type CodedField = keyof typeof coded;
const codedFields = Object.keys(coded) as CodedField[];

/** Full years of age on a day. Somebody born on 29 February comes of age on 1 March. */
export function ageOn(birthDate: IsoDate, today: IsoDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The first day on which somebody is this old. */
export function birthdayOf(birthDate: IsoDate, years: number): IsoDate {
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number);
  return isoDay(year + years, month, day) ?? `${year + years}-03-01`;
}

/** Every marital status but BELUM KAWIN: UU 24/2013 article 63(1), "telah kawin atau pernah kawin". */
const everMarried = (maritalStatus: number) => maritalStatus > 1;

/** dd-mm-yyyy, as the card and the forms write dates in either language. */
const written = (isoDate: string) => `${isoDate.slice(8, 10)}-${isoDate.slice(5, 7)}-${isoDate.slice(0, 4)}`;

/** R01 to R06: the NIK by itself, and against birth date and sex where these are known. */
export function nikRules(
  facts: { nik: string; birthDate: IsoDate | null; sex: Sex | null },
  context: { today: IsoDate; regions: RegionIndex },
): Finding[] {
  const reading = parseNik(facts.nik, context);
  const findings = reading.findings.filter(({ code }) => code !== 'region_historic');
  if (facts.birthDate !== null && nikCarriesDate(reading, facts.birthDate) === false) {
    findings.push({
      code: 'R05',
      level: 'I',
      field: 'birthDate',
      params: { birthDate: written(facts.birthDate) },
    });
  }
  if (facts.sex !== null && reading.sex !== null && reading.sex !== facts.sex) {
    findings.push({ code: 'R06', level: 'I', field: 'sex' });
  }
  return findings;
}

const statusWords: Readonly<Record<number, string>> = { 2: 'dead', 3: 'moved', 4: 'missing', 6: 'left' };

/** R08, R09: may this resident be served at all? */
function standingRules(facts: Pick<ResidentFacts, 'status' | 'blockedReason'>): Finding[] {
  const findings: Finding[] = [];
  if (facts.status !== 1) {
    findings.push({
      code: 'R08',
      level: 'T',
      field: 'status',
      params: { status: statusWords[facts.status] ?? 'invalid' },
    });
  }
  if (facts.blockedReason !== null) {
    findings.push({ code: 'R09', level: 'T', field: 'nik', params: { reason: facts.blockedReason } });
  }
  return findings;
}

/** R10: the number of a family card by itself. */
export function kkNumberRules(kkNumber: string, today: IsoDate): Finding[] {
  return [...parseKk(kkNumber, today).findings];
}

/** R10, R11: the family card shown, and whether the applicant is on it and it is in force. */
function familyCardRules(
  facts: Pick<ResidentFacts, 'familyCard'>,
  context: { today: IsoDate; kkShown: string },
): Finding[] {
  const findings = kkNumberRules(context.kkShown, context.today);
  const member = facts.familyCard?.active === true && facts.familyCard.kkNumber === context.kkShown;
  if (findings.length === 0 && !member) {
    findings.push({ code: 'R11', level: 'T', field: 'kkNumber', params: { kkNumber: context.kkShown } });
  }
  return findings;
}

/** R14: the resident lives in this office's kabupaten. */
function domicileRules(
  facts: Pick<ResidentFacts, 'villageCode'>,
  office: { regencyCode: string; regencyName: string },
): Finding[] {
  if (facts.villageCode.startsWith(`${office.regencyCode}.`)) return [];
  return [{ code: 'R14', level: 'T', field: 'village', params: { regency: office.regencyName } }];
}

/** R15 (recording from 16), R16 (card from 17), R17 (proof of a marriage under 17). */
function ageRules(
  facts: Pick<ResidentFacts, 'birthDate' | 'maritalStatus'>,
  context: { today: IsoDate; purpose: 'record' | 'print'; marriageProven: boolean },
): Finding[] {
  const age = ageOn(facts.birthDate, context.today);
  const married = everMarried(facts.maritalStatus);
  const findings: Finding[] = [];
  if (age < 16 && !married) {
    findings.push({ code: 'R15', level: 'T', field: 'birthDate', params: { age: Math.max(0, age) } });
  }
  if (age < 17 && !married && context.purpose === 'print') {
    const birthday = written(birthdayOf(facts.birthDate, 17));
    findings.push({ code: 'R16', level: 'T', field: 'birthDate', params: { birthday } });
  }
  if (age < 17 && married && !context.marriageProven) {
    findings.push({ code: 'R17', level: 'H', field: 'maritalStatus' });
  }
  return findings;
}

const oldestBelievable = 125;

/** R18: a birth date that can be. Null is one that could not be read. */
export function birthDateRules(birthDate: IsoDate | null, today: IsoDate): Finding[] {
  const believable = birthDate !== null && birthDate <= today && ageOn(birthDate, today) <= oldestBelievable;
  return believable ? [] : [{ code: 'R18', level: 'T', field: 'birthDate' }];
}

/**
 * R20 to R22, Permendagri 73/2022 article 4(2) and 5(3). They bind the first recording of a name; names in
 * documents from before 21 April 2022 stay valid, so there they only remind.
 */
export function nameRules(name: string, { firstRecording }: { firstRecording: boolean }): Finding[] {
  const level = firstRecording ? 'T' : 'I';
  const findings: Finding[] = [];
  // By characters, not by UTF-16 units: "é" typed as one sign is one letter.
  const length = [...name].length;
  if (length < 1 || length > 60 || name !== name.trim() || /\s{2}/.test(name)) {
    findings.push({ code: 'R20', level, field: 'name', params: { length } });
  }
  if (!/^[\p{Script=Latin}\p{M}\s]*$/u.test(name)) findings.push({ code: 'R21', level, field: 'name' });
  if (firstRecording && name.trim().split(/\s+/).length < 2) {
    findings.push({ code: 'R22', level: 'I', field: 'name' });
  }
  return findings;
}

/** R23 for one field: `code` is null when the written value is none of the list. */
export function codeRule(field: string, value: string, known: boolean): Finding[] {
  return known ? [] : [{ code: 'R23', level: 'T', field, params: { field, value } }];
}

/** R23: every coded field of a resident is in its list. */
function codeRules(facts: Pick<ResidentFacts, CodedField>, codes: CodeIndex): Finding[] {
  return codedFields.flatMap((field) =>
    codeRule(field, String(facts[field]), codes.get(coded[field], facts[field]) !== undefined),
  );
}

/** R29: RT and RW have three digits; 000 where a village has none, as most of Bali. */
export function neighbourhoodRules(facts: { rt: string; rw: string }): Finding[] {
  return (['rt', 'rw'] as const)
    .filter((field) => !/^[0-9]{3}$/.test(facts[field]))
    .map((field) => ({ code: 'R29', level: 'T', field }));
}

/** R30: the village is one of the chosen district, and the district one of the kabupaten, by code. */
export function villageRules(
  place: { villageCode: string | null; districtCode: string | null; regencyCode?: string },
  regions: RegionIndex,
): Finding[] {
  const district = place.districtCode === null ? undefined : regions.get(place.districtCode);
  const inRegency = place.regencyCode === undefined || district?.parentCode === place.regencyCode;
  if (district === undefined || !inRegency) return [{ code: 'R30', level: 'T', field: 'district' }];
  const village = place.villageCode === null ? undefined : regions.get(place.villageCode);
  if (village?.parentCode !== district.code) return [{ code: 'R30', level: 'T', field: 'village' }];
  return [];
}

export interface VerificationContext extends RuleLists {
  /** ISO date in the office's zone. */
  today: IsoDate;
  office: { regencyCode: string; regencyName: string };
  purpose: 'record' | 'print';
  /** The number on the family card that the applicant shows. */
  kkShown: string;
  marriageProven: boolean;
  firstRecording: boolean;
}

/** R01 to R06, R08 to R11, R14 to R18, R20 to R23, R29 and R30 for a resident of the population database. */
export function verificationFindings(facts: ResidentFacts, context: VerificationContext): Finding[] {
  const domicile = domicileRules(facts, context.office);
  const districtCode = facts.villageCode.slice(0, facts.villageCode.lastIndexOf('.'));
  return [
    ...nikRules(facts, context),
    ...standingRules(facts),
    ...familyCardRules(facts, context),
    ...domicile,
    ...ageRules(facts, context),
    ...birthDateRules(facts.birthDate, context.today),
    ...nameRules(facts.name, context),
    ...codeRules(facts, context.codes),
    ...neighbourhoodRules(facts),
    // The villages of other kabupaten need not be loaded here: R14 has said what matters about them.
    ...(domicile.length > 0
      ? []
      : villageRules({ villageCode: facts.villageCode, districtCode }, context.regions)),
  ];
}
