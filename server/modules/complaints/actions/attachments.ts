import { createHash } from 'node:crypto';
import { maxAttachments } from '../../../../contract/complaints/terms.ts';
import { type Ctx, writerOf } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import { changeContent, getContent } from '../content-store.ts';
import { insertAttachment, nextAttachmentPosition } from '../decision-store.ts';
import { runAction } from '../run-action.ts';

/** Checked and re-encoded before the complaint is locked; kept encrypted. A scan of the signature is kept apart. */
export async function addAttachment(
  ctx: Ctx,
  id: string,
  { as }: { as: 'attachment' | 'signature' },
  file: { path: string },
) {
  const checked = await ctx.ports.readers.officers.checkAttachment(file.path);
  return runAction(
    ctx,
    'addAttachment',
    id,
    // Another file under the same idempotency key is another request.
    { as, sha256: createHash('sha256').update(checked.bytes).digest('hex') },
    async (tx, complaint) => {
      const position = await nextAttachmentPosition(tx, complaint.id, maxAttachments);
      if (as === 'attachment' && position === null) {
        throw new Refusal('conflict', 'too_many_attachments', { max: maxAttachments });
      }
      if (as === 'signature' && (await getContent(tx, complaint.id)).signature === 'scan') {
        throw new Refusal('conflict', 'signature_present');
      }
      const { bytes, mediaType, width, height } = checked;
      const { id: fileId } = await ctx.ports.files.put(tx, writerOf(ctx), {
        subjectId: complaint.id,
        kind: as === 'signature' ? 'complaint_signature' : 'complaint_attachment',
        bytes,
        mediaType,
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
      });
      if (as === 'signature') {
        await changeContent(tx, complaint.id, { signature: 'scan', signatureFileId: fileId });
      } else if (position !== null) {
        await insertAttachment(tx, complaint, {
          position,
          fileId,
          addedBy: ctx.actor.employeeId,
          addedAt: ctx.clock.now(),
        });
      }
      return { data: { as, fileId } };
    },
  );
}
