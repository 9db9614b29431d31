export { bookComplaint } from './actions/booking.ts';
export * as complaintVerbs from './actions/index.ts';
export { createAgency } from './agency-actions.ts';
export { answeredInTime } from './answering-views.ts';
export { carryOut } from './carry-out.ts';
export { caseHistoryPdf } from './case-history-views.ts';
export { lockComplaint } from './case-store.ts';
export { promiseResponse, recomputeOpenClocks } from './clock-store.ts';
export { parsePhone } from './content.ts';
export { letterOffice } from './letter-office.ts';
export {
  closedStates,
  componentCounts,
  type OpenRequest,
  openRequests,
  publicCounts,
} from './open-data-views.ts';
export {
  completeComplaint,
  type PublicCtx,
  rateComplaint,
  reopenComplaint,
  reportByAgency,
  submissionLimits,
  submitComplaint,
  withdrawComplaint,
} from './public-actions.ts';
export { publicReceiptPdf } from './public-paper-views.ts';
export {
  type AgencyComplaint,
  agencyComplaint,
  type PublicOffice,
  promisedDays,
  publicOffice,
  receiptOf,
  type TrackedComplaint,
  trackedComplaint,
  type WebReceipt,
} from './public-views.ts';
export { complaintRoutes } from './routes.ts';
export { publishedTotal, smallestCell, suppress } from './suppression.ts';
export { saveTemplate } from './template-actions.ts';
export { keepTime } from './timekeeping.ts';
export { appointInspectorate } from './timekeeping-store.ts';
