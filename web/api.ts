import type { Endpoint, ReplyOf } from '../contract/endpoint.ts';
import { type ProblemBody, problemSchema } from '../contract/problem.ts';
import { type CallInput, type Parts, requestOf } from '../contract/request.ts';
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

export { addressOf } from '../contract/request.ts';

/** What a form has checked already. */
export type CheckedInput = Parts<Endpoint>;

export interface CallOptions {
  idempotencyKey?: string;
  signal?: AbortSignal;
}

function unanswered(): Problem {
  const t = translatorFor(currentLocale());
  const [title, detail] = [t('shared.problem.networkTitle'), t('shared.problem.network')];
  return new Problem(
    { type: 'urn:lontar:problem:unanswered', title, detail, status: 0, code: 'unanswered' },
    true,
  );
}

function unexpected({ status, headers }: Response): Problem {
  const t = translatorFor(currentLocale());
  const request = headers.get('x-request-id') ?? '–';
  const title = t('shared.problem.unexpectedTitle');
  const detail = t('shared.problem.unexpected', { status, request });
  const code = 'unexpected_answer';
  // A gateway's 502 or 504 says nothing about whether the office's server did the work.
  return new Problem({ type: `urn:lontar:problem:${code}`, title, detail, status, code }, status >= 502);
}

async function problemFrom(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return unexpected(response);
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  return parsed.success ? new Problem(parsed.data) : unexpected(response);
}

async function send(
  endpoint: Endpoint,
  parts: Parts<Endpoint>,
  { idempotencyKey, signal }: CallOptions,
): Promise<Response> {
  const { url, headers, ...request } = requestOf(endpoint, parts);
  let response: Response;
  try {
    response = await fetch(url, {
      ...request,
      headers: {
        ...headers,
        'x-lontar-locale': currentLocale(),
        accept: 'application/json',
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      credentials: 'same-origin',
      ...(signal !== undefined && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
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
