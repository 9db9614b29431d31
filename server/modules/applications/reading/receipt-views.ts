import { findWords, translatorFor } from '../../../../locales/translator.ts';
import type { OfficeOnPaper } from '../../../adapters/documents/port.ts';
import type { Ctx } from '../../../context.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { Refusal } from '../../../refusal.ts';
import { dateIn } from '../../office/index.ts';
import { maskNik } from '../../residents/index.ts';
import { requirementsUnder } from '../../service-standards/index.ts';
import { isOpenCode, servedWithCard, surveyAddress, surveyCode } from '../../surveys/index.ts';
import { clockOfCase } from './clock-views.ts';

/** The office as it is now, with the promise under which the case began. */
async function officeOnPaper(ctx: Ctx, promiseSeconds: number): Promise<OfficeOnPaper> {
  const { name, address, phone, zone } = ctx.office;
  return { name, address, phone, zone, promiseSeconds };
}

async function getReceiptCase(ctx: Ctx, id: string) {
  const application = await ctx.db
    .selectFrom('applications as a')
    .innerJoin('residents as r', 'r.id', 'a.residentId')
    .innerJoin('serviceStandards as s', 's.id', 'a.standardId')
    .select(['a.number', 'a.trackingCode', 'a.serviceType', 'a.startedAt', 'a.state', 'r.name', 'r.nik'])
    .select(['a.standardId', 's.promiseSeconds'])
    .where('a.id', '=', id)
    .where('a.officeCode', '=', ctx.actor.officeCode)
    .executeTakeFirst();
  if (application === undefined) throw new Refusal('not_found', 'application_unknown');
  return application;
}

/** In both languages at once, as a receipt carries them side by side. */
const both = <A extends string>(words: (locale: 'id' | 'en') => A) => ({ id: words('id'), en: words('en') });

/** The receipt of step 1: number, tracking code with its QR, checklist, and the promise. */
export async function applicationReceipt(ctx: Ctx, id: string): Promise<BinaryReply> {
  const application = await getReceiptCase(ctx, id);
  const received = await ctx.db
    .selectFrom('applicationEvents as v')
    .innerJoin('employees as e', 'e.id', 'v.actorId')
    .select(['v.at', 'e.name'])
    .where('v.applicationId', '=', id)
    .where('v.action', '=', 'receive')
    .orderBy('v.seq')
    .executeTakeFirst();
  if (received === undefined) throw new Refusal('conflict', 'not_received_yet');
  const { serviceType } = application;
  const requirements = await requirementsUnder(ctx.db, application.standardId, serviceType);
  const documents = await ctx.db
    .selectFrom('applicationDocuments')
    .select(['requirement', 'fileId'])
    .where('applicationId', '=', id)
    .where('removedAt', 'is', null)
    .execute();
  const attached = new Map(
    documents.map((d) => [d.requirement, d.fileId === null ? 'seen' : 'attached'] as const),
  );
  const body = await ctx.ports.documents.applicationReceipt({
    office: await officeOnPaper(ctx, application.promiseSeconds),
    number: application.number,
    trackingCode: application.trackingCode,
    trackingUrl: `${ctx.ports.publicAddress}/lacak/${application.trackingCode}`,
    serviceName: both((locale) => translatorFor(locale)(`shared.services.${serviceType}`)),
    applicantName: application.name,
    receivedAt: received.at,
    receivedBy: received.name,
    clock: await clockOfCase(ctx.db, ctx.actor.officeCode, id, ctx.clock.now()),
    checklist: requirements
      .filter(({ code, mandatory }) => mandatory || attached.has(code))
      .map(({ code, name }) => ({
        label: name ?? both((locale) => findWords(locale, 'applications.requirements', code) ?? code),
        state: attached.get(code) ?? 'missing',
      })),
  });
  return { mediaType: 'application/pdf', fileName: `${application.number}-tanda-terima.pdf`, body };
}

/** The one-time code of the survey, the same on every print; none once it was used or has run out. */
async function surveyOnPaper(ctx: Ctx, id: string, zone: string, handedOverAt: Date) {
  const service = servedWithCard(ctx.actor.officeCode, id, dateIn(zone, handedOverAt));
  const { code, expiresOn } = surveyCode(ctx.ports.surveyKey, service);
  if (expiresOn < dateIn(zone, ctx.clock.now())) return null;
  if (!(await isOpenCode(ctx.db, ctx.ports.surveyKey, code))) return null;
  return { code, url: `${ctx.ports.publicAddress}${surveyAddress(code)}`, until: expiresOn };
}

/** The receipt of step 6: who received which card, what became of the old one, and how long it took. */
export async function handoverReceipt(ctx: Ctx, id: string): Promise<BinaryReply> {
  const application = await getReceiptCase(ctx, id);
  const handover = await ctx.db
    .selectFrom('handovers as h')
    .innerJoin('employees as e', 'e.id', 'h.handedOverBy')
    .innerJoin('cards as c', 'c.applicationId', 'h.applicationId')
    .select([
      'h.receiver',
      'h.receiverName',
      'h.oldCard',
      'h.signatureFileId',
      'h.handedOverAt',
      'e.name as by',
      'c.serial',
    ])
    .where('h.applicationId', '=', id)
    .executeTakeFirst();
  if (handover === undefined) throw new Refusal('conflict', 'not_handed_over_yet');
  const clock = await clockOfCase(ctx.db, ctx.actor.officeCode, id, ctx.clock.now());
  const signature =
    handover.signatureFileId === null
      ? null
      : await ctx.ports.files.view(ctx, handover.signatureFileId, 'handover_receipt');
  const { oldCard } = handover;
  const office = await officeOnPaper(ctx, application.promiseSeconds);
  const body = await ctx.ports.documents.handoverReceipt({
    office,
    number: application.number,
    applicantName: application.name,
    maskedNik: maskNik(application.nik),
    serial: handover.serial,
    handedOverAt: handover.handedOverAt,
    handedOverBy: handover.by,
    receiver: { name: handover.receiverName, relation: handover.receiver },
    oldCard: both((locale) => translatorFor(locale)(`applications.oldCard.${oldCard}`)),
    signature: signature?.bytes ?? null,
    clock,
    survey: await surveyOnPaper(ctx, id, office.zone, handover.handedOverAt),
  });
  return { mediaType: 'application/pdf', fileName: `${application.number}-serah-terima.pdf`, body };
}
