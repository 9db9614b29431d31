import type { replyTemplates as contract } from '../../../../contract/complaints/office-endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import { recordAudit } from '../../audit/index.ts';
import { unknownPlaceholders } from './rules.ts';
import { insertTemplate, retireTemplateRow } from './store.ts';

/** Keeps a template. A placeholder that nothing fills is refused here, not at the answer. */
export function saveTemplate(ctx: Ctx, body: BodyOf<typeof contract.save>): Promise<{ id: string }> {
  return transact(ctx, 'replyTemplates.save', body, async (tx) => {
    const unknown = unknownPlaceholders(body.body);
    if (unknown.length > 0) {
      throw new Refusal('invalid', 'placeholder_unknown', {
        placeholders: unknown.map((name) => `{${name}}`).join(', '),
      });
    }
    const id = await insertTemplate(tx, ctx.actor.officeCode, body, ctx.actor.employeeId, ctx.clock.now());
    await recordAudit(tx, ctx, { action: 'template.saved', subjectType: 'reply_template', subjectId: id });
    return { id };
  });
}

export function retireTemplate(ctx: Ctx, id: string): Promise<{ id: string }> {
  return transact(ctx, 'replyTemplates.retire', { id }, async (tx) => {
    await retireTemplateRow(tx, ctx.actor.officeCode, id);
    await recordAudit(tx, ctx, { action: 'template.retired', subjectType: 'reply_template', subjectId: id });
    return { id };
  });
}
