import { randomUUID } from 'node:crypto';
import type { Db } from '../../server/db/database.ts';

/** An invented resident of Tabanan, as far as tests care; everything has a lawful default. */
export interface ResidentSeed {
  id: string;
  nik: string;
  kkNumber: string;
  name: string;
  birthDate: string;
  sex: 'L' | 'P';
  maritalStatus: number;
  religion: number;
  occupation: number;
  villageCode: string;
  rt: string;
  rw: string;
  status: number;
  blockedReason: string | null;
  centralStatus: string;
}

let made = 0;

/** A NIK that agrees with birth date and sex; serials from 9001 on mark it as invented. */
function inventNik(birthDate: string, sex: 'L' | 'P', serial: number): string {
  const day = Number(birthDate.slice(8, 10)) + (sex === 'P' ? 40 : 0);
  const date = `${String(day).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`;
  return `510205${date}${String(serial).padStart(4, '0')}`;
}

export async function insertResident(
  owner: Db,
  officeCode: string,
  seed: Partial<ResidentSeed>,
  at: Date,
): Promise<ResidentSeed> {
  made += 1;
  const birthDate = seed.birthDate ?? '1990-05-17';
  const sex = seed.sex ?? 'L';
  const resident: ResidentSeed = {
    id: randomUUID(),
    nik: inventNik(birthDate, sex, 1000 + (made % 8999)),
    kkNumber: `510205150318${String(1000 + (made % 8999))}`,
    name: `I WAYAN CONTOH ${String.fromCharCode(65 + (made % 26))}`,
    birthDate,
    sex,
    maritalStatus: 1,
    religion: 4,
    occupation: 15,
    villageCode: '51.02.05.2003',
    rt: '000',
    rw: '000',
    status: 1,
    blockedReason: null,
    centralStatus: 'PRINT_READY_RECORD',
    ...seed,
  };
  const place = {
    officeCode,
    villageCode: resident.villageCode,
    address: 'BR. DINAS CONTOH',
    rt: resident.rt,
    rw: resident.rw,
    createdAt: at,
  };
  const familyCard = await owner
    .insertInto('familyCards')
    .values({ ...place, kkNumber: resident.kkNumber, validFrom: '2018-03-15' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { kkNumber: _onTheFamilyCard, ...columns } = resident;
  await owner
    .insertInto('residents')
    .values({
      ...columns,
      ...place,
      birthPlace: 'TABANAN',
      bloodType: 13,
      education: 5,
      familyCardId: familyCard.id,
      familyRelation: 1,
      centralStatusOn: '2026-11-01',
      updatedAt: at,
    })
    .execute();
  return resident;
}
