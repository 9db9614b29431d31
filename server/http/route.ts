import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '../../contract/endpoint.ts';
import type { Actor, Ctx, Office } from '../context.ts';

/** A file that a form sent, kept in a private temporary file until the handler has ended. */
export interface UploadedFile {
  fileName: string;
  path: string;
  byteLength: number;
}

export interface Input<E extends Endpoint> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  /** Present on endpoints that declare `upload`; the gate refuses a request without it. */
  file: UploadedFile;
}

/** Bytes sent as they are: a PDF, an image, a CSV. */
export interface BinaryReply {
  mediaType: string;
  fileName?: string;
  body: Buffer;
}

/** Who signed a request, with the roles of that moment, and the office that they serve. */
export interface SignedIn {
  actor: Actor;
  office: Office;
  mustChangePassword: boolean;
}

/** What only signing in and out need of the exchange; everything else takes ctx and input. */
export interface Exchange {
  headers: Headers;
  address: string;
  appendHeader(name: string, value: string): void;
}

export type PublicCtx = Omit<Ctx, 'actor' | 'office' | 'today'>;

type Result<E extends Endpoint> = E['binary'] extends true ? BinaryReply : ReplyOf<E>;

export interface Route {
  endpoint: Endpoint;
  handle(ctx: Ctx, input: Input<Endpoint>, exchange: Exchange): Promise<unknown>;
}

/** Binds an endpoint that needs an officer to the action or view that answers it. */
export function route<E extends Endpoint>(
  endpoint: E,
  handler: (ctx: Ctx, input: Input<E>, exchange: Exchange) => Promise<Result<E>>,
): Route {
  return { endpoint, handle: (ctx, input, exchange) => handler(ctx, input as Input<E>, exchange) };
}

/** Binds a public endpoint: its handler is given no actor, so it cannot act as one. */
export function publicRoute<E extends Endpoint>(
  endpoint: E,
  handler: (ctx: PublicCtx, input: Input<E>, exchange: Exchange) => Promise<Result<E>>,
): Route {
  if (endpoint.access !== 'public') throw new Error(`${endpoint.path} is not declared public`);
  return { endpoint, handle: (ctx, input, exchange) => handler(ctx, input as Input<E>, exchange) };
}
