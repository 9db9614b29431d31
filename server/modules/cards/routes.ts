import { cards as contract } from '../../../contract/cards.ts';
import type { BodyOf, Endpoint } from '../../../contract/endpoint.ts';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import * as actions from './actions.ts';
import { blankBySerial, closings, deliveries, movements, operatorList, stock } from './views.ts';

/** A verb of the ledger: do it, then show the ledger as it stands. */
function verb<E extends Endpoint>(endpoint: E, act: (ctx: Ctx, body: BodyOf<E>) => Promise<unknown>): Route {
  return {
    endpoint,
    handle: async (ctx, input) => {
      await act(ctx, input.body as BodyOf<E>);
      return stock(ctx);
    },
  };
}

/** The addresses of this module under /api. */
export const cardRoutes: readonly Route[] = [
  route(contract.stock, (ctx) => stock(ctx)),
  route(contract.deliveries, (ctx, { query }) => deliveries(ctx, query)),
  route(contract.movements, (ctx, { query }) => movements(ctx, query)),
  route(contract.closings, (ctx, { query }) => closings(ctx, query)),
  route(contract.operators, (ctx) => operatorList(ctx)),
  route(contract.blank, (ctx, { params }) => blankBySerial(ctx, params.serial)),
  verb(contract.receiveDelivery, actions.receiveDelivery),
  verb(contract.issueBlanks, actions.issueBlanks),
  verb(contract.returnBlanks, actions.returnBlanks),
  verb(contract.spoilBlank, actions.spoilBlank),
  verb(contract.closeDay, actions.closeDay),
];
