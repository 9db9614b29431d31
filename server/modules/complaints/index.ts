export { bookComplaint } from './actions/booking.ts';
export * as complaintActions from './actions/index.ts';
export { createAgency } from './agencies/actions.ts';
export { lockComplaint } from './case-store.ts';
export { parsePhone } from './content.ts';
export { promiseResponse, recomputeOpenClocks } from './deadlines/clock-store.ts';
export { appointInspectorate } from './deadlines/store.ts';
export { enforceDeadlines } from './enforce-deadlines.ts';
export { caseHistoryPdf } from './letters/case-history-views.ts';
export { publicReceiptPdf } from './letters/letter-views.ts';
export {
  completeComplaint,
  heldLimits,
  type PublicCtx,
  rateComplaint,
  reopenComplaint,
  reportByAgency,
  submissionLimits,
  submitComplaint,
  type WebForm,
  withdrawComplaint,
} from './public/actions.ts';
export { forgetOldForms } from './public/store.ts';
export {
  type AgencyComplaint,
  agencyComplaint,
  findReceipt,
  promisedDays,
  type TrackedComplaint,
  trackedComplaint,
  type WebReceipt,
} from './public/views.ts';
export { saveTemplate } from './reply-templates/actions.ts';
export {
  answeredInTime,
  closedStates,
  componentCounts,
  type OpenRequest,
  openRequests,
  publicCounts,
} from './reports/open-data-views.ts';
export { complaintRoutes } from './routes.ts';
export { complaintProcess } from './transition.ts';
