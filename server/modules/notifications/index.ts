export { deliverDue } from './deliver.ts';
export { type DeliveryLoop, startDelivery } from './delivery-loop.ts';
export { queueMessage } from './queue.ts';
export { noteReports } from './reports.ts';
export { notificationRoutes } from './routes.ts';
