export { createEmployeeFromTerminal } from './actions.ts';
export { createIdentity } from './identity.ts';
export { hashPassword, newInitialPassword } from './passwords.ts';
export { staffRoutes } from './routes.ts';
export { forgetOldAttempts } from './sign-in-store.ts';
export { insertEmployee, replaceKnownPassword } from './store.ts';
