import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { queue as contract } from '../../../../contract/queue/endpoints.ts';
import { kioskKeySigns } from '../../../../contract/queue/terms.ts';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { transact } from '../../../db/transact.ts';
import { randomCode } from '../../../random-code.ts';
import { Refusal } from '../../../refusal.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  changeCounterRow,
  changeServiceRow,
  getService,
  insertCounter,
  insertService,
  saveDoorKey,
  saveHours,
} from '../counter-store.ts';
import { usualHours } from '../rules.ts';
import { advanceRevision } from '../ticket-store.ts';

/** One change of how the queue is run, in one transaction with the line that says who made it. */
async function keep(
  ctx: Ctx,
  verb: string,
  input: object,
  change: (tx: Tx) => Promise<{ subjectType: string; subjectId: string }>,
): Promise<void> {
  await transact(ctx, `queue.${verb}`, input, async (tx) => {
    const subject = await change(tx);
    await recordAudit(tx, ctx, { action: `queue.${verb}`, ...subject });
    await advanceRevision(tx, ctx.actor.officeCode);
    return {};
  });
}

type Body<K extends keyof typeof contract> = BodyOf<(typeof contract)[K]>;

export function setHours(ctx: Ctx, body: Body<'setHours'>) {
  if (body.opensAt >= body.lastTicketAt) throw new Refusal('invalid', 'queue_hours_wrong');
  return keep(ctx, 'setHours', body, async (tx) => {
    await saveHours(tx, ctx.actor.officeCode, body);
    return { subjectType: 'office', subjectId: ctx.actor.officeCode };
  });
}

export function addService(ctx: Ctx, body: Body<'addService'>) {
  const { code, ...fields } = body;
  return keep(ctx, 'addService', body, async (tx) => {
    await insertService(tx, ctx.actor.officeCode, code, fields);
    return { subjectType: 'queue_service', subjectId: code };
  });
}

export function changeService(ctx: Ctx, code: string, body: Body<'changeService'>) {
  return keep(ctx, 'changeService', { code, ...body }, async (tx) => {
    await changeServiceRow(tx, ctx.actor.officeCode, code, body);
    return { subjectType: 'queue_service', subjectId: code };
  });
}

async function refuseUnknownServices(tx: Tx, ctx: Ctx, services: readonly string[]) {
  for (const code of services) await getService(tx, ctx.actor.officeCode, code);
}

export function addCounter(ctx: Ctx, body: Body<'addCounter'>) {
  return keep(ctx, 'addCounter', body, async (tx) => {
    await refuseUnknownServices(tx, ctx, body.services);
    const id = await insertCounter(tx, ctx.actor.officeCode, body);
    return { subjectType: 'queue_counter', subjectId: id };
  });
}

export function changeCounter(ctx: Ctx, id: string, body: Body<'changeCounter'>) {
  return keep(ctx, 'changeCounter', { id, ...body }, async (tx) => {
    await refuseUnknownServices(tx, ctx, body.services);
    await changeCounterRow(tx, ctx.actor.officeCode, id, body);
    return { subjectType: 'queue_counter', subjectId: id };
  });
}

export function renewDoorKey(ctx: Ctx) {
  return keep(ctx, 'renewDoorKey', {}, async (tx) => {
    await saveDoorKey(tx, ctx.actor.officeCode, usualHours, randomCode(kioskKeySigns));
    return { subjectType: 'office', subjectId: ctx.actor.officeCode };
  });
}
