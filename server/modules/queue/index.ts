export * as queueActions from './actions/index.ts';
export {
  cancelByHolder,
  linkTicket,
  type PublicCtx,
  type TakenTicket,
  type TicketForm,
  takeTicket,
} from './actions/taking.ts';
export { endOldDays } from './end-of-day.ts';
export { officeOfTicketKiosk } from './hours-views.ts';
export { queueRoutes } from './routes.ts';
export { queueNow, queueRevision, queueState } from './state-views.ts';
export { type FollowedTicket, followedTicket, heldTicket } from './ticket-views.ts';
