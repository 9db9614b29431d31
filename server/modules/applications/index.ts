export * as verbs from './actions/index.ts';
export { applicationDetail } from './detail-views.ts';
export { servicesInForce } from './intake-views.ts';
export { eventsSince, newestEventId } from './live-views.ts';
export { type PrintJobDeps, printCard } from './print-job.ts';
export { type PublishedStep, publishedSteps } from './published-steps.ts';
export { applicationRoutes } from './routes.ts';
export { type ServedDay, servedByDay, servedWithin } from './served-views.ts';
export { trackedCase } from './tracking-views.ts';
