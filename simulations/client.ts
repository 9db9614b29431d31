import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { applications } from '../contract/applications/endpoints.ts';
import { complaints } from '../contract/complaints/endpoints.ts';
import type { Endpoint, ReplyOf } from '../contract/endpoint.ts';
import type { byId } from '../contract/fields.ts';
import { type ProblemBody, problemSchema } from '../contract/problem.ts';
import { type Parts, type PlainRequest, requestOf } from '../contract/request.ts';
import { residents } from '../contract/residents.ts';
import { session } from '../contract/staff.ts';

/** Takes a request to the server; `from` is the address that it comes from, where that can be chosen. */
export type Transport = (request: PlainRequest, from?: string) => Promise<Response>;

/** Over the network, to the server at `address`. */
export function overHttp(address: string): Transport {
  return ({ url, ...request }) =>
    fetch(address + url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(30_000) });
}

/** The server understood and said no. */
export class Declined extends Error {
  readonly problem: ProblemBody;
  constructor(problem: ProblemBody, what: string) {
    super(`${what}: ${problem.status} ${problem.code}`);
    this.name = 'Declined';
    this.problem = problem;
  }
}

/** One acknowledged action, as the officer's computer keeps it for itself. */
export interface Acknowledged {
  key: string;
  employeeId: string;
  path: string;
  applicationId?: string;
  state?: string;
  seq?: number;
}

export interface Connection {
  send: Transport;
  /** How long a request is tried again while nobody answers or the answer is a fault; with the same key. */
  patienceMs: number;
  /** Told of each acknowledged action before the officer goes on. */
  onAcknowledged?: ((done: Acknowledged) => void) | undefined;
}

/** `twice`: pressed twice, that is the same request with the same key at the same moment. */
type ClientParts<E extends Endpoint> = Parts<E> & { twice?: boolean };

/** An officer at a computer: everything goes through the declared endpoints. */
export interface Officer {
  employeeId: string;
  call<E extends Endpoint>(endpoint: E, parts?: ClientParts<E>): Promise<ReplyOf<E>>;
}

interface Answer {
  /** 0 where nobody answered. */
  status: number;
  headers: Headers;
  body: unknown;
}

async function once(send: Transport, request: PlainRequest): Promise<Answer> {
  try {
    const reply = await send(request);
    const { status, headers } = reply;
    const json = /json/.test(headers.get('content-type') ?? '');
    return { status, headers, body: json ? await reply.json() : await reply.arrayBuffer() };
  } catch (error) {
    return { status: 0, headers: new Headers(), body: error };
  }
}

function faultOf({ status, body }: Answer, what: string): Error {
  if (status === 0) return new Error(`${what}: no answer`, { cause: body });
  const { data } = problemSchema.safeParse(body);
  return data === undefined ? new Error(`${what}: ${status}`) : new Declined(data, what);
}

/** Tries again while nobody answers or the server has a fault, as long as patience lasts. */
async function patiently({ send, patienceMs }: Connection, request: PlainRequest, what: string) {
  const until = performance.now() + patienceMs;
  for (;;) {
    const answer = await once(send, request);
    if (answer.status === 200) return answer;
    const isFinal = answer.status > 0 && answer.status < 500;
    if (isFinal || performance.now() >= until) throw faultOf(answer, what);
    await sleep(200);
  }
}

/** A question changes nothing, though it is a POST; of a changed password no outcome is kept. */
const withoutOutcome: ReadonlySet<string> = new Set(
  [
    applications.eligibility,
    applications.list,
    applications.lookup,
    complaints.list,
    residents.search,
    session.changePassword,
  ].map(({ path }) => path),
);

/** A case, or whatever else is not one. */
const caseReply = z.object({
  id: z.string(),
  trackingCode: z.string(),
  state: z.string(),
  history: z.array(z.object({ seq: z.number() })),
});

function acknowledgedCase(body: unknown): Partial<Acknowledged> {
  const { data } = caseReply.safeParse(body);
  if (data === undefined) return {};
  const { id, state, history } = data;
  return { applicationId: id, state, seq: Math.max(...history.map(({ seq }) => seq)) };
}

/** Signs in: an officer who goes on with the session's cookie. */
export async function signIn(connection: Connection, username: string, password: string): Promise<Officer> {
  const request = requestOf(session.signIn, { body: { username, password } });
  const { headers: given, body: signedIn } = await patiently(connection, request, 'sign in');
  const { employeeId } = z.parse(session.signIn.reply, signedIn);
  const cookie = given
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return {
    employeeId,
    async call<E extends Endpoint>(endpoint: E, { twice, ...parts }: ClientParts<E> = {}) {
      const { method, path } = endpoint;
      const isKept = method !== 'GET' && !withoutOutcome.has(path);
      const key = randomUUID();
      const { headers, ...rest } = requestOf(endpoint, parts);
      const keyed = { ...headers, cookie, ...(isKept && { 'idempotency-key': key }) };
      const press = () => patiently(connection, { ...rest, headers: keyed }, `${method} ${path}`);
      const [{ body }] = await Promise.all([press(), twice ? press() : undefined]);
      if (isKept) {
        connection.onAcknowledged?.({ key, employeeId, path, ...acknowledgedCase(body) });
      }
      return z.parse<E['reply']>(endpoint.reply, endpoint.binary ? {} : body);
    },
  };
}

/** An action on one case; the case afterwards. */
export function act<B extends z.ZodType, R extends z.ZodType>(
  officer: Officer,
  endpoint: Endpoint<typeof byId, z.ZodType, B, R>,
  id: string,
  body: z.input<B>,
  more: { file?: File; twice?: boolean } = {},
): Promise<z.output<R>> {
  return officer.call(endpoint, { params: { id }, body, ...more });
}
