import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { applications, type ServiceType } from '../../contract/applications/endpoints.ts';
import { residents } from '../../contract/residents.ts';
import { projectRoot } from '../../server/project-root.ts';
import type { Officer } from './client.ts';
import type { Random } from './random.ts';

/** Somebody who comes to the counter with the family card in hand. */
export interface Visitor {
  nik: string;
  kkNumber: string;
  service: ServiceType;
  sex: 'L' | 'P';
  /** ISO date. */
  birthDate: string;
}

export interface Applicant extends Visitor {
  residentId: string;
  hasPortrait: boolean;
}

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): Row[] {
  return parse(readFileSync(join(projectRoot(), 'data', 'demonstration', file)), {
    columns: true,
    bom: true,
  });
}

const isoOf = (text: string) => text.replace(/^(\d{2})-(\d{2})-(\d{4})$/, '$3-$2-$1');

/** Adults of the sample file who may want a card: the recorded without one, and holders of one. */
function readVisitors(random: Random): { fresh: Visitor[]; holders: Visitor[] } {
  const ready = new Set(
    rowsOf('central-status-sample.csv')
      .filter(({ Status }) => Status === 'PRINT_READY_RECORD')
      .map(({ NIK }) => NIK),
  );
  const others = ['IV-B', 'C1', 'C2'] as const;
  const fresh: Visitor[] = [];
  const holders: Visitor[] = [];
  for (const row of random.shuffled(rowsOf('siak-export-sample.csv'))) {
    const birthDate = isoOf(row['Tanggal Lahir'] ?? '');
    const year = Number(birthDate.slice(0, 4));
    if (row.Status !== 'HIDUP' || !(year > 1945 && year < 2006)) continue;
    const visitor = {
      nik: row.NIK ?? '',
      kkNumber: row['Nomor KK'] ?? '',
      sex: row.Kelamin === 'LAKI-LAKI' ? 'L' : 'P',
      birthDate,
    } as const;
    if (ready.has(visitor.nik)) fresh.push({ ...visitor, service: 'A' });
    else if (row['Cetak KTP'] === 'S')
      holders.push({ ...visitor, service: others[holders.length % 3] ?? 'C1' });
  }
  return { fresh, holders };
}

/** Finds the visitor in the register and asks whether the desk could serve them. */
async function admit(loket: Officer, visitor: Visitor): Promise<Applicant | null> {
  const { rows } = await loket.call(residents.search, { body: { q: visitor.nik, limit: 2 } });
  const [resident] = rows;
  if (resident === undefined || rows.length > 1 || resident.openApplication !== null) return null;
  const { eligible, findings } = await loket.call(applications.eligibility, {
    body: { residentId: resident.id, serviceType: visitor.service, kkShown: visitor.kkNumber },
  });
  // What needs a supervisor or a change of data is another day's story.
  if (!eligible || findings.some(({ code, level }) => code !== 'R33' && level !== 'I')) return null;
  return { ...visitor, residentId: resident.id, hasPortrait: resident.portraitFileId !== null };
}

/** `count` applicants of the sample file whom the desk can serve; about a third want a first card. */
export async function chooseApplicants(loket: Officer, count: number, random: Random): Promise<Applicant[]> {
  const { fresh, holders } = readVisitors(random);
  const chosen: Applicant[] = [];
  async function take(from: Visitor[], wanted: number) {
    for (const visitor of from) {
      if (chosen.length >= wanted) return;
      const applicant = await admit(loket, visitor);
      if (applicant !== null) chosen.push(applicant);
    }
  }
  await take(fresh, Math.ceil(count / 3));
  await take(holders, count);
  return random.shuffled(chosen);
}
