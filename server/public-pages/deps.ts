import type { FastifyRequest } from 'fastify';
import type { HttpDeps } from '../http/bind.ts';
import type { PublicCtx } from '../modules/complaints/index.ts';
import { createPublicCookies, type PublicCookies } from './forms/cookies.ts';
import { createFormKeys, type FormKeys } from './forms/form-keys.ts';
import { createLookupBudget, type LookupBudget } from './forms/lookup-budget.ts';

/** What the public forms need of the installation. */
export interface PublicSiteSettings {
  secret: string;
  https: boolean;
}

export interface PublicDeps extends HttpDeps {
  https: boolean;
  keys: FormKeys;
  cookies: PublicCookies;
  /** Wrong codes; each subject has a budget of its own. */
  budget: LookupBudget;
}

export function publicDeps(http: HttpDeps, { secret, https }: PublicSiteSettings): PublicDeps {
  const keys = createFormKeys(secret);
  const cookies = createPublicCookies(keys, http.clock, https);
  return { ...http, https, keys, cookies, budget: createLookupBudget(http.clock) };
}

export const ctxOf = (deps: HttpDeps, request: FastifyRequest): PublicCtx => ({
  db: deps.db,
  clock: deps.clock,
  ports: deps.ports,
  requestId: request.id,
});
