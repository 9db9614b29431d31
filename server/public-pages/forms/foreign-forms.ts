import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../refusal.ts';

/** Forms of other websites are not ours; browsers say where a form comes from. */
export function refuseFormOfOthers(request: FastifyRequest) {
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const foreign = origin !== undefined && origin !== 'null' && !origin.endsWith(`//${host}`);
  if (site === 'cross-site' || (site === undefined && foreign)) {
    throw new Refusal('forbidden', 'form_from_elsewhere');
  }
}
