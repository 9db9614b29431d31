import { queue as contract } from '../../../contract/queue/endpoints.ts';
import { actionOn, actionThen, type Route, route } from '../../http/route.ts';
import * as actions from './actions/index.ts';
import { issuedTicket, queueBoard, queueSettings } from './board-views.ts';
import { queueFigures } from './figures-views.ts';

const action = actionOn((ctx) => queueBoard(ctx));
const callOrLeave = actionThen(queueBoard);
const setting = actionThen(queueSettings);

/** The addresses of this module under /api. */
export const queueRoutes: readonly Route[] = [
  route(contract.board, (ctx) => queueBoard(ctx)),
  action(contract.sit, actions.sit),
  callOrLeave(contract.leave, (ctx) => actions.leave(ctx)),
  callOrLeave(contract.callNext, (ctx, { body }) => actions.callNext(ctx, body)),
  action(contract.recall, actions.recall),
  action(contract.start, actions.start),
  action(contract.skip, actions.skip),
  action(contract.restore, actions.restore),
  action(contract.transfer, actions.transfer),
  action(contract.finish, actions.finish),
  action(contract.cancel, actions.cancel),
  route(contract.issue, async (ctx, { body }) => issuedTicket(ctx, (await actions.issue(ctx, body)).id)),
  route(contract.figures, (ctx, { query }) => queueFigures(ctx, query.day)),
  route(contract.settings, (ctx) => queueSettings(ctx)),
  setting(contract.setHours, (ctx, { body }) => actions.setHours(ctx, body)),
  setting(contract.addService, (ctx, { body }) => actions.addService(ctx, body)),
  setting(contract.changeService, (ctx, { params, body }) => actions.changeService(ctx, params.code, body)),
  setting(contract.addCounter, (ctx, { body }) => actions.addCounter(ctx, body)),
  setting(contract.changeCounter, (ctx, { params, body }) => actions.changeCounter(ctx, params.id, body)),
  setting(contract.renewDoorKey, (ctx) => actions.renewDoorKey(ctx)),
];
