import type { CheckedAttachment } from '../attachments/index.ts';
import type { ImagePurpose, ReadImage } from '../images/index.ts';

/** Reads files from outside in a process of its own and hands back what was made anew of them. */
export interface AttachmentReader {
  /**
   * `file` is a path or the bytes. Refuses what is no picture and no PDF, is too large or cannot be read; and while it
   * has too much to do.
   */
  checkAttachment(file: Buffer | string): Promise<CheckedAttachment>;
}

export interface FileReader extends AttachmentReader {
  /** Refuses what is no picture, is too large or cannot be read; and while it has too much to do. */
  readImage(bytes: Buffer, wanted: ImagePurpose): Promise<ReadImage>;
}

/** Two lanes, so that whatever the street sends, an officer never waits for it. */
export interface FileReaders {
  officers: FileReader;
  street: AttachmentReader;
  /** What somebody should look at, each by its code. */
  alarms(): Promise<readonly string[]>;
  /** Starts both processes, so that the first file does not wait for them. */
  warm(): void;
  close(): void;
}
