export { recomputeOpenClocks } from './clock-store.ts';
export { complaintRoutes } from './routes.ts';
