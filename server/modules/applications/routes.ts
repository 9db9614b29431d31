import { applications as contract } from '../../../contract/applications/endpoints.ts';
import { actionOn, type Route, route } from '../../http/route.ts';
import * as actions from './actions/index.ts';
import { boardView, listCases, myWork, uncollectedCards } from './reading/case-views.ts';
import { applicationDetail } from './reading/detail-views.ts';
import { cardFront, cardPdf, documentImage, portraitImage } from './reading/image-views.ts';
import { eligibility, servicesInForce } from './reading/intake-views.ts';
import { lookup } from './reading/lookup-views.ts';
import { applicationReceipt, handoverReceipt } from './reading/receipt-views.ts';

const action = actionOn(applicationDetail);

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
  action(contract.tickDocument, actions.tickDocument),
  action(contract.scanDocument, actions.scanDocument),
  route(contract.documentImage, (ctx, { params }) => documentImage(ctx, params)),
  action(contract.receive, actions.receive),
  action(contract.requestCompletion, actions.requestCompletion),
  action(contract.completeDocuments, actions.completeDocuments),
  action(contract.awaitCentre, actions.awaitCentre),
  action(contract.resumeFromCentre, actions.resumeFromCentre),
  action(contract.overrideNotice, actions.overrideNotice),
  action(contract.overrideHold, actions.overrideHold),
  action(contract.verify, actions.verify),
  action(contract.refuse, actions.refuse),
  action(contract.returnToVerification, actions.returnToVerification),
  action(contract.enterData, actions.enterData),
  action(contract.startPrint, actions.startPrint),
  action(contract.failPrint, actions.failPrint),
  action(contract.confirmPrint, actions.confirmPrint),
  action(contract.spoilPrint, actions.spoilPrint),
  action(contract.approveAsSectionHead, actions.approveAsSectionHead),
  action(contract.rejectAsSectionHead, actions.rejectAsSectionHead),
  action(contract.approveAsDivisionHead, actions.approveAsDivisionHead),
  action(contract.rejectAsDivisionHead, actions.rejectAsDivisionHead),
  action(contract.shelve, actions.shelve),
  action(contract.handOver, actions.handOver),
  action(contract.withdraw, actions.withdraw),
  action(contract.cancel, actions.cancel),
  action(contract.claim, actions.claim),
  action(contract.release, actions.release),
  action(contract.takeOver, actions.takeOver),
  route(contract.receipt, (ctx, { params }) => applicationReceipt(ctx, params.id)),
  route(contract.handoverReceipt, (ctx, { params }) => handoverReceipt(ctx, params.id)),
  route(contract.cardPdf, (ctx, { params }) => cardPdf(ctx, params)),
  route(contract.cardFront, (ctx, { params, query }) => cardFront(ctx, params.id, query.attemptId ?? null)),
  route(contract.portrait, (ctx, { params }) => portraitImage(ctx, params.id)),
  route(contract.uncollected, (ctx) => uncollectedCards(ctx)),
  route(contract.board, (ctx) => boardView(ctx)),
  route(contract.lookup, (ctx, { body }) => lookup(ctx, body.code)),
];
