export * as queueVerbs from './actions/index.ts';
export {
  giveBack,
  linkTicket,
  type PublicCtx,
  type TakenTicket,
  type TicketForm,
  takeTicket,
} from './actions/taking.ts';
export { endOldDays } from './end-of-day.ts';
export { officeOfTicketKiosk } from './hours-views.ts';
export { queueRoutes } from './routes.ts';
export { pulseOf, queueNow, queueState } from './state-views.ts';
export { type FollowedTicket, followedTicket, heldTicket } from './ticket-views.ts';
