import type { Db, Tx } from '../../db/database.ts';

export type FileKind =
  | 'portrait'
  | 'signature'
  | 'document'
  | 'receiver_signature'
  | 'complaint_attachment'
  | 'complaint_signature';

/** Who stores a file and when: a part of every Ctx, but also given by imports and the demonstration. */
export interface FileWriter {
  officeCode: string;
  /** Null when no officer acts (import, demonstration). */
  employeeId: string | null;
  now: Date;
}

/** The officer who looks at a file, and in which request: a part of every Ctx. */
export interface FileViewer {
  db: Db;
  actor: { officeCode: string; employeeId: string };
  clock: { now(): Date };
  requestId: string;
}

export interface NewFile {
  /** Whose personal data this is: the resident's or the application's id. One data key per subject. */
  subjectId: string;
  kind: FileKind;
  mediaType: string;
  bytes: Buffer;
  width?: number;
  height?: number;
}

export interface StoredFile {
  id: string;
  officeCode: string;
  subjectId: string;
  kind: FileKind;
  mediaType: string;
  bytes: Buffer;
  byteLength: number;
  width: number | null;
  height: number | null;
  createdAt: Date;
}

/**
 * Keeps personal files encrypted at rest (UU 27/2022). Bytes live in the database, so that a backup or a
 * replica is complete; the master key lives outside it, so that a stolen copy of it is unreadable.
 */
export interface FileVault {
  put(tx: Tx, by: FileWriter, file: NewFile): Promise<{ id: string }>;
  /** Decrypts without leaving a trace: for making documents. What a person looks at goes through `view`. */
  get(db: Db | Tx, id: string): Promise<StoredFile>;
  /** An officer looks at a file: writes who, what and why before handing out the bytes. */
  view(by: FileViewer, id: string, purpose: string): Promise<StoredFile>;
  /** Destroys the subject's data key: every file of that subject is unreadable from then on. */
  shred(tx: Tx, subjectId: string, now: Date): Promise<void>;
}
