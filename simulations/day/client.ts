import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApplicationDetail, applications } from '../../contract/applications/endpoints.ts';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '../../contract/endpoint.ts';
import type { ProblemBody } from '../../contract/problem.ts';
import { residents } from '../../contract/residents.ts';
import { session } from '../../contract/staff.ts';

/** The server understood and said no. */
export class Declined extends Error {
  readonly problem: ProblemBody;
  constructor(problem: ProblemBody, what: string) {
    super(`${what}: ${problem.status} ${problem.code}`);
    this.name = 'Declined';
    this.problem = problem;
  }
}

/** One acknowledged verb, as the officer's computer keeps it for itself. */
export interface Acknowledged {
  key: string;
  employeeId: string;
  path: string;
  applicationId?: string;
  action?: string;
  state?: string;
  seq?: number;
}

export interface Connection {
  address: string;
  /** How long a request is tried again while nobody answers or the answer is a fault; with the same key. */
  patienceMs: number;
  /** Told of each acknowledged verb before the officer goes on. */
  onAcknowledged?: ((done: Acknowledged) => void) | undefined;
}

interface Parts<E extends Endpoint> {
  params?: ParamsOf<E>;
  query?: QueryOf<E>;
  body?: BodyOf<E>;
  file?: { name: string; type: string; bytes: Buffer };
  /** Pressed twice: the same request with the same key at the same moment. */
  twice?: boolean;
}

/** Verbs on a case that exists: they answer with the case as it is afterwards. */
type CaseVerb = Exclude<
  {
    [K in keyof typeof applications]: ReplyOf<(typeof applications)[K]> extends ApplicationDetail ? K : never;
  }[keyof typeof applications],
  'detail' | 'openIntake'
>;

/** An officer at a computer: everything goes over HTTP through the declared endpoints. */
export interface Officer {
  employeeId: string;
  call<E extends Endpoint>(endpoint: E, parts?: Parts<E>): Promise<ReplyOf<E>>;
}

interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | FormData | undefined;
}

async function once(sent: Sent): Promise<{ status: number; headers: Headers; body: unknown }> {
  const reply = await fetch(sent.url, {
    method: sent.method,
    headers: sent.headers,
    ...(sent.body !== undefined && { body: sent.body }),
    signal: AbortSignal.timeout(30_000),
  });
  const json = /json/.test(reply.headers.get('content-type') ?? '');
  const body = json ? await reply.json() : await reply.arrayBuffer();
  return { status: reply.status, headers: reply.headers, body };
}

/** Tries again while nobody answers or the server has a fault, as long as patience lasts. */
async function patiently(connection: Connection, sent: Sent, what: string) {
  const until = performance.now() + connection.patienceMs;
  for (;;) {
    let fault: unknown;
    try {
      const answer = await once(sent);
      if (answer.status < 500) return answer;
      fault = new Declined(answer.body as ProblemBody, what);
    } catch (error) {
      fault = new Error(`${what}: no answer`, { cause: error });
    }
    if (performance.now() >= until) throw fault;
    await sleep(200);
  }
}

function isCase(body: unknown): body is { id: string; state: string; history: { seq: number }[] } {
  return typeof body === 'object' && body !== null && 'history' in body && 'trackingCode' in body;
}

function bodyOf(endpoint: Endpoint, parts: Parts<Endpoint>): string | FormData | undefined {
  if (endpoint.method === 'GET') return undefined;
  if (!endpoint.upload) return JSON.stringify(parts.body ?? {});
  const form = new FormData();
  for (const [name, value] of Object.entries((parts.body ?? {}) as Record<string, string>)) {
    form.append(name, value);
  }
  if (parts.file) {
    form.append(
      'file',
      new Blob([Uint8Array.from(parts.file.bytes)], { type: parts.file.type }),
      parts.file.name,
    );
  }
  return form;
}

/** A question changes nothing, though it is a POST; of a changed password no outcome is kept. */
const withoutOutcome: ReadonlySet<string> = new Set([
  applications.eligibility.path,
  applications.list.path,
  applications.lookup.path,
  residents.search.path,
  session.changePassword.path,
]);

function officerWith(connection: Connection, cookie: string, employeeId: string): Officer {
  async function call<E extends Endpoint>(endpoint: E, parts: Parts<E> = {}): Promise<ReplyOf<E>> {
    const params = (parts.params ?? {}) as Record<string, string>;
    const query = new URLSearchParams((parts.query ?? {}) as Record<string, string>).toString();
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    const what = `${endpoint.method} ${endpoint.path}`;
    const writes = endpoint.method !== 'GET' && !withoutOutcome.has(endpoint.path);
    const key = randomUUID();
    const request = () =>
      patiently(
        connection,
        {
          method: endpoint.method,
          url: `${connection.address}${path}${query === '' ? '' : `?${query}`}`,
          headers: {
            cookie,
            'x-lontar': '1',
            ...(writes && { 'idempotency-key': key }),
            ...(endpoint.method !== 'GET' && !endpoint.upload && { 'content-type': 'application/json' }),
          },
          body: bodyOf(endpoint, parts as Parts<Endpoint>),
        },
        what,
      );
    const [answer, again] = await Promise.all([request(), parts.twice ? request() : undefined]);
    for (const { status, body } of again === undefined ? [answer] : [answer, again]) {
      if (status !== 200) throw new Declined(body as ProblemBody, what);
    }
    const reply = answer.body as ReplyOf<E>;
    if (writes) {
      connection.onAcknowledged?.({
        key,
        employeeId,
        path: endpoint.path,
        ...(isCase(reply) && {
          applicationId: reply.id,
          state: reply.state,
          seq: Math.max(...reply.history.map(({ seq }) => seq)),
        }),
      });
    }
    return reply;
  }
  return { employeeId, call };
}

/** Signs in; hands back the officer and whether the first password must still be changed. */
export async function signIn(connection: Connection, username: string, password: string) {
  const { path, method } = session.signIn;
  const answer = await patiently(
    connection,
    {
      method,
      url: `${connection.address}${path}`,
      headers: { 'x-lontar': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    },
    'sign in',
  );
  if (answer.status !== 200) throw new Declined(answer.body as ProblemBody, 'sign in');
  const { employeeId, mustChangePassword } = answer.body as ReplyOf<typeof session.signIn>;
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return { officer: officerWith(connection, cookie, employeeId), cookie, mustChangePassword };
}

/** A verb on one case. */
export function act<K extends CaseVerb>(
  officer: Officer,
  verb: K,
  id: string,
  body: BodyOf<(typeof applications)[K]>,
  parts: Pick<Parts<Endpoint>, 'file' | 'twice'> = {},
) {
  const endpoint = applications[verb] as (typeof applications)['receive'];
  return officer.call(endpoint, { params: { id }, body: body as BodyOf<typeof endpoint>, ...parts });
}
