import type { RecordingAction, RecordingDetail } from '../../../contract/recordings.ts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { findingMessage } from '../../http/problems.ts';
import type { BinaryReply } from '../../http/route.ts';
import { type Finding, Refusal } from '../../refusal.ts';
import { ageOn, getResidentFacts, maskNik, ruleLists, verificationFindings } from '../residents/index.ts';
import { excusesOn, requirementsUnder } from '../service-standards/index.ts';
import { isRecordable, type RequirementInForce, requiredBackground } from './rules.ts';
import { findCardImages } from './store.ts';

/** What a resident shows before a recording by the office's standard, and the reasons that excuse it today. */
export async function requirementsInForce(
  db: Db | Tx,
  ctx: Pick<Ctx, 'office' | 'today'>,
): Promise<RequirementInForce[]> {
  const { office, today } = ctx;
  const requirements = await requirementsUnder(db, office.standardId, 'recording');
  const excuses = await excusesOn(db, today);
  return requirements.map(({ service: _, ...requirement }) => ({
    ...requirement,
    reasons: excuses
      .filter((excuse) => excuse.requirement === requirement.code)
      .map(({ code, legalBasis }) => ({ code, legalBasis })),
  }));
}

/** Why this resident may not be recorded: the rules of level T, without what only a card needs. */
export async function recordingFindings(
  db: Db | Tx,
  ctx: Ctx,
  residentId: string,
  kkShown: string,
): Promise<Finding[]> {
  const { office } = ctx;
  const { facts } = await getResidentFacts(db, residentId);
  return verificationFindings(facts, {
    ...ruleLists,
    today: ctx.today,
    office: { regencyCode: office.regionCode, regencyName: office.regencyName },
    purpose: 'record',
    kkShown,
    // A marriage is proven when the card is asked for; recording asks for none.
    marriageProven: true,
    // Names of residents in the register were recorded before.
    firstRecording: false,
  }).filter(({ level }) => level === 'T');
}

/** Nothing is taken of somebody who may not be served at all (R08, R09) or is too young for it (R15). */
const nothingTaken: ReadonlySet<string> = new Set(['R08', 'R09', 'R15']);

export async function standingFindings(db: Db | Tx, ctx: Ctx, residentId: string): Promise<Finding[]> {
  const { facts } = await getResidentFacts(db, residentId);
  const findings = await recordingFindings(db, ctx, residentId, facts.familyCard?.kkNumber ?? '');
  return findings.filter(({ code }) => nothingTaken.has(code));
}

async function imagesOf(db: Db, residentId: string) {
  const rows = await db
    .selectFrom('residentImages as i')
    .innerJoin('files as f', 'f.id', 'i.fileId')
    .select(['i.kind', 'i.fileId', 'f.width', 'f.height', 'i.background', 'i.validFrom'])
    .where('i.residentId', '=', residentId)
    .where('i.replacedAt', 'is', null)
    .execute();
  const of = (kind: string): RecordingDetail['portrait'] => {
    const row = rows.find((each) => each.kind === kind);
    if (row === undefined) return null;
    return {
      fileId: row.fileId,
      width: row.width,
      height: row.height,
      background: row.background,
      validFrom: row.validFrom.toISOString(),
    };
  };
  return { portrait: of('portrait'), signature: of('signature') };
}

async function recordingsOf(db: Db, residentId: string): Promise<RecordingDetail['recordings']> {
  const rows = await db
    .selectFrom('recordings as c')
    .innerJoin('employees as e', 'e.id', 'c.notedBy')
    .select([
      'c.id',
      'c.capturedAt',
      'c.stationReference',
      'c.stationOperator',
      'e.name as notedBy',
      'c.notedAt',
    ])
    .where('c.residentId', '=', residentId)
    .orderBy('c.capturedAt', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const checks = await db
    .selectFrom('recordingChecks')
    .select(['recordingId', 'requirementCode', 'outcome', 'reasonCode'])
    .where(
      'recordingId',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.map((row) => ({
    ...row,
    capturedAt: row.capturedAt.toISOString(),
    notedAt: row.notedAt.toISOString(),
    checks: checks
      .filter(({ recordingId }) => recordingId === row.id)
      .map((check) => ({
        requirement: check.requirementCode,
        outcome: check.outcome === 'seen' ? 'seen' : 'excused',
        reason: check.reasonCode,
      })),
  }));
}

async function statusHistoryOf(db: Db, residentId: string): Promise<RecordingDetail['statusHistory']> {
  const rows = await db
    .selectFrom('centralStatusHistory as h')
    .leftJoin('employees as e', 'e.id', 'h.recordedBy')
    .select(['h.status', 'h.observedOn', 'h.source', 'e.name as recordedBy', 'h.recordedAt'])
    .where('h.residentId', '=', residentId)
    .orderBy('h.observedOn', 'desc')
    .orderBy('h.id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
}

async function callsOf(db: Db, residentId: string): Promise<RecordingDetail['calls']> {
  const rows = await db
    .selectFrom('recordingCalls as k')
    .innerJoin('employees as e', 'e.id', 'k.calledBy')
    .select(['k.outcome', 'k.willComeOn', 'e.name as calledBy', 'k.calledAt'])
    .where('k.residentId', '=', residentId)
    .orderBy('k.id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    outcome: row.outcome,
    calledAt: row.calledAt.toISOString(),
  }));
}

async function getOwnResident(ctx: Ctx, id: string) {
  const resident = await getResidentFacts(ctx.db, id);
  if (resident.officeCode !== ctx.actor.officeCode) throw new Refusal('not_found', 'resident_not_found');
  return resident;
}

/** All there is of one resident's recording: what is needed, what was taken, what the centre said. */
export async function recordingDetail(ctx: Ctx, id: string): Promise<RecordingDetail> {
  const { facts, centralStatus, centralStatusOn, recordedOn } = await getOwnResident(ctx, id);
  const { today } = ctx;
  const findings = await recordingFindings(ctx.db, ctx, id, facts.familyCard?.kkNumber ?? '');
  const recordingDue = findings.length === 0 && isRecordable(centralStatus);
  const standing = !findings.some(({ code }) => nothingTaken.has(code));
  const { roles } = ctx.actor;
  const operator = roles.includes('recording_operator');
  const caller = operator || roles.includes('front_desk');
  const actions: [RecordingAction, boolean][] = [
    ['noteStationCapture', operator && recordingDue],
    ['savePortrait', operator && standing],
    ['saveSignature', operator && standing],
    ['noteCall', caller && centralStatus === 'PRINT_READY_RECORD'],
  ];
  return {
    resident: {
      id,
      name: facts.name,
      nikMasked: maskNik(facts.nik),
      birthDate: facts.birthDate,
      ageYears: ageOn(facts.birthDate, today),
      sex: facts.sex,
      centralStatus,
      centralStatusOn,
      recordedOn,
    },
    requirements: await requirementsInForce(ctx.db, ctx),
    findings: findings.map(({ code, level, field, params }) => ({
      code,
      level,
      ...(field !== undefined && { field }),
      message: findingMessage(ctx.locale, code, params),
      override: null,
    })),
    recordingDue,
    requiredBackground: requiredBackground(facts.birthDate),
    ...(await imagesOf(ctx.db, id)),
    recordings: await recordingsOf(ctx.db, id),
    statusHistory: await statusHistoryOf(ctx.db, id),
    calls: await callsOf(ctx.db, id),
    allowedActions: actions.filter(([, allowed]) => allowed).map(([action]) => action),
  };
}

/** The picture itself. Who looked is written down before it leaves. */
export async function getImage(ctx: Ctx, id: string, kind: 'portrait' | 'signature'): Promise<BinaryReply> {
  await getOwnResident(ctx, id);
  const images = await findCardImages(ctx.db, id);
  const fileId = kind === 'portrait' ? images.portraitFileId : images.signatureFileId;
  if (fileId === null)
    throw new Refusal('not_found', kind === 'portrait' ? 'portrait_missing' : 'signature_missing');
  const file = await ctx.ports.files.view(ctx, fileId, `resident_${kind}`);
  return { mediaType: file.mediaType, body: file.bytes };
}
