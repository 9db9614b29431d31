export { createEmployeeFromTerminal } from './actions.ts';
export { createIdentity } from './identity.ts';
export { hashPassword } from './passwords.ts';
export { staffRoutes } from './routes.ts';
export { insertEmployee } from './store.ts';
