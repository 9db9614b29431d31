import { createHash } from 'node:crypto';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { type Finding, Refusal } from '../../refusal.ts';
import { hasActiveCard } from '../cards/index.ts';
import { getResidentFacts, ruleLists, verificationFindings } from '../residents/index.ts';
import { requirementsUnder } from '../service-standards/index.ts';
import { type Application, findOtherOpen } from './case-store.ts';
import { applicationFindings, fingerprintOf } from './rules.ts';
import { listDocuments, listOverrides, type Override } from './step-store.ts';

export interface JudgedFinding extends Finding {
  override: Override | null;
}

/** Where and on which day the rules are asked. */
type At = Pick<Ctx, 'today' | 'office'>;
type Asked = Pick<Application, 'residentId' | 'serviceType' | 'kkShown' | 'standardId'> & {
  id: string | null;
};

/** Every rule of step 2 on a resident and a service as they stand now. `id` is null before intake. */
export async function findingsFor(db: Db | Tx, at: At, asked: Asked): Promise<Finding[]> {
  const { today, office } = at;
  const resident = await getResidentFacts(db, asked.residentId);
  if (resident.officeCode !== office.code) throw new Refusal('not_found', 'resident_not_found');
  const documents: ReadonlySet<string> = asked.id === null ? new Set() : await listDocuments(db, asked.id);
  const otherOpen = await findOtherOpen(db, asked.residentId, asked.id);
  return [
    ...verificationFindings(resident.facts, {
      ...ruleLists,
      today,
      office: { regencyCode: office.regionCode, regencyName: office.regencyName },
      purpose: 'print',
      kkShown: asked.kkShown,
      marriageProven: documents.has('marriage_certificate'),
      // The names here come from documents that were lawful when they were made; only a first recording refuses.
      firstRecording: false,
    }),
    ...applicationFindings({
      service: asked.serviceType,
      centralStatus: resident.centralStatus,
      centralStatusOn: resident.centralStatusOn,
      hasActiveCard: await hasActiveCard(db, asked.residentId),
      requirements: await requirementsUnder(db, asked.standardId, asked.serviceType),
      documents,
      otherOpen,
    }),
  ];
}

/** Short and fixed, so that the override row tells nothing of the values it was made on. */
export const factsHashOf = (finding: Finding) =>
  createHash('sha256').update(fingerprintOf(finding)).digest('hex').slice(0, 32);

/** The findings of a case, each with the override that was given for exactly these facts, if any. */
export async function caseFindings(db: Db | Tx, at: At, application: Application): Promise<JudgedFinding[]> {
  const findings = await findingsFor(db, at, application);
  const overrides = await listOverrides(db, application.id);
  return findings.map((finding) => ({ ...finding, override: overrides.get(factsHashOf(finding)) ?? null }));
}

/** What still stands in the way: every T, and each H or I that nobody has answered for. */
export function openFindings(findings: readonly JudgedFinding[]): Finding[] {
  return findings.filter(({ override }) => override === null);
}
