export { maskNik } from '../../../locales/format.ts';
export { correctElements } from './corrections.ts';
export type { ImportCounts } from './import/counts.ts';
export { dryRunSiak } from './import/dry-run.ts';
export { type ReportedFinding, reportHeader, reportRow } from './import/report.ts';
export { importFile } from './import/run.ts';
export { getImportOffice } from './import/views.ts';
export { type NikReading, parseNik } from './nik.ts';
export { residentRoutes } from './routes.ts';
export { ruleLists } from './rule-lists.ts';
export {
  ageOn,
  verificationFindings,
} from './rules.ts';
export {
  findCentralStatus,
  getResidentFacts,
  insertCentralStatus,
  lockResident,
  noteRecordedOn,
  type Resident,
} from './store.ts';
export { elementLabel } from './views.ts';
