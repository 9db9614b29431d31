export { bookComplaint } from './actions/booking.ts';
export { carryOut } from './carry-out.ts';
export { lockComplaint } from './case-store.ts';
export { recomputeOpenClocks } from './clock-store.ts';
export { complaintRoutes } from './routes.ts';
