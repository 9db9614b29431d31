import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Locale, Translate } from '../../../locales/translator.ts';
import { faultProblem, problemOf, refusalOf } from '../../http/problems.ts';
import { Refusal } from '../../refusal.ts';
import { Notice } from '../page/parts.tsx';
import { visitOf } from '../page/visit.tsx';
import { acceptShortForms } from './receive-form.ts';

/** A whole village may share one address: this only keeps one machine from taking all of the server. */
const requestsPerMinute = 3000;

/** Slows floods from one address. */
export const limitRequests = (scope: FastifyInstance, max: number) =>
  scope.register(rateLimit, {
    max,
    timeWindow: 60_000,
    errorResponseBuilder: () => new Refusal('too_many', 'too_many_requests', { seconds: 60 }),
  });

/** Forms of other websites are not ours; browsers say where a form comes from. */
export async function refuseFormOfOthers({ method, headers }: FastifyRequest) {
  if (method !== 'POST') return;
  const site = headers['sec-fetch-site'];
  const { origin, host } = headers;
  // Our own pages send no referrer, for which browsers write "null" here.
  const foreign = origin !== undefined && origin !== 'null' && URL.parse(origin)?.host !== host;
  if (site === 'cross-site' || (site === undefined && foreign)) {
    throw new Refusal('forbidden', 'form_from_elsewhere');
  }
}

interface FormPages {
  /** Where somebody begins anew who was refused. */
  path: string;
  title: (t: Translate) => string;
}

/**
 * Pages with forms for everybody: short forms are read, forms of other websites refused, floods slowed, and every
 * refusal or fault is a page in the reader's language.
 */
export function serveFormPages(
  app: FastifyInstance,
  { path, title }: FormPages,
  serve: (scope: FastifyInstance) => void,
) {
  async function answerInWords(error: unknown, request: FastifyRequest, reply: FastifyReply) {
    const refusal = refusalOf(error);
    if (refusal === null) request.log.error({ err: error }, 'fault');
    const { locale, t, page } = visitOf(request, reply);
    const problem = refusal === null ? faultProblem(locale, request.id) : problemOf(refusal, locale);
    return page(
      { status: problem.status, path, title: problem.title },
      <Notice title={title(t)} role="alert">
        {problem.title}
      </Notice>,
    );
  }

  void app.register(async (scope) => {
    await limitRequests(scope, requestsPerMinute);
    acceptShortForms(scope);
    scope.addHook('preHandler', refuseFormOfOthers);
    scope.setErrorHandler(answerInWords);
    serve(scope);
  });
}

/** Does what a form asks for; where that is refused, the refusal in words. Faults are thrown on. */
export async function attempt<T>(
  locale: Locale,
  work: () => Promise<T>,
): Promise<{ done: T } | { refused: { status: number; title: string } }> {
  try {
    return { done: await work() };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    const { status, title } = problemOf(refusal, locale);
    return { refused: { status, title } };
  }
}
