import { cards as contract } from '../../../contract/cards.ts';
import { actionThen, type Route, route } from '../../http/route.ts';
import * as actions from './actions.ts';
import { blankBySerial, closings, deliveries, movements, operatorList, stock } from './views.ts';

const ledger = actionThen(stock);

/** The addresses of this module under /api. */
export const cardRoutes: readonly Route[] = [
  route(contract.stock, (ctx) => stock(ctx)),
  route(contract.deliveries, (ctx, { query }) => deliveries(ctx, query)),
  route(contract.movements, (ctx, { query }) => movements(ctx, query)),
  route(contract.closings, (ctx, { query }) => closings(ctx, query)),
  route(contract.operators, (ctx) => operatorList(ctx)),
  route(contract.blank, (ctx, { params }) => blankBySerial(ctx, params.serial)),
  ledger(contract.receiveDelivery, (ctx, { body }) => actions.receiveDelivery(ctx, body)),
  ledger(contract.issueBlanks, (ctx, { body }) => actions.issueBlanks(ctx, body)),
  ledger(contract.returnBlanks, (ctx, { body }) => actions.returnBlanks(ctx, body)),
  ledger(contract.spoilBlank, (ctx, { body }) => actions.spoilBlank(ctx, body)),
  ledger(contract.closeDay, (ctx, { body }) => actions.closeDay(ctx, body)),
];
