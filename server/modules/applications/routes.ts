import { applications as contract } from '../../../contract/applications/endpoints.ts';
import type { BodyOf, Endpoint } from '../../../contract/endpoint.ts';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import * as verbs from './actions/index.ts';
import { boardView, listCases, myWork, uncollectedCards } from './reading/case-views.ts';
import { applicationDetail } from './reading/detail-views.ts';
import { cardFront, cardPdf, documentImage, portraitImage } from './reading/image-views.ts';
import { eligibility, servicesInForce } from './reading/intake-views.ts';
import { lookup } from './reading/lookup-views.ts';
import { applicationReceipt, handoverReceipt } from './reading/receipt-views.ts';

/** A verb on one case: do it, then show the case as it stands now. */
function verb<E extends Endpoint>(
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

export const applicationRoutes: readonly Route[] = [
  route(contract.services, (ctx) => servicesInForce(ctx)),
  route(contract.eligibility, (ctx, { body }) => eligibility(ctx, body)),
  route(contract.work, (ctx) => myWork(ctx)),
  route(contract.list, (ctx, { body }) => listCases(ctx, body)),
  route(contract.detail, (ctx, { params }) => applicationDetail(ctx, params.id)),
  route(contract.openIntake, async (ctx, { body }) =>
    applicationDetail(ctx, (await verbs.openIntake(ctx, body)).id),
  ),
  verb(contract.tickDocument, verbs.tickDocument),
  route(contract.scanDocument, async (ctx, { params, body, file }) => {
    await verbs.scanDocument(ctx, params.id, body, file);
    return applicationDetail(ctx, params.id);
  }),
  route(contract.documentImage, (ctx, { params }) => documentImage(ctx, params)),
  verb(contract.receive, verbs.receive),
  verb(contract.requestCompletion, verbs.requestCompletion),
  verb(contract.completeDocuments, verbs.completeDocuments),
  verb(contract.awaitCentre, verbs.awaitCentre),
  verb(contract.resumeFromCentre, verbs.resumeFromCentre),
  verb(contract.overrideNotice, verbs.overrideNotice),
  verb(contract.overrideHold, verbs.overrideHold),
  verb(contract.verify, verbs.verify),
  verb(contract.refuse, verbs.refuse),
  verb(contract.returnToVerification, verbs.returnToVerification),
  verb(contract.enterData, verbs.enterData),
  verb(contract.startPrint, verbs.startPrint),
  verb(contract.failPrint, verbs.failPrint),
  verb(contract.confirmPrint, verbs.confirmPrint),
  verb(contract.spoilPrint, verbs.spoilPrint),
  verb(contract.approveAsSectionHead, verbs.approveAsSectionHead),
  verb(contract.rejectAsSectionHead, verbs.rejectAsSectionHead),
  verb(contract.approveAsDivisionHead, verbs.approveAsDivisionHead),
  verb(contract.rejectAsDivisionHead, verbs.rejectAsDivisionHead),
  verb(contract.shelve, verbs.shelve),
  verb(contract.handOver, verbs.handOver),
  verb(contract.withdraw, verbs.withdraw),
  verb(contract.cancel, verbs.cancel),
  verb(contract.claim, verbs.claim),
  verb(contract.release, verbs.release),
  verb(contract.takeOver, verbs.takeOver),
  route(contract.receipt, (ctx, { params }) => applicationReceipt(ctx, params.id)),
  route(contract.handoverReceipt, (ctx, { params }) => handoverReceipt(ctx, params.id)),
  route(contract.cardPdf, (ctx, { params }) => cardPdf(ctx, params)),
  route(contract.cardFront, (ctx, { params, query }) => cardFront(ctx, params.id, query.attemptId ?? null)),
  route(contract.portrait, (ctx, { params }) => portraitImage(ctx, params.id)),
  route(contract.uncollected, (ctx) => uncollectedCards(ctx)),
  route(contract.board, (ctx) => boardView(ctx)),
  route(contract.lookup, (ctx, { body }) => lookup(ctx, body.code)),
];
