import type { Role } from '../../contract/roles.ts';
import type { StandardTexts } from '../../contract/service-standards.ts';
import office from '../../data/demonstration/office.json';
import standardTexts from '../../data/demonstration/service-standard.json';
import type { Actor, Clock } from '../context.ts';
import type { Db } from '../db/database.ts';
import { foundOffice } from '../modules/service-standards/index.ts';
import { hashPassword, insertEmployee } from '../modules/staff/index.ts';
import { officeZone } from '../zone.ts';

export interface DemonstrationPerson {
  role: Role;
  username: string;
  name: string;
  title: string;
  nip: string;
}

/** The same for all, printed at every start; it exists in demonstrations alone. */
export const demonstrationPassword = 'kamboja-di-halaman';

/** What its service standard says beyond what the desk enforces, in our own words. */
const texts: StandardTexts = standardTexts;

/** An office like the reference office. */
export const demonstrationOffice = { ...office, zone: officeZone.parse(office.zone) };

/** Invented people with numbers that no register ever gave out, one for each role. */
export const demonstrationStaff: readonly DemonstrationPerson[] = [
  {
    role: 'front_desk',
    username: 'loket',
    name: 'Ni Luh Contoh Sari',
    title: 'Petugas Loket KTP-el',
    nip: '999900000000000001',
  },
  {
    role: 'verifier',
    username: 'verifikasi',
    name: 'I Made Contoh Wirawan',
    title: 'Petugas Verifikasi dan Validasi',
    nip: '999900000000000002',
  },
  {
    role: 'recording_operator',
    username: 'rekam',
    name: 'Ni Kadek Contoh Puspa',
    title: 'Operator Perekaman',
    nip: '999900000000000003',
  },
  {
    role: 'data_operator',
    username: 'operator',
    name: 'I Ketut Contoh Darma',
    title: 'Operator SIAK dan Cetak',
    nip: '999900000000000004',
  },
  {
    role: 'section_head',
    username: 'kasi',
    name: 'Ni Wayan Contoh Lestari',
    title: 'Kepala Seksi Identitas Penduduk',
    nip: '999900000000000005',
  },
  {
    role: 'division_head',
    username: 'kabid',
    name: 'I Gede Contoh Mahendra',
    title: 'Kepala Bidang Pelayanan Pendaftaran Penduduk',
    nip: '999900000000000006',
  },
  {
    role: 'secretary',
    username: 'sekretaris',
    name: 'Ni Made Contoh Suryani',
    title: 'Sekretaris Dinas',
    nip: '999900000000000010',
  },
  {
    role: 'head_of_office',
    username: 'kadis',
    name: 'I Nyoman Contoh Adnyana',
    title: 'Kepala Dinas',
    nip: '999900000000000007',
  },
  {
    role: 'complaints_officer',
    username: 'pengaduan',
    name: 'Ni Putu Contoh Rahayu',
    title: 'Petugas Pengaduan',
    nip: '999900000000000008',
  },
  {
    role: 'administrator',
    username: 'admin',
    name: 'I Komang Contoh Prasetya',
    title: 'Administrator Sistem',
    nip: '999900000000000009',
  },
];

/** The office and its people; gives whoever loads the rest of the demonstration somebody to act as. */
export async function loadDemonstrationStaff(
  db: Db,
  clock: Clock,
  passwordHash?: string,
): Promise<Record<Role, Actor>> {
  passwordHash ??= await hashPassword(demonstrationPassword);
  return db.transaction().execute(async (tx) => {
    await foundOffice(tx, { ...demonstrationOffice, texts }, clock.now());
    const actors: Partial<Record<Role, Actor>> = {};
    for (const { role, ...person } of demonstrationStaff) {
      const employeeId = await insertEmployee(
        tx,
        { ...person, officeCode: office.code, roles: [role], passwordHash, mustChangePassword: false },
        null,
        clock.now(),
      );
      actors[role] = {
        employeeId,
        officeCode: office.code,
        name: person.name,
        roles: [role],
        delegationIds: {},
      };
    }
    return actors as Record<Role, Actor>;
  });
}
