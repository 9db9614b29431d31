import type { standardRefusals as refusalsInIndonesian } from '../id/service-standards.ts';
import type { Translation } from '../translation.ts';

/** Refusals on the service standard. */
export const standardRefusals: Translation<typeof refusalsInIndonesian> = {
  standard_unknown: 'There is no such version of the service standard.',
  standard_draft_exists: 'A draft is still open. Finish or discard it first.',
  standard_approved_waits:
    'Version {number} is approved and waits for its day. Wait for that day, or ask the head of office to withdraw it.',
  standard_has_held: 'This version holds or has held, so it cannot be withdrawn. Draft a new version.',
  standard_not_in_state:
    'This version {state, select, draft {is still a draft} submitted {waits for approval} approved {has been approved} discarded {has been discarded} other {has changed}}. Reload the page.',
  standard_changed_meanwhile: 'This draft was changed elsewhere. Copy your changes, reload, and save again.',
  standard_requirement_twice:
    'Requirement {code} is listed twice for service {service, select, recording {recording} A {new KTP-el} C1 {lost KTP-el} C2 {damaged KTP-el} other {change of data}}.',
  standard_requirement_without_name: 'Requirement {code} has no name. Name it in Indonesian and English.',
  standard_service_without_requirement:
    'Service {service, select, recording {recording} A {new KTP-el} C1 {lost KTP-el} C2 {damaged KTP-el} other {change of data}} has no mandatory requirement yet.',
  standard_text_missing:
    'Component {component, select, cost {Cost} product {Product} legal_basis {Legal basis} facilities {Facilities} competence {Competence of staff} internal_control {Internal control} staffing {Number of staff} service_guarantee {Guarantee of service} safety {Guarantee of safety} evaluation {Evaluation of performance} other {{component}}} is empty ({language, select, id {Indonesian} other {English}}).',
  standard_effective_in_past: 'The day from which it holds must not lie before today.',
  standard_four_eyes: 'Whoever drafted, changed or submitted it may not approve it.',
  document_not_asked: 'That document is not asked for in this service.',
};
