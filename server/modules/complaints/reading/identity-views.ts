import type { complaints as contract } from '../../../../contract/complaints/endpoints.ts';
import type { ReplyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { recordAudit } from '../../audit/index.ts';
import { readableContent } from './row-views.ts';

/** Who the complainant is, for one officer, once; who asked and why is written down before it is shown. */
export function unmask(
  ctx: Ctx,
  id: string,
  { reason }: { reason: string },
): Promise<ReplyOf<typeof contract.unmask>> {
  return ctx.db.transaction().execute(async (tx) => {
    await readableContent({ ...ctx, db: tx }, id);
    await recordAudit(tx, ctx, {
      action: 'complaint.unmasked',
      subjectType: 'complaint',
      subjectId: id,
      reason,
    });
    return tx
      .selectFrom('complaintContents')
      .select(['name', 'address', 'phone', 'email'])
      .where('complaintId', '=', id)
      .executeTakeFirstOrThrow();
  });
}
