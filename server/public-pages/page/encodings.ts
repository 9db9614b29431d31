import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Encoding = 'br' | 'gzip' | 'identity';

/** One body in the forms in which it travels; each is made when it is first asked for and then kept. */
export interface Encoded {
  fingerprint: string;
  as(encoding: Encoding): Buffer;
}

export function encoded(text: string, brotliQuality: number): Encoded {
  const identity = Buffer.from(text);
  const made: Partial<Record<Encoding, Buffer>> = { identity };
  const make: Record<Encoding, () => Buffer> = {
    identity: () => identity,
    gzip: () => gzipSync(identity, { level: 9 }),
    br: () =>
      brotliCompressSync(identity, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
          [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
        },
      }),
  };
  return {
    fingerprint: createHash('sha256').update(identity).digest('base64url').slice(0, 22),
    as(encoding) {
      made[encoding] ??= make[encoding]();
      return made[encoding];
    },
  };
}

/** What the reader takes, of what we make: brotli before gzip before none. An unreadable header means none. */
function readEncoding(header: string): Encoding {
  const taken = header
    .toLowerCase()
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim());
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : 'identity';
}

/** Browsers send few different headers, each very often. */
const readBefore = new Map<string, Encoding>();
const mostHeaders = 100;
const longestHeader = 200;

function encodingFor(header: string | string[] | undefined): Encoding {
  if (typeof header !== 'string') return 'identity';
  const known = readBefore.get(header);
  if (known !== undefined) return known;
  const encoding = readEncoding(header);
  if (readBefore.size < mostHeaders && header.length < longestHeader) readBefore.set(header, encoding);
  return encoding;
}

/** Whether the reader holds this already: weakly compared, as RFC 9110 asks for If-None-Match. */
export function isHeld(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => {
    const held = tag.trim().replace(/^W\//, '');
    return held === etag || held === '*';
  });
}

/** Sends it in the form that the reader takes, or says that the reader has it. The caller sets type and caching. */
export function sendEncoded(request: FastifyRequest, reply: FastifyReply, body: Encoded) {
  const encoding = encodingFor(request.headers['accept-encoding']);
  const etag = `"${body.fingerprint}-${encoding}"`;
  void reply.header('etag', etag);
  if (isHeld(request.headers['if-none-match'], etag)) return reply.code(304).send();
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  return reply.send(body.as(encoding));
}
