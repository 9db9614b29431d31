import { randomUUID } from 'node:crypto';
import '@fastify/multipart';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { z } from 'zod';
import type { Access, Endpoint } from '../../contract/endpoint.ts';
import type { ProblemBody } from '../../contract/problem.ts';
import { type Locale, localeFrom } from '../../locales/translator.ts';
import type { Ports } from '../adapters/ports.ts';
import { type Clock, type Ctx, contextOf } from '../context.ts';
import type { Db } from '../db/database.ts';
import { Refusal } from '../refusal.ts';
import { faultProblem, invalidFields, problemOf, refusalOf } from './problems.ts';
import type { BinaryReply, Exchange, Input, Route, SignedIn, UploadedFile } from './route.ts';
import { holdsUnkeepableText } from './text.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says who may call it; one that does not stops the start. */
    access?: Access;
  }
}

export interface HttpDeps {
  db: Db;
  clock: Clock;
  ports: Ports;
  /** Who signed this request, from its session cookie; null for nobody. */
  authenticate(headers: Headers): Promise<SignedIn | null>;
  /** Why a request comes from nobody: never signed in, or signed out by somebody else. */
  refusalOfNobody(headers: Headers): Promise<Refusal>;
  /** What a program that collects figures proves itself by; without it none is admitted from elsewhere. */
  metricsToken?: string | undefined;
}

const zodWords: Record<Locale, z.core.$ZodErrorMap> = {
  id: z.locales.id().localeError,
  en: z.locales.en().localeError,
};

/** Indonesian unless the reader's browser or switch says English. */
export function localeOf(request: FastifyRequest): Locale {
  const chosen = request.headers['x-lontar-locale'];
  return localeFrom(typeof chosen === 'string' ? chosen : request.headers['accept-language']);
}

const idempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{8,80}$/);

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

export function sendProblem(reply: FastifyReply, problem: ProblemBody, status = problem.status) {
  if (problem.status === 503) reply.header('retry-after', String(problem.params?.seconds ?? 30));
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem, status }));
}

async function permit(
  deps: HttpDeps,
  { access, beforePasswordChange }: Endpoint,
  headers: Headers,
): Promise<SignedIn | null> {
  const signedIn = await deps.authenticate(headers);
  if (access === 'public') return signedIn;
  if (signedIn === null) throw await deps.refusalOfNobody(headers);
  if (access !== 'signed_in' && !access.some((role) => signedIn.actor.roles.includes(role))) {
    throw new Refusal('forbidden', 'role_not_allowed');
  }
  if (signedIn.mustChangePassword && !beforePasswordChange) {
    throw new Refusal('forbidden', 'change_password_first');
  }
  return signedIn;
}

/** Cross-site forms cannot set this header; the cookie alone is therefore never enough to change anything. */
function refuseCrossSite(request: FastifyRequest) {
  if (request.method !== 'GET' && request.headers['x-lontar'] !== '1') {
    throw new Refusal('forbidden', 'not_from_lontar');
  }
}

async function receiveUpload(request: FastifyRequest, directory: string) {
  const fields: Record<string, unknown> = {};
  let file: UploadedFile | undefined;
  if (!request.isMultipart()) throw new Refusal('invalid', 'file_missing');
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields[part.fieldname] = part.value;
    } else if (part.fieldname === 'file' && file === undefined) {
      const path = join(directory, 'upload');
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
      if (part.file.truncated) throw new Refusal('invalid', 'request_too_large');
      file = { fileName: part.filename, path, byteLength: part.file.bytesRead };
    } else {
      throw new Refusal('invalid', 'one_file_only');
    }
  }
  if (file === undefined) throw new Refusal('invalid', 'file_missing');
  return { fields, file };
}

/** Registers one contract route: gate, parse, handle, strip the reply to its schema. */
export function bind(app: FastifyInstance, deps: HttpDeps, { endpoint, handle }: Route) {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { access: endpoint.access },
    handler: async (request, reply) => {
      const locale = localeOf(request);
      const headers = headersOf(request);
      refuseCrossSite(request);
      const signedIn = await permit(deps, endpoint, headers);

      const directory = endpoint.upload ? await mkdtemp(join(tmpdir(), 'lontar-')) : undefined;
      try {
        const upload = directory === undefined ? undefined : await receiveUpload(request, directory);
        const error = zodWords[locale];
        const params = endpoint.params.safeParse(request.params, { error });
        const query = endpoint.query.safeParse(request.query, { error });
        const body = endpoint.body.safeParse(upload?.fields ?? request.body ?? {}, { error });
        const issues = [params, query, body].flatMap((part) => part.error?.issues ?? []);
        if (issues.length > 0) return sendProblem(reply, invalidFields(issues, locale));
        if ([params, query, body].some(({ data }) => holdsUnkeepableText(data))) {
          throw new Refusal('invalid', 'text_not_keepable');
        }

        const key = request.headers['idempotency-key'];
        const parsedKey = key === undefined ? undefined : idempotencyKey.safeParse(key);
        if (parsedKey?.success === false) throw new Refusal('invalid', 'idempotency_key_not_valid');

        const parts = {
          db: deps.db,
          clock: deps.clock,
          ports: deps.ports,
          locale,
          requestId: request.id,
          ...(parsedKey?.data !== undefined && { idempotencyKey: parsedKey.data }),
        };
        const ctx = (
          signedIn === null ? parts : contextOf({ ...parts, actor: signedIn.actor, office: signedIn.office })
        ) as Ctx;
        const input = {
          params: params.data,
          query: query.data,
          body: body.data,
          file: upload?.file,
        } as Input<typeof endpoint>;
        const exchange: Exchange = {
          headers,
          address: request.ip,
          appendHeader: (name, value) => void reply.header(name, value),
        };
        const result = await handle(ctx, input, exchange);
        reply.header('cache-control', 'no-store');
        // Counter computers are minutes off and a demonstration's clock may be scaled: running clocks follow this.
        reply.header('x-lontar-now', deps.clock.now().toISOString());
        if (endpoint.binary) return sendBytes(reply, result as BinaryReply);
        return reply
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(endpoint.reply.parse(result ?? {})));
      } finally {
        if (directory !== undefined) await rm(directory, { recursive: true, force: true });
      }
    },
  });
}

function sendBytes(reply: FastifyReply, { mediaType, fileName, body }: BinaryReply) {
  if (fileName !== undefined) {
    reply.header('content-disposition', `inline; filename="${fileName.replace(/[^A-Za-z0-9._-]/g, '_')}"`);
  }
  return reply.type(mediaType).send(body);
}

/** Every refusal in the reader's language; every fault logged under its request id and told without details. */
export function answerErrors(app: FastifyInstance) {
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal !== null) return sendProblem(reply, problemOf(refusal, localeOf(request)));
    request.log.error({ err: error }, 'fault');
    return sendProblem(reply, faultProblem(localeOf(request), request.id));
  });
}

/** Addresses that programs call: whoever mistypes one of them is told so in JSON. */
const forPrograms = /^\/(api|app|umum|open311|health|data)(\/|\?|$)/;

/** An address that nobody serves: a problem for programs, a page for people. */
export function answerUnknownAddresses(
  app: FastifyInstance,
  showMissing: (request: FastifyRequest, reply: FastifyReply) => unknown,
) {
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && !forPrograms.test(request.url)) return showMissing(request, reply);
    return sendProblem(reply, problemOf(new Refusal('not_found', 'address_unknown'), localeOf(request)));
  });
}

export const newRequestId = () => randomUUID();

/** Default deny: a route without a declared access never gets as far as listening. */
export function requireDeclaredAccess(app: FastifyInstance) {
  const declared: RouteOptions[] = [];
  app.addHook('onRoute', (options) => void declared.push(options));
  app.addHook('onReady', async () => {
    for (const { method, url, config } of declared) {
      if (config?.access === undefined) throw new Error(`route ${String(method)} ${url} declares no access`);
    }
  });
}
