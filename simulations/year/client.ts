import type { FastifyInstance } from 'fastify';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '../../contract/endpoint.ts';
import type { ProblemBody } from '../../contract/problem.ts';
import type { Role } from '../../contract/roles.ts';
import { session } from '../../contract/staff.ts';
import { Declined } from '../day/client.ts';

interface Parts<E extends Endpoint> {
  params?: ParamsOf<E>;
  query?: QueryOf<E>;
  body?: BodyOf<E>;
}

/** A signed-in officer whose requests go through the whole server, without a port. */
export interface YearOfficer {
  employeeId: string;
  call<E extends Endpoint>(endpoint: E, parts?: Parts<E>): Promise<ReplyOf<E>>;
}

export async function signInTo(
  app: FastifyInstance,
  username: string,
  password: string,
): Promise<YearOfficer> {
  const answer = await app.inject({
    method: 'POST',
    url: session.signIn.path,
    headers: { 'x-lontar': '1' },
    payload: { username, password },
  });
  if (answer.statusCode !== 200) throw new Declined(answer.json<ProblemBody>(), 'sign in');
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const { employeeId } = answer.json<ReplyOf<typeof session.signIn>>();
  return {
    employeeId,
    async call(endpoint, parts = {}) {
      const params = (parts.params ?? {}) as Record<string, string>;
      const reply = await app.inject({
        method: endpoint.method,
        url: endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
        query: (parts.query ?? {}) as Record<string, string>,
        headers: { cookie, 'x-lontar': '1' },
        ...(endpoint.method !== 'GET' && { payload: (parts.body ?? {}) as object }),
      });
      if (reply.statusCode !== 200) {
        throw new Declined(reply.json<ProblemBody>(), `${endpoint.method} ${endpoint.path}`);
      }
      return reply.json();
    },
  };
}

/** Somebody with a telephone and a browser without script, on the public pages. */
export interface Visitor {
  get(url: string): Promise<string>;
  /** The page that comes of it. */
  send(url: string, fields: Readonly<Record<string, string>>): Promise<{ status: number; html: string }>;
}

export function visitor(app: FastifyInstance): Visitor {
  const jar = new Map<string, string>();
  async function request(method: 'GET' | 'POST', url: string, payload?: string) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await app.inject({
      method,
      url,
      headers: {
        ...(cookie !== '' && { cookie }),
        ...(payload !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(payload !== undefined && { payload }),
    });
    for (const { name, value } of reply.cookies) jar.set(name, value);
    return reply;
  }
  return {
    get: async (url) => (await request('GET', url)).body,
    async send(url, fields) {
      const reply = await request('POST', url, new URLSearchParams(fields).toString());
      const { location } = reply.headers;
      if (reply.statusCode === 303 && typeof location === 'string') {
        return { status: 200, html: (await request('GET', location)).body };
      }
      return { status: reply.statusCode, html: reply.body };
    },
  };
}

/** Who works on complaints. */
export const yearRoles = [
  'front_desk',
  'complaints_officer',
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
  'administrator',
] as const satisfies readonly Role[];
export type YearRole = (typeof yearRoles)[number];
export type YearCrew = Readonly<Record<YearRole, YearOfficer>>;
