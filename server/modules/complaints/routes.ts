import { complaints as contract } from '../../../contract/complaints/endpoints.ts';
import type { BodyOf, Endpoint } from '../../../contract/endpoint.ts';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import * as actions from './actions/index.ts';
import { complaintDetail } from './reading/detail-views.ts';
import { numbersOfOpening } from './reading/lookup-views.ts';
import { complaintReadingRoutes } from './reading/routes.ts';

/** An action on one complaint: do it, then show the complaint as it stands now. */
function actionRoute<E extends Endpoint>(
  endpoint: E,
  act: (ctx: Ctx, id: string, body: BodyOf<E>) => Promise<{ id: string }>,
): Route {
  return {
    endpoint,
    handle: async (ctx, input) => {
      const { id } = input.params as { id: string };
      await act(ctx, id, input.body as BodyOf<E>);
      return complaintDetail(ctx, id);
    },
  };
}

/** The addresses of this module under /api. */
export const complaintRoutes: readonly Route[] = [
  route(contract.book, async (ctx, { body }) => complaintDetail(ctx, (await actions.book(ctx, body)).id)),
  route(contract.takeCall, async (ctx, { body }) =>
    complaintDetail(ctx, (await actions.takeCall(ctx, body)).id),
  ),
  route(contract.openBox, async (ctx, { body }) => {
    const { id } = await actions.openBox(ctx, body);
    return { id, numbers: await numbersOfOpening(ctx.db, id) };
  }),
  route(contract.addAttachment, async (ctx, { params, body, file }) => {
    await actions.addAttachment(ctx, params.id, body, file);
    return complaintDetail(ctx, params.id);
  }),
  actionRoute(contract.admit, actions.admit),
  actionRoute(contract.rejectSpam, actions.rejectSpam),
  actionRoute(contract.amend, actions.amend),
  actionRoute(contract.logCall, actions.logCall),
  actionRoute(contract.requestCompletion, actions.requestCompletion),
  actionRoute(contract.recordCompletion, actions.recordCompletion),
  actionRoute(contract.archive, actions.archive),
  actionRoute(contract.triage, actions.triage),
  actionRoute(contract.dispose, actions.instructByHead),
  actionRoute(contract.decideAuthority, actions.decideAuthority),
  actionRoute(contract.assign, actions.assign),
  actionRoute(contract.nameOfficer, actions.nameOfficer),
  actionRoute(contract.setFlags, actions.setFlags),
  actionRoute(contract.linkApplication, actions.linkApplication),
  actionRoute(contract.note, actions.note),
  actionRoute(contract.answer, actions.answer),
  actionRoute(contract.close, actions.close),
  actionRoute(contract.forward, actions.forward),
  actionRoute(contract.inform, actions.inform),
  actionRoute(contract.withdraw, actions.withdraw),
  actionRoute(contract.merge, actions.merge),
  actionRoute(contract.unmerge, actions.unmerge),
  actionRoute(contract.reopen, actions.reopen),
  actionRoute(contract.revive, actions.revive),
  ...complaintReadingRoutes,
];
