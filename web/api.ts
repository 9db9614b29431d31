import type { z } from 'zod';
import type { Endpoint, ReplyOf } from '../contract/endpoint.ts';
import { type ProblemBody, problemSchema } from '../contract/problem.ts';
import { translatorFor } from '../locales/translator.ts';
import { currentLocale } from './locale.ts';
import { noteServerTime } from './server-time.ts';
import { sessionLost } from './session-lost.ts';

/** A refusal of the server, or the lack of an answer, with words that can be shown as they are. */
export class Problem extends Error {
  readonly body: ProblemBody;
  /** No answer came: the request may or may not have been carried out. */
  readonly unanswered: boolean;

  constructor(body: ProblemBody, unanswered = false) {
    super(body.title);
    this.name = 'Problem';
    this.body = body;
    this.unanswered = unanswered;
  }

  get code() {
    return this.body.code;
  }

  get status() {
    return this.body.status;
  }

  /** Words for one field of the form, if the server named it. */
  field(path: string): string | undefined {
    return this.body.fields?.find((field) => field.path === path)?.message;
  }
}

/** A key that must be given, unless an empty object would do. */
export type Part<K extends string, T> = Record<never, never> extends T ? { [P in K]?: T } : { [P in K]: T };

/** What a call of an endpoint needs: its params, query and body as they are typed before parsing. */
export type CallInput<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>> & { file?: Blob };

export interface CallOptions {
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** The same where a schema has checked it already. */
export interface CheckedInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  file?: Blob;
}

/** The address of a GET endpoint, for links, images and frames. */
export function addressOf<E extends Endpoint>(
  endpoint: E,
  input: Omit<CallInput<E>, 'body' | 'file'>,
): string {
  return address(endpoint, input);
}

function address(endpoint: Endpoint, { params, query }: CheckedInput): string {
  const given = new Map(Object.entries(params ?? {}));
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(given.get(name))),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

function bodyOf(endpoint: Endpoint, { body, file }: CheckedInput): { body?: BodyInit; type?: string } {
  if (endpoint.upload) {
    const form = new FormData();
    for (const [name, value] of Object.entries(body ?? {})) {
      if (value !== undefined) form.set(name, String(value));
    }
    if (file !== undefined) form.set('file', file);
    return { body: form };
  }
  if (endpoint.method === 'GET') return {};
  return { body: JSON.stringify(body ?? {}), type: 'application/json' };
}

function unanswered(): Problem {
  const t = translatorFor(currentLocale());
  return new Problem(
    {
      type: 'urn:lontar:problem:unanswered',
      title: t('shared.problem.networkTitle'),
      detail: t('shared.problem.network'),
      status: 0,
      code: 'unanswered',
    },
    true,
  );
}

function unexpected(response: Response): Problem {
  const t = translatorFor(currentLocale());
  const request = response.headers.get('x-request-id') ?? '–';
  return new Problem(
    {
      type: 'urn:lontar:problem:unexpected_answer',
      title: t('shared.problem.unexpectedTitle'),
      detail: t('shared.problem.unexpected', { status: response.status, request }),
      status: response.status,
      code: 'unexpected_answer',
    },
    // A gateway's 502 or 504 says nothing about whether the office's server did the work.
    response.status >= 502,
  );
}

async function problemFrom(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return unexpected(response);
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  return parsed.success ? new Problem(parsed.data) : unexpected(response);
}

async function send(endpoint: Endpoint, input: CheckedInput, options: CallOptions): Promise<Response> {
  const { body, type } = bodyOf(endpoint, input);
  const headers = new Headers({ 'x-lontar-locale': currentLocale(), accept: 'application/json' });
  if (endpoint.method !== 'GET') headers.set('x-lontar', '1');
  if (type !== undefined) headers.set('content-type', type);
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey);
  let response: Response;
  try {
    response = await fetch(address(endpoint, input), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(body !== undefined && { body }),
      ...(options.signal !== undefined && { signal: options.signal }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw unanswered();
  }
  noteServerTime(response.headers);
  if (response.ok) return response;
  const problem = await problemFrom(response);
  if (problem.status === 401 && endpoint.access !== 'public') sessionLost.announce();
  throw problem;
}

/** Calls an endpoint of the contract. Throws a `Problem` for every refusal and for the lack of an answer. */
export const call: <E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options?: CallOptions,
) => Promise<ReplyOf<E>> = callChecked;

export async function callChecked<E extends Endpoint>(
  endpoint: E,
  input: CheckedInput,
  options: CallOptions = {},
): Promise<ReplyOf<E>> {
  const response = await send(endpoint, input, options);
  try {
    return (await response.json()) as ReplyOf<E>;
  } catch {
    throw response.bodyUsed ? unexpected(response) : unanswered();
  }
}

/** Calls an endpoint whose reply is bytes: a PDF, an image, a table to download. */
export async function callBytes<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<Blob> {
  const response = await send(endpoint, input, options);
  return response.blob().catch(() => {
    throw unanswered();
  });
}

/** Why an image or a frame did not come: asks its address again for the words of the refusal. */
export async function problemAt(imageAddress: string): Promise<Problem> {
  try {
    const response = await fetch(imageAddress, { headers: { 'x-lontar-locale': currentLocale() } });
    return await problemFrom(response);
  } catch {
    return unanswered();
  }
}

/** A new idempotency key. `crypto.randomUUID` is missing on plain http, where many counters work. */
export function newIdempotencyKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
