import { complaints as contract } from '../../../contract/complaints/endpoints.ts';
import { actionOn, type Route, route } from '../../http/route.ts';
import * as actions from './actions/index.ts';
import { complaintDetail } from './reading/detail-views.ts';
import { numbersOfOpening } from './reading/lookup-views.ts';
import { complaintReadingRoutes } from './reading/routes.ts';

const action = actionOn(complaintDetail);

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
  action(contract.addAttachment, actions.addAttachment),
  action(contract.admit, actions.admit),
  action(contract.rejectSpam, actions.rejectSpam),
  action(contract.amend, actions.amend),
  action(contract.logCall, actions.logCall),
  action(contract.requestCompletion, actions.requestCompletion),
  action(contract.recordCompletion, actions.recordCompletion),
  action(contract.archive, actions.archive),
  action(contract.triage, actions.triage),
  action(contract.dispose, actions.instructByHead),
  action(contract.decideAuthority, actions.decideAuthority),
  action(contract.assign, actions.assign),
  action(contract.nameOfficer, actions.nameOfficer),
  action(contract.setFlags, actions.setFlags),
  action(contract.linkApplication, actions.linkApplication),
  action(contract.note, actions.note),
  action(contract.answer, actions.answer),
  action(contract.close, actions.close),
  action(contract.forward, actions.forward),
  action(contract.inform, actions.inform),
  action(contract.withdraw, actions.withdraw),
  action(contract.merge, actions.merge),
  action(contract.unmerge, actions.unmerge),
  action(contract.reopen, actions.reopen),
  action(contract.revive, actions.revive),
  ...complaintReadingRoutes,
];
