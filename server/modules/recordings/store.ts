import type { IsoDate } from '../../../contract/fields.ts';
import type { callOutcomes, imageReplaceReasons } from '../../../contract/recordings.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Answer } from './rules.ts';

/** Files of the pictures; null where none was recorded. */
export interface CardImages {
  portraitFileId: string | null;
  signatureFileId: string | null;
}

/** The pictures that a card made now would carry. */
export async function findCardImages(db: Db | Tx, residentId: string): Promise<CardImages> {
  const rows = await db
    .selectFrom('residentImages')
    .select(['kind', 'fileId'])
    .where('residentId', '=', residentId)
    .where('replacedAt', 'is', null)
    .execute();
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.fileId ?? null;
  return { portraitFileId: of('portrait'), signatureFileId: of('signature') };
}

interface NewRecording {
  officeCode: string;
  residentId: string;
  capturedAt: Date;
  stationReference: string;
  stationOperator: string;
  notedBy: string;
  notedAt: Date;
  answers: readonly Answer[];
}

export async function insertRecording(tx: Tx, { answers, ...recording }: NewRecording): Promise<string> {
  const { id } = await tx
    .insertInto('recordings')
    .values(recording)
    .returning('id')
    .executeTakeFirstOrThrow();
  if (answers.length > 0) {
    await tx
      .insertInto('recordingChecks')
      .values(
        answers.map(({ requirement, reason }) => ({
          recordingId: id,
          requirementCode: requirement,
          outcome: reason === undefined ? 'seen' : 'excused',
          reasonCode: reason ?? null,
        })),
      )
      .execute();
  }
  return id;
}

/** A portrait or signature to put in force. */
export interface NewImage {
  officeCode: string;
  residentId: string;
  kind: 'portrait' | 'signature';
  fileId: string;
  background: 'red' | 'blue' | 'other' | null;
  backgroundReason: string | null;
  replacesReason: (typeof imageReplaceReasons)[number] | null;
  savedBy: string | null;
  at: Date;
}

/** Puts a picture in force. The one before stays: cards that were printed with it point at it. */
export async function insertImage(tx: Tx, image: NewImage): Promise<void> {
  await tx
    .updateTable('residentImages')
    .set({ replacedAt: image.at })
    .where('residentId', '=', image.residentId)
    .where('kind', '=', image.kind)
    .where('replacedAt', 'is', null)
    .execute();
  const { at, ...values } = image;
  await tx
    .insertInto('residentImages')
    .values({ ...values, validFrom: at })
    .execute();
}

interface NewCall {
  officeCode: string;
  residentId: string;
  outcome: (typeof callOutcomes)[number];
  willComeOn: IsoDate | null;
  calledBy: string;
  calledAt: Date;
}

export async function insertCall(tx: Tx, call: NewCall): Promise<void> {
  await tx.insertInto('recordingCalls').values(call).execute();
}
