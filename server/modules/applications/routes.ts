import { applications as contract } from '../../../contract/applications/endpoints.ts';
import type { BodyOf, Endpoint } from '../../../contract/endpoint.ts';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import * as actions from './actions/index.ts';
import { boardView, listCases, myWork, uncollectedCards } from './reading/case-views.ts';
import { applicationDetail } from './reading/detail-views.ts';
import { cardFront, cardPdf, documentImage, portraitImage } from './reading/image-views.ts';
import { eligibility, servicesInForce } from './reading/intake-views.ts';
import { lookup } from './reading/lookup-views.ts';
import { applicationReceipt, handoverReceipt } from './reading/receipt-views.ts';

/** An action on one case: do it, then show the case as it stands now. */
function actionRoute<E extends Endpoint>(
  endpoint: E,
  act: (ctx: Ctx, id: string, body: BodyOf<E>) => Promise<{ id: string }>,
): Route {
  return {
    endpoint,
    handle: async (ctx, input) => {
      const { id } = input.params as { id: string };
      await act(ctx, id, input.body as BodyOf<E>);
      return applicationDetail(ctx, id);
    },
  };
}

/** The addresses of this module under /api. */
export const applicationRoutes: readonly Route[] = [
  route(contract.services, (ctx) => servicesInForce(ctx)),
  route(contract.eligibility, (ctx, { body }) => eligibility(ctx, body)),
  route(contract.work, (ctx) => myWork(ctx)),
  route(contract.list, (ctx, { body }) => listCases(ctx, body)),
  route(contract.detail, (ctx, { params }) => applicationDetail(ctx, params.id)),
  route(contract.openIntake, async (ctx, { body }) =>
    applicationDetail(ctx, (await actions.openIntake(ctx, body)).id),
  ),
  actionRoute(contract.tickDocument, actions.tickDocument),
  route(contract.scanDocument, async (ctx, { params, body, file }) => {
    await actions.scanDocument(ctx, params.id, body, file);
    return applicationDetail(ctx, params.id);
  }),
  route(contract.documentImage, (ctx, { params }) => documentImage(ctx, params)),
  actionRoute(contract.receive, actions.receive),
  actionRoute(contract.requestCompletion, actions.requestCompletion),
  actionRoute(contract.completeDocuments, actions.completeDocuments),
  actionRoute(contract.awaitCentre, actions.awaitCentre),
  actionRoute(contract.resumeFromCentre, actions.resumeFromCentre),
  actionRoute(contract.overrideNotice, actions.overrideNotice),
  actionRoute(contract.overrideHold, actions.overrideHold),
  actionRoute(contract.verify, actions.verify),
  actionRoute(contract.refuse, actions.refuse),
  actionRoute(contract.returnToVerification, actions.returnToVerification),
  actionRoute(contract.enterData, actions.enterData),
  actionRoute(contract.startPrint, actions.startPrint),
  actionRoute(contract.failPrint, actions.failPrint),
  actionRoute(contract.confirmPrint, actions.confirmPrint),
  actionRoute(contract.spoilPrint, actions.spoilPrint),
  actionRoute(contract.approveAsSectionHead, actions.approveAsSectionHead),
  actionRoute(contract.rejectAsSectionHead, actions.rejectAsSectionHead),
  actionRoute(contract.approveAsDivisionHead, actions.approveAsDivisionHead),
  actionRoute(contract.rejectAsDivisionHead, actions.rejectAsDivisionHead),
  actionRoute(contract.shelve, actions.shelve),
  actionRoute(contract.handOver, actions.handOver),
  actionRoute(contract.withdraw, actions.withdraw),
  actionRoute(contract.cancel, actions.cancel),
  actionRoute(contract.claim, actions.claim),
  actionRoute(contract.release, actions.release),
  actionRoute(contract.takeOver, actions.takeOver),
  route(contract.receipt, (ctx, { params }) => applicationReceipt(ctx, params.id)),
  route(contract.handoverReceipt, (ctx, { params }) => handoverReceipt(ctx, params.id)),
  route(contract.cardPdf, (ctx, { params }) => cardPdf(ctx, params)),
  route(contract.cardFront, (ctx, { params, query }) => cardFront(ctx, params.id, query.attemptId ?? null)),
  route(contract.portrait, (ctx, { params }) => portraitImage(ctx, params.id)),
  route(contract.uncollected, (ctx) => uncollectedCards(ctx)),
  route(contract.board, (ctx) => boardView(ctx)),
  route(contract.lookup, (ctx, { body }) => lookup(ctx, body.code)),
];
