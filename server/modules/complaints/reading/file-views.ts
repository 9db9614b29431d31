import type { Ctx } from '../../../context.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { Refusal } from '../../../refusal.ts';
import { readableContent } from './row-views.ts';

/** An attachment of the complaint; who looked is written down. */
export async function attachmentFile(
  ctx: Ctx,
  params: { id: string; attachmentId: string },
): Promise<BinaryReply> {
  await readableContent(ctx, params.id);
  const attachment = await ctx.db
    .selectFrom('complaintAttachments')
    .select('fileId')
    .where('id', '=', params.attachmentId)
    .where('complaintId', '=', params.id)
    .executeTakeFirst();
  if (attachment === undefined) throw new Refusal('not_found', 'attachment_unknown');
  const file = await ctx.ports.files.view(ctx, attachment.fileId, 'complaint_attachment');
  return { mediaType: file.mediaType, body: file.bytes };
}

/** The scan of the signature: protected personal data (UU 24/2013 Art. 84), and of an anonymous complainant an identity. */
export async function signatureFile(ctx: Ctx, id: string): Promise<BinaryReply> {
  const complaint = await readableContent(ctx, id);
  if (complaint.anonymous) throw new Refusal('forbidden', 'identity_hidden');
  const content = await ctx.db
    .selectFrom('complaintContents')
    .select('signatureFileId')
    .where('complaintId', '=', id)
    .executeTakeFirst();
  const fileId = content?.signatureFileId ?? null;
  if (fileId === null) throw new Refusal('not_found', 'complaint_signature_none');
  const file = await ctx.ports.files.view(ctx, fileId, 'complaint_signature');
  return { mediaType: file.mediaType, body: file.bytes };
}
