import { complaints as contract } from '../../../contract/complaints/endpoints.ts';
import type { BodyOf, Endpoint } from '../../../contract/endpoint.ts';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import * as verbs from './actions/index.ts';
import { complaintDetail } from './reading/detail-views.ts';
import { numbersOfOpening } from './reading/lookup-views.ts';
import { complaintReadingRoutes } from './reading/routes.ts';

/** A verb on one complaint: do it, then show the complaint as it stands now. */
function verb<E extends Endpoint>(
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

export const complaintRoutes: readonly Route[] = [
  route(contract.book, async (ctx, { body }) => complaintDetail(ctx, (await verbs.book(ctx, body)).id)),
  route(contract.takeCall, async (ctx, { body }) =>
    complaintDetail(ctx, (await verbs.takeCall(ctx, body)).id),
  ),
  route(contract.openBox, async (ctx, { body }) => {
    const { id } = await verbs.openBox(ctx, body);
    return { id, numbers: await numbersOfOpening(ctx.db, id) };
  }),
  route(contract.addAttachment, async (ctx, { params, body, file }) => {
    await verbs.addAttachment(ctx, params.id, body, file);
    return complaintDetail(ctx, params.id);
  }),
  verb(contract.admit, verbs.admit),
  verb(contract.rejectSpam, verbs.rejectSpam),
  verb(contract.amend, verbs.amend),
  verb(contract.logCall, verbs.logCall),
  verb(contract.requestCompletion, verbs.requestCompletion),
  verb(contract.recordCompletion, verbs.recordCompletion),
  verb(contract.archive, verbs.archive),
  verb(contract.triage, verbs.triage),
  verb(contract.dispose, verbs.instructByHead),
  verb(contract.decideAuthority, verbs.decideAuthority),
  verb(contract.assign, verbs.assign),
  verb(contract.nameOfficer, verbs.nameOfficer),
  verb(contract.setFlags, verbs.setFlags),
  verb(contract.linkApplication, verbs.linkApplication),
  verb(contract.note, verbs.note),
  verb(contract.answer, verbs.answer),
  verb(contract.close, verbs.close),
  verb(contract.forward, verbs.forward),
  verb(contract.inform, verbs.inform),
  verb(contract.withdraw, verbs.withdraw),
  verb(contract.merge, verbs.merge),
  verb(contract.unmerge, verbs.unmerge),
  verb(contract.reopen, verbs.reopen),
  verb(contract.revive, verbs.revive),
  ...complaintReadingRoutes,
];
