import type { BodyOf, Endpoint } from '../../../contract/endpoint.ts';
import { queue as contract } from '../../../contract/queue/endpoints.ts';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import * as verbs from './actions/index.ts';
import { issuedTicket, queueBoard, queueSettings } from './board-views.ts';
import { queueFigures } from './figures-views.ts';

/** A verb on one ticket: do it, then show the board as it stands now. */
function verb<E extends Endpoint>(
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

export const queueRoutes: readonly Route[] = [
  route(contract.board, (ctx) => queueBoard(ctx)),
  verb(contract.sit, verbs.sit),
  route(contract.leave, async (ctx) => {
    await verbs.leave(ctx);
    return queueBoard(ctx);
  }),
  route(contract.callNext, async (ctx, { body }) => {
    await verbs.callNext(ctx, body);
    return queueBoard(ctx);
  }),
  verb(contract.recall, verbs.recall),
  verb(contract.start, verbs.start),
  verb(contract.skip, verbs.skip),
  verb(contract.restore, verbs.restore),
  verb(contract.transfer, verbs.transfer),
  verb(contract.finish, verbs.finish),
  verb(contract.cancel, verbs.cancel),
  route(contract.issue, async (ctx, { body }) => issuedTicket(ctx, (await verbs.issue(ctx, body)).id)),
  route(contract.figures, (ctx, { query }) => queueFigures(ctx, query.day)),
  route(contract.settings, (ctx) => queueSettings(ctx)),
  route(contract.setHours, async (ctx, { body }) => {
    await verbs.setHours(ctx, body);
    return queueSettings(ctx);
  }),
  route(contract.addService, async (ctx, { body }) => {
    await verbs.addService(ctx, body);
    return queueSettings(ctx);
  }),
  route(contract.changeService, async (ctx, { params, body }) => {
    await verbs.changeService(ctx, params.code, body);
    return queueSettings(ctx);
  }),
  route(contract.addCounter, async (ctx, { body }) => {
    await verbs.addCounter(ctx, body);
    return queueSettings(ctx);
  }),
  route(contract.changeCounter, async (ctx, { params, body }) => {
    await verbs.changeCounter(ctx, params.id, body);
    return queueSettings(ctx);
  }),
  route(contract.renewDoorKey, async (ctx) => {
    await verbs.renewDoorKey(ctx);
    return queueSettings(ctx);
  }),
];
