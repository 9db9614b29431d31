import type { FastifyRequest } from 'fastify';
import type { HttpDeps } from '../http/bind.ts';
import type { PublicCtx } from '../modules/complaints/index.ts';
import type { PublicCookies } from './forms/cookies.ts';
import type { FormKeys } from './forms/form-keys.ts';
import type { LookupBudget } from './forms/lookup-budget.ts';

/** What the public forms need of the installation. */
export interface PublicSiteSettings {
  secret: string;
  https: boolean;
}

export interface PublicDeps extends HttpDeps {
  keys: FormKeys;
  cookies: PublicCookies;
  budget: LookupBudget;
}

export const ctxOf = (deps: HttpDeps, request: FastifyRequest): PublicCtx => ({
  db: deps.db,
  clock: deps.clock,
  ports: deps.ports,
  requestId: request.id,
});
