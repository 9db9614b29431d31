// Pure: values in, values out.
import { type ServiceType, services } from '../../../contract/applications/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Finding } from '../../refusal.ts';

/** Central statuses from which a card may be printed at all, in the order in which the centre reaches them. */
const readyAtCentre = [
  'PRINT_READY_RECORD',
  'SENT_FOR_CARD_PRINTING',
  'CARD_PRINTED',
  'CARD_SHIPPED',
  'CARD_ISSUED',
] as const;

const isReady = (centralStatus: string) => readyAtCentre.some((ready) => ready === centralStatus);

/** A first card needs PRINT_READY_RECORD; for a replacement the record may be further on. */
export function centreSaysReady(service: ServiceType, centralStatus: string): boolean {
  return services[service].firstCard ? centralStatus === 'PRINT_READY_RECORD' : isReady(centralStatus);
}

/** A document of the checklist; one that the desk does not know by its code brings its name. */
interface Requirement {
  code: string;
  mandatory: boolean;
  name: { id: string; en: string } | null;
}

export interface ApplicationFacts {
  service: ServiceType;
  centralStatus: string;
  /** ISO date of the newest central status. */
  centralStatusOn: IsoDate | null;
  /** A card issued by this office that is still valid. */
  hasActiveCard: boolean;
  requirements: readonly Requirement[];
  documents: ReadonlySet<string>;
  /** Another application under way for the same NIK. */
  otherOpen: { number: string } | null;
}

/** Mandatory documents of the checklist that the case still lacks. */
export function missingDocuments(facts: Pick<ApplicationFacts, 'requirements' | 'documents'>): Requirement[] {
  return facts.requirements.filter((r) => r.mandatory && !facts.documents.has(r.code));
}

/** R33 in words: a document of the office's own standard by its name, the others by their code. */
export function missingFinding({ code, name }: Requirement): Finding {
  const params = { document: name === null ? code : 'own', nameId: name?.id ?? '', nameEn: name?.en ?? '' };
  return { code: 'R33', level: 'T', field: code, params };
}

/**
 * R33, R35, R36, R39: what the application itself adds to the rules on the resident.
 * Params carry codes; the words are in the locales.
 */
export function applicationFindings(facts: ApplicationFacts): Finding[] {
  const findings: Finding[] = [];
  findings.push(...missingDocuments(facts).map(missingFinding));
  if (facts.otherOpen !== null) {
    findings.push({ code: 'R35', level: 'T', params: { number: facts.otherOpen.number } });
  }
  const further = isReady(facts.centralStatus) && facts.centralStatus !== 'PRINT_READY_RECORD';
  if (services[facts.service].firstCard && (further || facts.hasActiveCard)) {
    findings.push({
      code: 'R36',
      level: 'T',
      field: 'nik',
      params: {
        status: facts.hasActiveCard ? 'CARD_ISSUED' : facts.centralStatus,
        on: facts.centralStatusOn ?? '-',
      },
    });
  } else if (!centreSaysReady(facts.service, facts.centralStatus)) {
    findings.push({ code: 'R39', level: 'T', field: 'nik', params: { status: facts.centralStatus } });
  }
  return findings;
}

/** Findings that decide at the counter, before intake is opened; documents are asked for afterwards. */
export function blocksIntake(finding: Finding): boolean {
  return finding.level === 'T' && finding.code !== 'R33';
}

/** A finding counts as overridden while exactly these facts hold. */
export function fingerprintOf(finding: Finding): string {
  const params = Object.entries(finding.params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([finding.code, finding.field ?? null, params]);
}
