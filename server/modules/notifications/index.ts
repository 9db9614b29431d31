export { setBudget } from './budget-store.ts';
export { messageAlarms, messageLimits } from './budget-views.ts';
export { deliverDue, deliverSome } from './deliver.ts';
export { queueMessage } from './queue.ts';
export { notificationRoutes } from './routes.ts';
export { serveWhatsappReports } from './whatsapp-webhook.ts';
