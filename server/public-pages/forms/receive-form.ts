import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { z } from 'zod';
import { maxAttachmentBytes, maxAttachments } from '../../../contract/complaints/terms.ts';
import type { CheckedAttachment } from '../../adapters/attachments/index.ts';
import type { AttachmentReader } from '../../adapters/file-reading/port.ts';
import { Refusal } from '../../refusal.ts';

/** Files of the largest size and as many as are taken, with room for the fields; beyond it nobody reads on. */
const longestBody = (maxAttachments + 1) * maxAttachmentBytes;
/** A field beyond this is cut; the form says so, since even in three bytes a sign that is more than it takes. */
const longestField = 64 * 1024;
/** All fields together: they are held in memory. */
const longestFields = 256 * 1024;

const reading = {
  // A file that is too long must not take the fields along.
  throwFileSizeLimit: false,
  limits: {
    fileSize: maxAttachmentBytes + 1,
    files: maxAttachments + 5,
    fields: 60,
    fieldSize: longestField,
  },
};

export interface SentForm {
  fields: Readonly<Record<string, string>>;
  /** Where the attachments lie, unopened, until the form is answered: `readAttachments` opens them. */
  files: readonly string[];
  /** Why they are not taken, as far as that can be seen without opening them; the fields are there all the same. */
  fault: Refusal | null;
}

const noFiles = { files: [], fault: null };

/** Line ends as one sign, and no control characters, which no keyboard writes and no database keeps. */
function readable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .trim();
}

/** Short forms without files. */
export function acceptShortForms(app: FastifyInstance) {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, done) => {
      const fields = [...new URLSearchParams(String(body))].map(([name, value]) => [name, readable(value)]);
      done(null, Object.fromEntries(fields));
    },
  );
}

const shortFields = z.record(z.string(), z.string()).catch({});

/** The fields of a short form, whatever was sent. */
export function shortForm(request: FastifyRequest): Readonly<Record<string, string>> {
  return shortFields.parse(request.body);
}

/**
 * Receives a form with attachments and hands it on; the files are gone when that has ended. Fields come first, so that a
 * refused file leaves them standing; a file that is too long is read past, not kept. Nothing is opened here: first the
 * form has to show that it may send files.
 */
export async function receiveForm<T>(
  request: FastifyRequest,
  handle: (form: SentForm) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) return handle({ fields: shortForm(request), ...noFiles });
  if (Number(request.headers['content-length'] ?? 0) > longestBody) throw tooLargeTogether();
  const directory = await mkdtemp(join(tmpdir(), 'lontar-'));
  try {
    return await handle(await spool(request, directory));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function tooLargeTogether(): Refusal {
  return new Refusal('invalid', 'attachments_too_large_together', {
    max: maxAttachments,
    megabytes: maxAttachmentBytes / 1_048_576,
  });
}

async function spool(request: FastifyRequest, directory: string): Promise<SentForm> {
  const fields: Record<string, string> = {};
  const files: string[] = [];
  let fault: Refusal | null = null;
  let read = 0;
  let inFields = 0;
  for await (const part of request.parts(reading)) {
    if (part.type === 'field') {
      const value = readable(String(part.value ?? ''));
      inFields += value.length + part.fieldname.length;
      if (inFields > longestFields) throw new Refusal('invalid', 'request_too_large');
      fields[part.fieldname] = value;
      continue;
    }
    const path = join(directory, String(files.length));
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
    read += part.file.bytesRead;
    if (read > longestBody) throw new Refusal('invalid', 'request_too_large');
    // A browser sends an empty part where no file was chosen.
    if (!part.filename && part.file.bytesRead === 0) continue;
    if (files.length < maxAttachments) files.push(path);
    else fault = new Refusal('invalid', 'too_many_attachments', { max: maxAttachments });
  }
  return { fields, files, fault };
}

/** Has the attachments read and made anew, one after the other. Refuses at the first that is not taken. */
export async function readAttachments(
  reader: AttachmentReader,
  { files, fault }: SentForm,
): Promise<CheckedAttachment[]> {
  if (fault !== null) throw fault;
  const read: CheckedAttachment[] = [];
  for (const file of files) read.push(await reader.checkAttachment(file));
  return read;
}
