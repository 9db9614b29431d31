/** A family card number is masked as a NIK is. */
export { maskNik, maskNik as maskKk } from '../../../locales/format.ts';
export { type Correction, correctElements } from './corrections.ts';
export { type ImportOutcome, type ImportRequest, importFile } from './import/actions.ts';
export type { ImportCounts } from './import/counts.ts';
export { largestFile, tooLarge } from './import/csv-source.ts';
export { dryRunSiak } from './import/dry-run.ts';
export { type ReportedFinding, reportHeader, reportRow } from './import/report.ts';
export { getImportOffice } from './import/views.ts';
export { type NikReading, parseKk, parseNik } from './nik.ts';
export { residentRoutes } from './routes.ts';
export { ruleLists } from './rule-lists.ts';
export {
  ageOn,
  birthdayOf,
  everMarried,
  type ResidentFacts,
  type RuleLists,
  type VerificationContext,
  verificationFindings,
} from './rules.ts';
export {
  type CentralStatusObservation,
  findCentralStatus,
  findResident,
  getResidentFacts,
  insertCentralStatus,
  lockResident,
  noteRecordedOn,
  type Resident,
} from './store.ts';
export { elementLabel, elementValues } from './views.ts';
