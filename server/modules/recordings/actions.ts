import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { BodyOf } from '../../../contract/endpoint.ts';
import type { recordings } from '../../../contract/recordings.ts';
import { type CropBox, imageLimits, type ReadImage } from '../../adapters/images/index.ts';
import { type Ctx, writerOf } from '../../context.ts';
import { constraintOf } from '../../db/constraint.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import type { UploadedFile } from '../../http/route.ts';
import { Refusal } from '../../refusal.ts';
import { dateIn } from '../office/index.ts';
import { insertCentralStatus, lockResident, noteRecordedOn } from '../residents/index.ts';
import { answerProblem, isRecordable, requiredBackground } from './rules.ts';
import { findCardImages, insertCall, insertImage, insertRecording } from './store.ts';
import { recordingFindings, requirementsInForce, standingFindings } from './views.ts';

type Body<K extends keyof typeof recordings> = BodyOf<(typeof recordings)[K]>;

/** The resident, locked; another office's resident is unknown here. */
async function lockOwnResident(tx: Tx, ctx: Ctx, id: string) {
  const resident = await lockResident(tx, id);
  if (resident.officeCode !== ctx.actor.officeCode) throw new Refusal('not_found', 'resident_not_found');
  return resident;
}

/**
 * Notes a recording that was made on the official SIAK station, and that the centre has biometrics on their way.
 * Refused when the person may not be recorded (R08 to R11, R14, R15) or has been recorded already.
 */
export async function noteStationCapture(ctx: Ctx, id: string, body: Body<'noteStationCapture'>) {
  return transact(ctx, 'recordings.noteStationCapture', { id, ...body }, async (tx) => {
    const resident = await lockOwnResident(tx, ctx, id);
    if (!isRecordable(resident.centralStatus)) {
      throw new Refusal('conflict', 'already_recorded', { status: resident.centralStatus });
    }
    const findings = await recordingFindings(tx, ctx, id, body.kkShown);
    if (findings.length > 0) throw new Refusal('conflict', 'recording_not_due', {}, findings);

    const now = ctx.clock.now();
    const capturedAt = new Date(body.capturedAt);
    if (capturedAt > now) throw new Refusal('invalid', 'capture_in_future');
    const problem = answerProblem(await requirementsInForce(tx, ctx), body.answers);
    if (problem !== null) {
      const { code, ...params } = problem;
      throw new Refusal('invalid', code, params);
    }

    const recordingId = await insertOnce(tx, {
      officeCode: ctx.actor.officeCode,
      residentId: id,
      capturedAt,
      stationReference: body.stationReference,
      stationOperator: body.stationOperator,
      notedBy: ctx.actor.employeeId,
      notedAt: now,
      answers: body.answers,
    });
    const { zone } = ctx.office;
    const capturedOn = dateIn(zone, capturedAt);
    // What was last heard of the centre may be younger than the capture; the note of it counts from today then.
    const observedOn =
      resident.centralStatusOn !== null && resident.centralStatusOn > capturedOn
        ? dateIn(zone, now)
        : capturedOn;
    await insertCentralStatus(tx, {
      residentId: id,
      officeCode: ctx.actor.officeCode,
      status: 'BIO_CAPTURED',
      observedOn,
      source: 'manual',
      evidence: body.stationReference,
      runId: null,
      recordedBy: ctx.actor.employeeId,
      recordedAt: now,
    });
    await noteRecordedOn(tx, id, capturedOn);
    return { id, recordingId };
  });
}

async function insertOnce(tx: Tx, recording: Parameters<typeof insertRecording>[1]): Promise<string> {
  try {
    return await insertRecording(tx, recording);
  } catch (error) {
    if (constraintOf(error) !== 'recordings_station_reference') throw error;
    throw new Refusal('conflict', 'station_reference_used', { reference: recording.stationReference });
  }
}

async function readUpload(file: UploadedFile): Promise<Buffer> {
  if (file.byteLength > imageLimits.bytes) {
    throw new Refusal('invalid', 'image_too_heavy', { megabytes: imageLimits.bytes / 1024 / 1024 });
  }
  return readFile(file.path);
}

function cropOf({ left, top, width, height }: Body<'savePortrait'>): CropBox | null {
  if (left === undefined && top === undefined && width === undefined && height === undefined) return null;
  if (left === undefined || top === undefined || width === undefined || height === undefined) {
    throw new Refusal('invalid', 'crop_outside_picture');
  }
  return { left, top, width, height };
}

/** The portrait for the card, cropped to 2:3. A background against the rule needs a reason in words (R38). */
export async function savePortrait(ctx: Ctx, id: string, body: Body<'savePortrait'>, file: UploadedFile) {
  const bytes = await readUpload(file);
  const image = await ctx.ports.readers.officers.readImage(bytes, {
    purpose: 'portrait',
    crop: cropOf(body),
  });
  return transact(ctx, 'recordings.savePortrait', { id, ...body, file: hashOf(bytes) }, async (tx) => {
    const resident = await lockOwnResident(tx, ctx, id);
    const required = requiredBackground(resident.birthDate);
    const fits = resident.nationality !== 'WNI' || image.background === required;
    if (!fits && body.backgroundReason === undefined) {
      throw new Refusal(
        'invalid',
        'portrait_background',
        { required, measured: image.background ?? 'other' },
        [{ code: 'R38', level: 'H', field: 'portrait', params: { color: required } }],
      );
    }
    await save(tx, ctx, id, 'portrait', image, {
      replaces: body.replaces,
      backgroundReason: fits ? null : (body.backgroundReason ?? null),
    });
    return { id };
  });
}

/** The holder's signature, as strokes on transparent. */
export async function saveSignature(ctx: Ctx, id: string, body: Body<'saveSignature'>, file: UploadedFile) {
  const bytes = await readUpload(file);
  const image = await ctx.ports.readers.officers.readImage(bytes, { purpose: 'signature' });
  return transact(ctx, 'recordings.saveSignature', { id, ...body, file: hashOf(bytes) }, async (tx) => {
    await lockOwnResident(tx, ctx, id);
    await save(tx, ctx, id, 'signature', image, { replaces: body.replaces, backgroundReason: null });
    return { id };
  });
}

async function save(
  tx: Tx,
  ctx: Ctx,
  residentId: string,
  kind: 'portrait' | 'signature',
  image: ReadImage,
  why: { replaces: Body<'savePortrait'>['replaces']; backgroundReason: string | null },
): Promise<void> {
  const standing = await standingFindings(tx, ctx, residentId);
  if (standing.length > 0) throw new Refusal('conflict', 'recording_not_due', {}, standing);
  const current = await findCardImages(tx, residentId);
  const replaced = kind === 'portrait' ? current.portraitFileId : current.signatureFileId;
  // Permendagri 74/2015 article 13 names when a photo may be replaced.
  if (replaced !== null && why.replaces === undefined)
    throw new Refusal('conflict', 'image_exists_already', { kind });
  const stored = await ctx.ports.files.put(tx, writerOf(ctx), {
    subjectId: residentId,
    kind,
    mediaType: image.mediaType,
    bytes: image.bytes,
    width: image.width,
    height: image.height,
  });
  await insertImage(tx, {
    officeCode: ctx.actor.officeCode,
    residentId,
    kind,
    fileId: stored.id,
    background: image.background,
    backgroundReason: why.backgroundReason,
    replacesReason: replaced === null ? null : (why.replaces ?? null),
    savedBy: ctx.actor.employeeId,
    at: ctx.clock.now(),
  });
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A call to somebody whose card can be printed. */
export async function noteCall(ctx: Ctx, id: string, body: Body<'noteCall'>) {
  return transact(ctx, 'recordings.noteCall', { id, ...body }, async (tx) => {
    const resident = await lockOwnResident(tx, ctx, id);
    if (resident.centralStatus !== 'PRINT_READY_RECORD') {
      throw new Refusal('conflict', 'not_ready_to_print', { status: resident.centralStatus });
    }
    if (body.willComeOn !== undefined) {
      if (body.outcome !== 'reached') throw new Refusal('invalid', 'promise_without_contact');
      if (body.willComeOn < ctx.today) throw new Refusal('invalid', 'promise_in_past');
    }
    await insertCall(tx, {
      officeCode: ctx.actor.officeCode,
      residentId: id,
      outcome: body.outcome,
      willComeOn: body.willComeOn ?? null,
      calledBy: ctx.actor.employeeId,
      calledAt: ctx.clock.now(),
    });
    return { id };
  });
}
