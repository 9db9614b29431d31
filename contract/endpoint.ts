import { z } from 'zod';
import { type Role, roles } from './roles.ts';

/** Who may call an endpoint: everybody, every signed-in officer, or the holders of the named roles. */
export type Access = 'public' | 'signed_in' | readonly Role[];

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One HTTP operation, declared once for server and web.
 * `params`, `query` and `body` are strict: an unknown key is an error, not noise.
 */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** Fastify style, `/api/applications/:id/verify`. */
  path: string;
  access: Access;
  params: P;
  query: Q;
  body: B;
  reply: R;
  /** Reply is bytes (PDF, image, CSV), sent as they are; `reply` is then unused. */
  binary?: boolean;
  /** Request is multipart/form-data with one file in the field `file`; `body` describes its other fields. */
  upload?: boolean;
  /** May be called by an officer who must still change the first-login password. */
  beforePasswordChange?: boolean;
}

const none = z.strictObject({});
type None = typeof none;

interface Declaration<P, Q, B, R, X> {
  method: Method;
  path: string;
  access: Access;
  params?: P;
  query?: Q;
  body?: B;
  reply?: R;
  binary?: X;
  upload?: boolean;
  beforePasswordChange?: boolean;
}

/** Declares an endpoint; parts left out are empty strict objects. */
export function endpoint<
  P extends z.ZodType = None,
  Q extends z.ZodType = None,
  B extends z.ZodType = None,
  R extends z.ZodType = None,
  X extends boolean = false,
>(declaration: Declaration<P, Q, B, R, X>): Endpoint<P, Q, B, R> & { binary: X } {
  const { params, query, body, reply, ...rest } = declaration;
  return {
    ...rest,
    binary: (rest.binary ?? false) as X,
    params: (params ?? none) as P,
    query: (query ?? none) as Q,
    body: (body ?? none) as B,
    reply: (reply ?? none) as R,
  };
}

/** All roles: for what every officer may see. */
export const everyRole: readonly Role[] = roles;

export type ParamsOf<E extends Endpoint> = z.infer<E['params']>;
export type QueryOf<E extends Endpoint> = z.infer<E['query']>;
export type BodyOf<E extends Endpoint> = z.infer<E['body']>;
export type ReplyOf<E extends Endpoint> = z.infer<E['reply']>;
