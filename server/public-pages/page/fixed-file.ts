import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { open } from './page-reply.tsx';

/** A file whose address is the fingerprint of what it holds: browsers keep it for ever. */
export interface FixedFile {
  address: string;
  type: string;
  content: string | Buffer;
}

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };

export function fixedFile(content: string, extension: keyof typeof types): FixedFile {
  const print = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { address: `/umum/${print}.${extension}`, type: types[extension], content };
}

export function serveFixedFiles(app: FastifyInstance, files: readonly FixedFile[]) {
  for (const { address, type, content } of files) {
    app.get(address, open, (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(content),
    );
  }
}
