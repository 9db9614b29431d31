import type { BodyOf, Endpoint } from '../../../contract/endpoint.ts';
import { queue as contract } from '../../../contract/queue/endpoints.ts';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import * as actions from './actions/index.ts';
import { issuedTicket, queueBoard, queueSettings } from './board-views.ts';
import { queueFigures } from './figures-views.ts';

/** An action on one ticket: do it, then show the board as it stands now. */
function actionRoute<E extends Endpoint>(
  endpoint: E,
  act: (ctx: Ctx, id: string, body: BodyOf<E>) => Promise<unknown>,
): Route {
  return {
    endpoint,
    handle: async (ctx, input) => {
      await act(ctx, (input.params as { id: string }).id, input.body as BodyOf<E>);
      return queueBoard(ctx);
    },
  };
}

/** The addresses of this module under /api. */
export const queueRoutes: readonly Route[] = [
  route(contract.board, (ctx) => queueBoard(ctx)),
  actionRoute(contract.sit, actions.sit),
  route(contract.leave, async (ctx) => {
    await actions.leave(ctx);
    return queueBoard(ctx);
  }),
  route(contract.callNext, async (ctx, { body }) => {
    await actions.callNext(ctx, body);
    return queueBoard(ctx);
  }),
  actionRoute(contract.recall, actions.recall),
  actionRoute(contract.start, actions.start),
  actionRoute(contract.skip, actions.skip),
  actionRoute(contract.restore, actions.restore),
  actionRoute(contract.transfer, actions.transfer),
  actionRoute(contract.finish, actions.finish),
  actionRoute(contract.cancel, actions.cancel),
  route(contract.issue, async (ctx, { body }) => issuedTicket(ctx, (await actions.issue(ctx, body)).id)),
  route(contract.figures, (ctx, { query }) => queueFigures(ctx, query.day)),
  route(contract.settings, (ctx) => queueSettings(ctx)),
  route(contract.setHours, async (ctx, { body }) => {
    await actions.setHours(ctx, body);
    return queueSettings(ctx);
  }),
  route(contract.addService, async (ctx, { body }) => {
    await actions.addService(ctx, body);
    return queueSettings(ctx);
  }),
  route(contract.changeService, async (ctx, { params, body }) => {
    await actions.changeService(ctx, params.code, body);
    return queueSettings(ctx);
  }),
  route(contract.addCounter, async (ctx, { body }) => {
    await actions.addCounter(ctx, body);
    return queueSettings(ctx);
  }),
  route(contract.changeCounter, async (ctx, { params, body }) => {
    await actions.changeCounter(ctx, params.id, body);
    return queueSettings(ctx);
  }),
  route(contract.renewDoorKey, async (ctx) => {
    await actions.renewDoorKey(ctx);
    return queueSettings(ctx);
  }),
];
