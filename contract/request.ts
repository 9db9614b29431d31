import type { z } from 'zod';
import type { Endpoint, Method } from './endpoint.ts';

/** What a request may carry to an endpoint, as it is typed before parsing. */
export interface Parts<E extends Endpoint> {
  params?: z.input<E['params']>;
  query?: z.input<E['query']>;
  body?: z.input<E['body']>;
  /** The upload of an endpoint that takes one. */
  file?: Blob;
}

/** A part of a request that must be given, unless an empty object would do. */
export type Part<K extends string, T> = Record<never, never> extends T ? { [P in K]?: T } : { [P in K]: T };

/** The same, where nothing may be left out that the endpoint cannot do without. */
export type CallInput<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>> & { file?: Blob };

/** An HTTP request of which the sender fills in the rest: cookie, language, idempotency key. */
export interface PlainRequest {
  method: Method;
  url: string;
  headers: Record<string, string>;
  body: string | FormData | null;
}

/** A declared path with each `:name` replaced. */
export function fillPath(path: string, replace: (name: string) => string): string {
  return path.replace(/:(\w+)/g, (_, name: string) => replace(name));
}

/** Path and query of a request; empty parts of the query are left out. */
export function addressOf<E extends Endpoint>(
  endpoint: E,
  { params, query }: Omit<CallInput<E>, 'body' | 'file'>,
): string {
  const given = new Map<string, unknown>(Object.entries(params ?? {}));
  const path = fillPath(endpoint.path, (name) => encodeURIComponent(String(given.get(name))));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

function formOf({ body, file }: Parts<Endpoint>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body ?? {})) {
    if (value !== undefined) form.set(name, String(value));
  }
  if (file !== undefined) form.set('file', file);
  return form;
}

/** The request that an endpoint expects; only our own pages and programs can set its mark against forged forms. */
export function requestOf(endpoint: Endpoint, parts: Parts<Endpoint> = {}): PlainRequest {
  const { method, upload } = endpoint;
  const url = addressOf(endpoint, parts);
  if (method === 'GET') return { method, url, headers: {}, body: null };
  const headers = { 'x-lontar': '1' };
  if (upload) return { method, url, headers, body: formOf(parts) };
  return {
    method,
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(parts.body ?? {}),
  };
}
