import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { maxAttachmentBytes } from '../../../contract/complaints/terms.ts';
import { id } from '../../../locales/id.ts';
import { Refusal, type RefusalCode, refusalParams } from '../../refusal.ts';
import type { Sender } from '../attachments/index.ts';
import { imageLimits } from '../images/index.ts';
import type { VirusScanner } from '../virus-scanner/port.ts';
import { type Lane, type LaneLimits, openLane } from './lane.ts';
import type { Task } from './messages.ts';
import type { AttachmentReader, FileReaders } from './port.ts';

export type { AttachmentReader, FileReader, FileReaders } from './port.ts';
export { confinement } from './reading-process.ts';

const memoryBytes = 512 * 1_048_576;
/** An officer's file waits for other officers alone: a morning's portraits, not a flood. */
const officersLane: LaneLimits = { memoryBytes, deadlineMs: 20_000, mostWaiting: 200, longestWaitMs: 60_000 };
/** Who sends from the street is told soon that it is full, with the form as it was. */
const streetLane: LaneLimits = { memoryBytes, deadlineMs: 10_000, mostWaiting: 8, longestWaitMs: 20_000 };

const refusalCode = z.custom<RefusalCode>(
  (value) => typeof value === 'string' && Object.hasOwn(id.refusals, value),
);
const refused = z.strictObject({ refused: z.strictObject({ code: refusalCode, params: refusalParams }) });
const size = z.number().int().min(1).max(100_000);
/** The process has read a stranger's file, so its answer is read like a stranger's. */
const attachment = z.strictObject({
  mediaType: z.enum(['image/jpeg', 'application/pdf']),
  width: size.exactOptional(),
  height: size.exactOptional(),
  pages: z.number().int().min(1).exactOptional(),
});
const image = z.strictObject({
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  width: size,
  height: size,
  background: z.enum(['red', 'blue', 'other']).nullable(),
});

/** What the process made of the file, or the refusal that it named; `unreadable` stands for every failure. */
async function made<T>(
  lane: Lane,
  task: Task,
  bytes: Buffer,
  answer: z.ZodType<T>,
  unreadable: RefusalCode,
): Promise<T & { bytes: Buffer }> {
  const frame = await lane.read(task, bytes);
  const no = refused.safeParse(frame?.head);
  if (no.success) throw new Refusal('invalid', no.data.refused.code, no.data.refused.params);
  const yes = answer.safeParse(frame?.head);
  if (frame === null || !yes.success || frame.bytes.length === 0) throw new Refusal('invalid', unreadable);
  return { ...yes.data, bytes: frame.bytes };
}

const tooLarge = () =>
  new Refusal('invalid', 'attachment_too_large', { megabytes: maxAttachmentBytes / 1_048_576 });

/** A file of 200 MB is refused by its length, without reading it. */
async function attachmentBytes(file: Buffer | string): Promise<Buffer> {
  const length = typeof file === 'string' ? (await stat(file)).size : file.length;
  if (length === 0) throw new Refusal('invalid', 'attachment_empty');
  if (length > maxAttachmentBytes) throw tooLarge();
  return typeof file === 'string' ? readFile(file) : file;
}

const attachmentsOf = (lane: Lane, sender: Sender): AttachmentReader => ({
  async checkAttachment(file) {
    const bytes = await attachmentBytes(file);
    const checked = await made(
      lane,
      { task: 'attachment', sender },
      bytes,
      attachment,
      'attachment_unreadable',
    );
    if (checked.bytes.length > maxAttachmentBytes) throw tooLarge();
    return checked;
  },
});

export interface FileReading {
  /** Without one nothing is scanned. */
  scanner?: VirusScanner | undefined;
  /** What it found, or why it could not be asked: for whoever keeps the server running. */
  onFinding?(error: Error): void;
}

export function openFileReaders({ scanner, onFinding = () => {} }: FileReading = {}): FileReaders {
  async function inspect(bytes: Buffer): Promise<void> {
    if (scanner === undefined) return;
    const found = await scanner.scan(bytes).catch((error: Error) => {
      onFinding(error);
      throw new Refusal('unavailable', 'scanner_unreachable', { seconds: 60 });
    });
    if (found === null) return;
    onFinding(new Error(`a file from outside was refused: ${found}`));
    throw new Refusal('invalid', 'file_infected');
  }
  const [officers, street] = [openLane(officersLane, { inspect }), openLane(streetLane, { inspect })];
  return {
    officers: {
      ...attachmentsOf(officers, 'officers'),
      async readImage(bytes, wanted) {
        if (bytes.length === 0) throw new Refusal('invalid', 'image_empty');
        if (bytes.length > imageLimits.bytes) {
          throw new Refusal('invalid', 'image_too_heavy', { megabytes: imageLimits.bytes / 1_048_576 });
        }
        return made(officers, { task: 'image', wanted }, bytes, image, 'image_broken');
      },
    },
    street: attachmentsOf(street, 'street'),
    alarms: async () =>
      scanner === undefined || (await scanner.isThere()) ? [] : (['scanner_unreachable'] as const),
    warm() {
      officers.warm();
      street.warm();
    },
    close() {
      officers.close();
      street.close();
    },
  };
}
