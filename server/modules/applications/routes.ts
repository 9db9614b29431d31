import { applications as contract } from '../../../contract/applications.ts';
import type { BodyOf, Endpoint } from '../../../contract/endpoint.ts';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import * as checking from './actions/checking.ts';
import * as claims from './actions/claims.ts';
import * as entry from './actions/entry.ts';
import * as handover from './actions/handover.ts';
import * as intake from './actions/intake.ts';
import * as printing from './actions/printing.ts';
import * as verification from './actions/verification.ts';
import { boardView, listCases, myWork, uncollectedCards } from './case-views.ts';
import { applicationDetail } from './detail-views.ts';
import { cardFront, cardPdf, documentImage, portraitImage } from './image-views.ts';
import { eligibility, servicesInForce } from './intake-views.ts';
import { lookup } from './lookup-views.ts';
import { applicationReceipt, handoverReceipt } from './receipt-views.ts';

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
  route(contract.eligibility, (ctx, { query }) => eligibility(ctx, query)),
  route(contract.work, (ctx) => myWork(ctx)),
  route(contract.list, (ctx, { query }) => listCases(ctx, query)),
  route(contract.detail, (ctx, { params }) => applicationDetail(ctx, params.id)),
  route(contract.openIntake, async (ctx, { body }) =>
    applicationDetail(ctx, (await intake.openIntake(ctx, body)).id),
  ),
  verb(contract.tickDocument, intake.tickDocument),
  route(contract.scanDocument, async (ctx, { params, body, file }) => {
    await intake.scanDocument(ctx, params.id, body, file);
    return applicationDetail(ctx, params.id);
  }),
  route(contract.documentImage, (ctx, { params }) => documentImage(ctx, params)),
  verb(contract.receive, intake.receive),
  verb(contract.requestCompletion, verification.requestCompletion),
  verb(contract.completeDocuments, intake.completeDocuments),
  verb(contract.awaitCentre, verification.awaitCentre),
  verb(contract.resumeFromCentre, verification.resumeFromCentre),
  verb(contract.overrideNotice, verification.overrideNotice),
  verb(contract.overrideHold, verification.overrideHold),
  verb(contract.verify, verification.verify),
  verb(contract.refuse, verification.refuse),
  verb(contract.returnToVerification, entry.returnToVerification),
  verb(contract.enterData, entry.enterData),
  verb(contract.startPrint, printing.startPrint),
  verb(contract.failPrint, printing.failPrint),
  verb(contract.confirmPrint, printing.confirmPrint),
  verb(contract.spoilPrint, printing.spoilPrint),
  verb(contract.approveAsSectionHead, checking.approveAsSectionHead),
  verb(contract.rejectAsSectionHead, checking.rejectAsSectionHead),
  verb(contract.approveAsDivisionHead, checking.approveAsDivisionHead),
  verb(contract.rejectAsDivisionHead, checking.rejectAsDivisionHead),
  verb(contract.shelve, handover.shelve),
  verb(contract.handOver, handover.handOver),
  verb(contract.withdraw, intake.withdraw),
  verb(contract.cancel, intake.cancel),
  verb(contract.claim, claims.claim),
  verb(contract.release, claims.release),
  verb(contract.takeOver, claims.takeOver),
  route(contract.receipt, (ctx, { params }) => applicationReceipt(ctx, params.id)),
  route(contract.handoverReceipt, (ctx, { params }) => handoverReceipt(ctx, params.id)),
  route(contract.cardPdf, (ctx, { params }) => cardPdf(ctx, params)),
  route(contract.cardFront, (ctx, { params, query }) => cardFront(ctx, params.id, query.attemptId ?? null)),
  route(contract.portrait, (ctx, { params }) => portraitImage(ctx, params.id)),
  route(contract.uncollected, (ctx) => uncollectedCards(ctx)),
  route(contract.board, (ctx) => boardView(ctx)),
  route(contract.lookup, (ctx, { query }) => lookup(ctx, query.code)),
];
