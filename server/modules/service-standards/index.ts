export { enactDueStandards } from './actions.ts';
export { changeOfficeContact, createOffice, type FoundedOffice, foundOffice } from './found-office.ts';
export { type StandardPreview, standardRoutes } from './routes.ts';
export {
  excusesOn,
  type HeldVersion,
  heldStandard,
  heldVersions,
  type PublishedStandard,
  requirementsUnder,
  standardInForce,
} from './views.ts';
