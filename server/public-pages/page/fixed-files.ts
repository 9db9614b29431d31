import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';

/** Routes that anybody may call. */
export const open = { config: { access: 'public' as const } };

/** Browsers keep it for ever: its address is the fingerprint of what it holds. */
export const forEver = 'public, max-age=31536000, immutable';

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

/** Where the style sheets look for the typeface. */
export const webFontAddress = '/umum/plus-jakarta-sans.woff2';

/** The typeface of the staff application, self-hosted for residents too: no third party learns who reads. */
export function readWebFont(): FixedFile {
  const { resolve } = createRequire(import.meta.url);
  const file = '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2';
  return { address: webFontAddress, type: 'font/woff2', content: readFileSync(resolve(file)) };
}

export function serveFixedFiles(app: FastifyInstance, files: readonly FixedFile[]) {
  for (const { address, type, content } of files) {
    app.get(address, open, (_request, reply) =>
      reply.type(type).header('cache-control', forEver).send(content),
    );
  }
}
