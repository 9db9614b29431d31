import type { applications, CardElement } from '../../../../contract/applications/endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { type Finding, Refusal } from '../../../refusal.ts';
import { correctElements } from '../../residents/index.ts';
import { type Application, addDuty } from '../case-store.ts';
import { findingsFor } from '../findings.ts';
import { runAction } from '../run-action.ts';
import { insertEntry, listCorrectableElements } from '../step-store.ts';

type Body<K extends keyof typeof applications> = BodyOf<(typeof applications)[K]>;

/** Rules that the corrected entry must pass; the others do not look at what step 3 can change. */
const rulesOnValues: ReadonlySet<string> = new Set(['R18', 'R23', 'R29', 'R30', 'R14', 'R16']);

async function refuseElementsOutsideService(
  tx: Tx,
  application: Application,
  changed: readonly CardElement[],
) {
  const correctable = await listCorrectableElements(tx, application.serviceType);
  const outside = changed.filter((element) => !correctable.includes(element));
  if (outside.length > 0) {
    const findings: Finding[] = outside.map((element) => ({
      code: 'R34',
      level: 'T',
      field: element,
      params: { element },
    }));
    throw new Refusal('conflict', 'element_not_correctable', { count: outside.length }, findings);
  }
}

/**
 * Step 3: the operator confirms the entry in the population database or corrects it, each element against the
 * value they saw. Every change keeps its old value; the rules are applied again to what results.
 */
export function enterData(ctx: Ctx, id: string, body: Body<'enterData'>) {
  return runAction(ctx, {
    action: 'enterData',
    id,
    input: body,
    work: async (tx, application) => {
      const changed = body.changes.map(({ element }) => element);
      if (new Set(changed).size !== changed.length) throw new Refusal('invalid', 'element_twice');
      await refuseElementsOutsideService(tx, application, changed);
      if (changed.length > 0) {
        await correctElements(tx, ctx, {
          residentId: application.residentId,
          changes: body.changes,
          applicationId: id,
          source: 'application',
        });
        const broken = (await findingsFor(tx, ctx, application)).filter(
          (f) => f.level === 'T' && rulesOnValues.has(f.code),
        );
        if (broken.length > 0)
          throw new Refusal('conflict', 'values_not_valid', { count: broken.length }, broken);
      }
      await insertEntry(tx, ctx, {
        applicationId: id,
        siakReference: body.siakReference ?? null,
        changedElements: changed,
      });
      await addDuty(tx, ctx, id, 'enter_data');
      return { data: { changed, siakReference: body.siakReference ?? null } };
    },
  });
}

/** The operator found what the verifier must look at again; nothing was entered. */
export function returnToVerification(ctx: Ctx, id: string, body: Body<'returnToVerification'>) {
  return runAction(ctx, {
    action: 'returnToVerification',
    id,
    input: body,
    work: async () => ({ data: { reason: body.reason }, words: body.words }),
  });
}
