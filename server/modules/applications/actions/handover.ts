import type { applications } from '../../../../contract/applications/endpoints.ts';
import { services } from '../../../../contract/applications/terms.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import { type Ctx, writerOf } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';
import { registerCard, withdrawActiveCards } from '../../cards/index.ts';
import { getResidentFacts } from '../../residents/index.ts';
import { openSurvey, servedWithCard } from '../../surveys/index.ts';
import { type Application, closePause, openPause, setBoxNumber } from '../case-store.ts';
import { runAction } from '../run-action.ts';
import { insertHandover, listDocuments } from '../step-store.ts';

type Body<K extends keyof typeof applications> = BodyOf<(typeof applications)[K]>;

/** The applicant is not at the counter: the card waits in a numbered box, and the clock waits for the applicant. */
export function shelve(ctx: Ctx, id: string, body: Body<'shelve'>) {
  return runAction(ctx, 'shelve', id, body, async (tx) => {
    await setBoxNumber(tx, id, body.boxNumber);
    await openPause(tx, ctx, id, 'applicant');
    return { data: { boxNumber: body.boxNumber }, claimedBy: null };
  });
}

/** R40: who receives is verified, and what became of the old card is known. */
async function refuseUnlawfulHandover(tx: Tx, application: Application, body: Body<'handOver'>) {
  if (!body.faceCompared) throw new Refusal('invalid', 'receiver_not_compared');
  if (body.signaturePng === undefined && !body.signedOnPaper)
    throw new Refusal('invalid', 'signature_of_receiver_missing');
  if (body.receiver === 'proxy' && !body.proxyLetterSeen)
    throw new Refusal('invalid', 'proxy_letter_missing');
  if (body.receiver === 'proxy' && (body.receiverName === undefined || body.receiverRelation === undefined)) {
    throw new Refusal('invalid', 'proxy_not_named');
  }
  if (body.oldCard === 'other' && body.oldCardWords === undefined)
    throw new Refusal('invalid', 'old_card_unexplained');
  if (body.oldCard === 'never_had' && !services[application.serviceType].firstCard)
    throw new Refusal('invalid', 'old_card_must_exist');
  const documents = await listDocuments(tx, application.id);
  if (body.oldCard === 'lost_with_police_letter' && !documents.has('police_letter')) {
    throw new Refusal('invalid', 'police_letter_missing');
  }
}

/** Step 6: the card leaves the office, the clock stops, the old card is out of use. */
export async function handOver(ctx: Ctx, id: string, body: Body<'handOver'>) {
  const signature =
    body.signaturePng === undefined
      ? null
      : await ctx.ports.readers.officers.readImage(Buffer.from(body.signaturePng, 'base64'), {
          purpose: 'signature',
        });
  return runAction(ctx, 'handOver', id, body, async (tx, application) => {
    await refuseUnlawfulHandover(tx, application, body);
    const file =
      signature === null
        ? null
        : await ctx.ports.files.put(tx, writerOf(ctx), {
            subjectId: id,
            kind: 'receiver_signature',
            ...signature,
          });
    const resident = await getResidentFacts(tx, application.residentId);
    await insertHandover(tx, ctx, {
      applicationId: id,
      receiver: body.receiver,
      receiverName: body.receiver === 'self' ? resident.facts.name : (body.receiverName ?? ''),
      receiverRelation: body.receiver === 'proxy' ? (body.receiverRelation ?? null) : null,
      proxyLetterSeen: body.receiver === 'proxy' && body.proxyLetterSeen,
      oldCard: body.oldCard,
      oldCardWords: body.oldCardWords ?? null,
      signatureFileId: file?.id ?? null,
    });
    await withdrawActiveCards(tx, ctx, { residentId: application.residentId, reason: body.oldCard });
    await registerCard(tx, ctx, {
      serial: body.serial,
      residentId: application.residentId,
      applicationId: id,
    });
    await closePause(tx, id, ctx.clock.now(), ctx.actor.employeeId);
    const served = servedWithCard(ctx.office.code, id, ctx.today);
    await openSurvey(tx, ctx.ports.surveyKey, served);
    return { data: { receiver: body.receiver, oldCard: body.oldCard, serial: body.serial } };
  });
}
