export { issueBlanks, receiveDelivery } from './actions.ts';
export {
  consumeBlank,
  registerCard,
  releaseBlank,
  releaseUnprintedBlank,
  spoilUsedBlank,
  withdrawActiveCards,
} from './consumption.ts';
export { cardRoutes } from './routes.ts';
export { hasActiveCard } from './store.ts';
export { blanksAtHand } from './views.ts';
