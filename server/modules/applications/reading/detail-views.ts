import { z } from 'zod';
import type {
  ApplicationAction,
  ApplicationDetail,
  ApplicationState,
} from '../../../../contract/applications/endpoints.ts';
import { applicationActions } from '../../../../contract/applications/endpoints.ts';
import type { Ctx } from '../../../context.ts';
import { historyOf } from '../../../db/history.ts';
import { findingMessage } from '../../../http/problems.ts';
import { Refusal } from '../../../refusal.ts';
import { allowedActions } from '../../../workflow/define-workflow.ts';
import { officeStopsBetween } from '../../office/index.ts';
import { findCardImages } from '../../recordings/index.ts';
import { ageOn, elementLabel, getResidentFacts, maskNik } from '../../residents/index.ts';
import { requirementsUnder } from '../../service-standards/index.ts';
import { listDuties } from '../case-store.ts';
import { caseFindings } from '../findings.ts';
import { findLatestAttempt, listCorrectableElements } from '../step-store.ts';
import { applicationWorkflow, deskAllows, isOpen } from '../workflow.ts';
import { compareWithCard } from './card-views.ts';
import { getCaseRow } from './case-views.ts';

async function checklistOf(
  ctx: Ctx,
  id: string,
  { standardId, serviceType }: { standardId: string; serviceType: ApplicationDetail['serviceType'] },
) {
  const requirements = await requirementsUnder(ctx.db, standardId, serviceType);
  const documents = await ctx.db
    .selectFrom('applicationDocuments as d')
    .innerJoin('employees as e', 'e.id', 'd.addedBy')
    .select(['d.id', 'd.requirement', 'd.fileId', 'd.addedAt', 'e.name as addedBy'])
    .where('d.applicationId', '=', id)
    .where('d.removedAt', 'is', null)
    .execute();
  const byRequirement = new Map(documents.map((document) => [document.requirement, document]));
  return requirements.map(({ code, name, mandatory, legalBasis }) => {
    const document = byRequirement.get(code);
    return {
      code,
      name,
      mandatory,
      legalBasis,
      document:
        document === undefined
          ? null
          : {
              id: document.id,
              requirement: document.requirement,
              scanned: document.fileId !== null,
              addedBy: document.addedBy,
              addedAt: document.addedAt.toISOString(),
            },
    };
  });
}

/** What the history tells of an event's data: the code of its reason, when it has one. */
const eventData = z.object({ reason: z.string().nullable().catch(null) }).catch({ reason: null });

async function historyView(ctx: Ctx, id: string): Promise<ApplicationDetail['history']> {
  const events = await historyOf(ctx.db, 'applicationEvents', id);
  return events.map(({ at, data, delegationId, ...event }) => ({
    ...event,
    byDelegation: delegationId !== null,
    at: at.toISOString(),
    reasonCode: eventData.parse(data).reason,
  }));
}

async function attemptsOf(ctx: Ctx, id: string): Promise<ApplicationDetail['attempts']> {
  const attempts = await ctx.db
    .selectFrom('printAttempts as p')
    .innerJoin('employees as e', 'e.id', 'p.queuedBy')
    .select([
      'p.id',
      'p.attemptNo',
      'p.blankSerial',
      'p.state',
      'p.queuedAt',
      'p.endedAt',
      'p.reason',
      'e.name as queuedBy',
    ])
    .where('p.applicationId', '=', id)
    .orderBy('p.attemptNo')
    .execute();
  return attempts.map((attempt) => ({
    ...attempt,
    state: attempt.state,
    queuedAt: attempt.queuedAt.toISOString(),
    endedAt: attempt.endedAt?.toISOString() ?? null,
  }));
}

async function checksOf(ctx: Ctx, id: string): Promise<ApplicationDetail['checks']> {
  const checks = await ctx.db
    .selectFrom('applicationChecks as c')
    .innerJoin('printAttempts as p', 'p.id', 'c.printAttemptId')
    .innerJoin('employees as e', 'e.id', 'c.checkedBy')
    .select(['c.half', 'p.attemptNo', 'c.outcome', 'e.name as checkedBy', 'c.at', 'c.reason'])
    .where('c.applicationId', '=', id)
    .orderBy('c.at')
    .execute();
  return checks.map((check) => ({
    ...check,
    half: check.half,
    outcome: check.outcome,
    at: check.at.toISOString(),
  }));
}

async function pausesOf(ctx: Ctx, id: string, from: Date): Promise<ApplicationDetail['pauses']> {
  const own = await ctx.db
    .selectFrom('applicationPauses as p')
    .leftJoin('employees as e', 'e.id', 'p.startedBy')
    .select(['p.reason', 'p.startedAt', 'p.endedAt', 'e.name as by'])
    .where('p.applicationId', '=', id)
    .execute();
  const stops = await officeStopsBetween(ctx.db, ctx.actor.officeCode, from, ctx.clock.now());
  return [
    ...own,
    ...stops.map(({ startedAt, endedAt }) => ({
      reason: 'office_stop' as const,
      startedAt,
      endedAt,
      by: null,
    })),
  ]
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
    .map((pause) => ({
      ...pause,
      startedAt: pause.startedAt.toISOString(),
      endedAt: pause.endedAt?.toISOString() ?? null,
    }));
}

async function handoverOf(ctx: Ctx, id: string): Promise<ApplicationDetail['handover']> {
  const handover = await ctx.db
    .selectFrom('handovers as h')
    .innerJoin('employees as e', 'e.id', 'h.handedOverBy')
    .select(['h.receiver', 'h.receiverName', 'h.oldCard', 'h.handedOverAt', 'e.name as by'])
    .where('h.applicationId', '=', id)
    .executeTakeFirst();
  return handover === undefined
    ? null
    : {
        receiver: handover.receiver,
        receiverName: handover.receiverName,
        oldCard: handover.oldCard,
        at: handover.handedOverAt.toISOString(),
        by: handover.by,
      };
}

/** The actions that the server would accept from this actor now; screens hold no permission logic. */
async function actionsFor(
  ctx: Ctx,
  application: { id: string; state: ApplicationState; claimedBy: { id: string; me: boolean } | null },
): Promise<ApplicationAction[]> {
  const duties = await listDuties(ctx.db, application.id, ctx.actor.employeeId);
  const { roles } = ctx.actor;
  const onDesk = { state: application.state, claimedBy: application.claimedBy?.id ?? null };
  return allowedActions(applicationWorkflow, applicationActions, {
    state: application.state,
    actors: roles,
    duties,
  }).filter((action) => deskAllows(action, onDesk, ctx.actor));
}

const checkingActions: ReadonlySet<ApplicationAction> = new Set([
  'approveAsSectionHead',
  'rejectAsSectionHead',
  'approveAsDivisionHead',
  'rejectAsDivisionHead',
]);

/** The NIK in full is for the head who holds the card beside it; everybody else asks for it and is written down. */
async function comparisonFor(
  ctx: Ctx,
  row: { id: string; residentId: string },
  allowed: readonly ApplicationAction[],
): Promise<ApplicationDetail['comparison']> {
  const attempt = await findLatestAttempt(ctx.db, row.id);
  const elements = await compareWithCard(ctx.db, ctx, row.residentId, attempt?.id ?? null);
  if (allowed.some((action) => checkingActions.has(action))) return elements;
  return elements.map((each) =>
    each.element === 'nik'
      ? {
          ...each,
          register: maskNik(each.register),
          printed: each.printed === null ? null : maskNik(each.printed),
        }
      : each,
  );
}

/** An application with everything that its page shows this officer. Refuses `application_unknown`. */
export async function applicationDetail(ctx: Ctx, id: string): Promise<ApplicationDetail> {
  const row = await getCaseRow(ctx, id);
  if (row === undefined) throw new Refusal('not_found', 'application_unknown');
  const extra = await ctx.db
    .selectFrom('applications')
    .select(['trackingCode', 'kkShown', 'standardId', 'lastSeq', 'startedAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const resident = await getResidentFacts(ctx.db, row.residentId);
  const images = await findCardImages(ctx.db, row.residentId);
  const correctable = await listCorrectableElements(ctx.db, row.serviceType);
  const allowed = await actionsFor(ctx, row);
  const application = {
    id,
    officeCode: ctx.actor.officeCode,
    number: row.number,
    residentId: row.residentId,
    serviceType: row.serviceType,
    kkShown: extra.kkShown,
    standardId: extra.standardId,
    state: row.state,
    lastSeq: extra.lastSeq,
    claimedBy: row.claimedBy?.id ?? null,
    startedAt: extra.startedAt,
  };
  // A closed case is judged no more: what its verifier saw then is in the history.
  const findings = isOpen(row.state) ? await caseFindings(ctx.db, ctx, application) : [];
  return {
    ...row,
    trackingCode: extra.trackingCode,
    resident: {
      id: row.residentId,
      name: row.residentName,
      nikMasked: row.nikMasked,
      kkMasked: maskNik(extra.kkShown),
      birthDate: resident.facts.birthDate,
      ageYears: ageOn(resident.facts.birthDate, ctx.today),
      sex: resident.facts.sex,
      centralStatus: resident.centralStatus,
      portraitFileId: images.portraitFileId,
      signatureFileId: images.signatureFileId,
      elements: resident.elements.map(({ element, value }) => ({
        element,
        value,
        label: elementLabel(element, value),
        correctable: correctable.includes(element),
      })),
    },
    checklist: await checklistOf(ctx, id, application),
    findings: findings.map(({ code, level, field, params, override }) => ({
      code,
      level,
      ...(field !== undefined && { field }),
      message: findingMessage(ctx.locale, code, params),
      override: override === null ? null : { ...override, at: override.at.toISOString() },
    })),
    comparison: await comparisonFor(ctx, row, allowed),
    attempts: await attemptsOf(ctx, id),
    checks: await checksOf(ctx, id),
    pauses: await pausesOf(ctx, id, extra.startedAt),
    handover: await handoverOf(ctx, id),
    history: await historyView(ctx, id),
    allowedActions: allowed,
  };
}
