export { createEmployeeFromTerminal } from './actions.ts';
export {
  chooseOffice,
  getOffice,
  officeStopsBetween,
  officeToday,
  regionExists,
} from './office-views.ts';
export { hashPassword } from './passwords.ts';
export { staffRoutes } from './routes.ts';
export { dateIn, timeIn } from './rules.ts';
export {
  admitAttempt,
  dropSession,
  findAccount,
  markSucceeded,
  validateSession,
} from './sign-in-store.ts';
export { insertEmployee, insertOffice, lockOffice, type NewOffice, setStandard } from './store.ts';
export { findActorBySession, findEndOfSession } from './views.ts';
