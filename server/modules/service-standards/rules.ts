// Pure: values in, values out.
import { serviceComponents } from '../../../contract/complaints/terms.ts';
import {
  enforcedComponents,
  knownDocuments,
  type StandardChange,
  type StandardContent,
  type StandardRequirement,
  standardLanguages,
  standardServices,
} from '../../../contract/service-standards.ts';

export type ContentFault =
  | 'standard_requirement_twice'
  | 'standard_requirement_without_name'
  | 'standard_service_without_requirement'
  | 'standard_text_missing';

export interface Fault {
  code: ContentFault;
  params: Readonly<Record<string, string>>;
}

const keyOf = ({ service, code }: StandardRequirement) => `${service} ${code}`;

/** Whether the desk has words of its own for a document. */
const isKnown = ({ service, code }: StandardRequirement) => knownDocuments(service).includes(code);

/** What keeps a draft from being saved: it would contradict itself. */
export function contentFault({ requirements }: StandardContent): Fault | null {
  const seen = new Set<string>();
  for (const requirement of requirements) {
    const { service, code } = requirement;
    if (seen.has(keyOf(requirement)))
      return { code: 'standard_requirement_twice', params: { service, code } };
    seen.add(keyOf(requirement));
    if (requirement.name === null && !isKnown(requirement)) {
      return { code: 'standard_requirement_without_name', params: { service, code } };
    }
  }
  return null;
}

/**
 * What keeps a draft from being submitted: PermenPANRB 15/2014 asks for all fourteen components, and nobody may be
 * served without showing anything.
 */
export function submissionFault(content: StandardContent): Fault | null {
  const fault = contentFault(content);
  if (fault !== null) return fault;
  for (const service of standardServices) {
    if (!content.requirements.some((each) => each.service === service && each.mandatory)) {
      return { code: 'standard_service_without_requirement', params: { service } };
    }
  }
  for (const component of serviceComponents) {
    for (const language of ['id', 'en'] as const) {
      if (content.texts[component][language] === '' && !enforcedComponents.includes(component)) {
        return { code: 'standard_text_missing', params: { component, language } };
      }
    }
  }
  return null;
}

function requirementText(requirement: StandardRequirement | undefined): string | null {
  if (requirement === undefined) return null;
  const { mandatory, name, legalBasis } = requirement;
  return JSON.stringify({ mandatory, name, legalBasis });
}

/** The codes of a service that both versions ask for, in the order of the first. */
const commonOrder = (of: StandardContent, other: StandardContent, service: StandardRequirement['service']) =>
  of.requirements
    .filter((each) => each.service === service)
    .filter((each) => other.requirements.some((same) => keyOf(same) === keyOf(each)))
    .map(({ code }) => code)
    .join(' ');

/** What a version changes against another, in the order of the page. */
export function changesBetween(before: StandardContent, after: StandardContent): StandardChange[] {
  const changes: StandardChange[] = [
    { what: 'promise', of: [], before: String(before.promiseSeconds), after: String(after.promiseSeconds) },
    { what: 'response', of: [], before: String(before.responseDays), after: String(after.responseDays) },
    { what: 'phone', of: [], before: before.phone, after: after.phone },
  ];
  const old = new Map(before.requirements.map((each) => [keyOf(each), each]));
  const newByKey = new Map(after.requirements.map((each) => [keyOf(each), each]));
  for (const key of new Set([...old.keys(), ...newByKey.keys()])) {
    changes.push({
      what: 'requirement',
      of: key.split(' '),
      before: requirementText(old.get(key)),
      after: requirementText(newByKey.get(key)),
    });
  }
  for (const service of standardServices) {
    changes.push({
      what: 'order',
      of: [service],
      before: commonOrder(before, after, service),
      after: commonOrder(after, before, service),
    });
  }
  for (const component of serviceComponents) {
    for (const language of standardLanguages) {
      changes.push({
        what: 'text',
        of: [component, language],
        before: before.texts[component][language],
        after: after.texts[component][language],
      });
    }
  }
  return changes.filter((change) => change.before !== change.after);
}
