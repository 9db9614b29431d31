import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { z } from 'zod';
import { maxAttachmentBytes, maxAttachments } from '../../../contract/complaints/terms.ts';
import { type CheckedAttachment, checkAttachment } from '../../adapters/attachments/index.ts';
import { refusalOf } from '../../http/problems.ts';
import { Refusal } from '../../refusal.ts';

/** Files of the largest size and as many as are taken, with room for the fields; beyond it nobody reads on. */
const longestBody = (maxAttachments + 1) * maxAttachmentBytes;
/** A field beyond this is cut; the form says so, since it is far beyond what it takes. */
const longestField = 2 * 1_048_576;

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

/** What the parser says of a body that is not what its heading promises; its errors have no codes. */
const notMultipart = /^(Multipart: Boundary not found|Malformed |Unexpected end of )/;

export interface SentForm {
  fields: Readonly<Record<string, string>>;
  attachments: CheckedAttachment[];
  /** Why an attachment was not taken; the fields are there all the same. */
  fault: Refusal | null;
}

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
 * Receives a form with attachments. Fields come first, so that a refused file leaves them standing; a file that is too
 * long is read past, not kept.
 */
export async function receiveForm(request: FastifyRequest): Promise<SentForm> {
  try {
    return await readForm(request);
  } catch (error) {
    if (error instanceof Error && notMultipart.test(error.message)) {
      throw new Refusal('invalid', 'request_not_readable');
    }
    throw error;
  }
}

async function readForm(request: FastifyRequest): Promise<SentForm> {
  if (!request.isMultipart()) return { fields: shortForm(request), attachments: [], fault: null };
  if (Number(request.headers['content-length'] ?? 0) > longestBody) {
    throw new Refusal('invalid', 'attachments_too_large_together', {
      max: maxAttachments,
      megabytes: maxAttachmentBytes / 1_048_576,
    });
  }
  const fields: Record<string, string> = {};
  const attachments: CheckedAttachment[] = [];
  let fault: Refusal | null = null;
  let read = 0;
  const directory = await mkdtemp(join(tmpdir(), 'lontar-'));
  try {
    for await (const part of request.parts(reading)) {
      if (part.type === 'field') {
        fields[part.fieldname] = readable(String(part.value ?? ''));
        continue;
      }
      // A browser sends an empty part where no file was chosen.
      const path = join(directory, String(attachments.length));
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
      read += part.file.bytesRead;
      if (read > longestBody) throw new Refusal('invalid', 'request_too_large');
      if (!part.filename && part.file.bytesRead === 0) continue;
      if (fault !== null) continue;
      fault =
        attachments.length >= maxAttachments
          ? new Refusal('invalid', 'too_many_attachments', { max: maxAttachments })
          : await addChecked(attachments, path);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return { fields, attachments, fault };
}

async function addChecked(attachments: CheckedAttachment[], path: string): Promise<Refusal | null> {
  try {
    attachments.push(await checkAttachment(path));
    return null;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return refusal;
  }
}
