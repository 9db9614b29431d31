import type { z } from 'zod';
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

type OnItem<V> = Endpoint<z.ZodType<{ id: string }>, z.ZodType, z.ZodType, z.ZodType<V>>;

/** Binds actions on one item: does it, then shows what has become of the item. */
export const actionOn =
  <V>(show: (ctx: Ctx, id: string) => Promise<V>) =>
  <E extends OnItem<V>>(
    endpoint: E,
    act: (ctx: Ctx, id: string, body: BodyOf<E>, file: UploadedFile) => Promise<unknown>,
  ): Route => ({
    endpoint,
    async handle(ctx, input) {
      const { params, body, file } = input as Input<E>;
      await act(ctx, params.id, body, file);
      return show(ctx, params.id);
    },
  });

/** Binds actions on what the office keeps as a whole: does it, then shows the whole. */
export const actionThen =
  <V>(show: (ctx: Ctx) => Promise<V>) =>
  <E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType<V>>>(
    endpoint: E,
    act: (ctx: Ctx, input: Input<E>) => Promise<unknown>,
  ): Route => ({
    endpoint,
    async handle(ctx, input) {
      await act(ctx, input as Input<E>);
      return show(ctx);
    },
  });

/** Binds a public endpoint: its handler is given no actor, so it cannot act as one. */
export function publicRoute<E extends Endpoint>(
  endpoint: E,
  handler: (ctx: PublicCtx, input: Input<E>, exchange: Exchange) => Promise<Result<E>>,
): Route {
  if (endpoint.access !== 'public') throw new Error(`${endpoint.path} is not declared public`);
  return { endpoint, handle: (ctx, input, exchange) => handler(ctx, input as Input<E>, exchange) };
}
