export * as applicationActions from './actions/index.ts';
export { serveEventStream } from './event-stream.ts';
export { type PrintJobDeps, printCard } from './print-job.ts';
export { type PublishedStep, publishedSteps } from './published-steps.ts';
export { applicationDetail } from './reading/detail-views.ts';
export { servicesInForce } from './reading/intake-views.ts';
export { type ServedDay, servedByDay, servedWithin } from './reading/served-views.ts';
export { trackedCase } from './reading/tracking-views.ts';
export { applicationRoutes } from './routes.ts';
