import type { Ctx } from '../../../context.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { Refusal } from '../../../refusal.ts';
import { recordAudit } from '../../audit/index.ts';
import { findCardImages } from '../../recordings/index.ts';
import { attemptPdf, cardFrontSvg } from './card-views.ts';

async function getCase(ctx: Ctx, id: string) {
  const application = await ctx.db
    .selectFrom('applications')
    .select(['residentId', 'number'])
    .where('id', '=', id)
    .where('officeCode', '=', ctx.actor.officeCode)
    .executeTakeFirst();
  if (application === undefined) throw new Refusal('not_found', 'application_unknown');
  return application;
}

async function refuseForeignAttempt(ctx: Ctx, applicationId: string, attemptId: string) {
  const attempt = await ctx.db
    .selectFrom('printAttempts')
    .select('id')
    .where('id', '=', attemptId)
    .where('applicationId', '=', applicationId)
    .executeTakeFirst();
  if (attempt === undefined) throw new Refusal('not_found', 'print_attempt_unknown');
}

/** A scanned document of the case; who looked is written down. */
export async function documentImage(
  ctx: Ctx,
  params: { id: string; documentId: string },
): Promise<BinaryReply> {
  await getCase(ctx, params.id);
  const document = await ctx.db
    .selectFrom('applicationDocuments')
    .select('fileId')
    .where('id', '=', params.documentId)
    .where('applicationId', '=', params.id)
    .executeTakeFirst();
  if (document === undefined || document.fileId === null) throw new Refusal('not_found', 'document_unknown');
  const file = await ctx.ports.files.view(ctx, document.fileId, 'application_document');
  return { mediaType: file.mediaType, body: file.bytes };
}

/** The resident's portrait on every page of their case, so that the wrong person is noticed. */
export async function portraitImage(ctx: Ctx, id: string): Promise<BinaryReply> {
  const { residentId } = await getCase(ctx, id);
  const { portraitFileId } = await findCardImages(ctx.db, residentId);
  if (portraitFileId === null) throw new Refusal('not_found', 'portrait_missing');
  const file = await ctx.ports.files.view(ctx, portraitFileId, 'application_portrait');
  return { mediaType: file.mediaType, body: file.bytes };
}

/** A card shows portrait, signature and the numbers in full: who looked is written down before it is drawn. */
function noteCardSeen(ctx: Ctx, id: string, attemptId: string | null): Promise<void> {
  const seen = { action: 'card.viewed', subjectType: 'application', subjectId: id };
  return recordAudit(ctx.db, ctx, attemptId === null ? seen : { ...seen, reason: attemptId });
}

export async function cardPdf(ctx: Ctx, params: { id: string; attemptId: string }): Promise<BinaryReply> {
  const { number } = await getCase(ctx, params.id);
  await refuseForeignAttempt(ctx, params.id, params.attemptId);
  await noteCardSeen(ctx, params.id, params.attemptId);
  const body = await attemptPdf(ctx.db, ctx.ports, params.attemptId);
  return { mediaType: 'application/pdf', fileName: `${number}.pdf`, body };
}

export async function cardFront(ctx: Ctx, id: string, attemptId: string | null): Promise<BinaryReply> {
  const { residentId } = await getCase(ctx, id);
  if (attemptId !== null) await refuseForeignAttempt(ctx, id, attemptId);
  await noteCardSeen(ctx, id, attemptId);
  const svg = await cardFrontSvg(ctx, residentId, attemptId);
  return { mediaType: 'image/svg+xml; charset=utf-8', body: Buffer.from(svg) };
}
