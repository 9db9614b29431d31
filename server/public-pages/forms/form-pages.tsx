import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Translate } from '../../../locales/translator.ts';
import { translatorFor } from '../../../locales/translator.ts';
import { faultProblem, problemOf, refusalOf } from '../../http/problems.ts';
import { Refusal } from '../../refusal.ts';
import { localeAsked, page } from '../page/page-reply.tsx';
import { refuseFormOfOthers } from './foreign-forms.ts';
import { acceptShortForms, shortForm } from './receive-form.ts';

/** A whole village may share one address: this only keeps one machine from taking all of the server. */
const requestsPerMinute = 3000;

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
    const locale = localeAsked(request, shortForm(request));
    const problem = refusal === null ? faultProblem(locale, request.id) : problemOf(refusal, locale);
    const { office } = await app.site.current();
    void reply.code(problem.status);
    return page(
      reply,
      { locale, path, title: problem.title, officeName: office.name },
      <>
        <h1>{title(translatorFor(locale))}</h1>
        <p role="alert">{problem.title}</p>
      </>,
    );
  }

  void app.register(async (scope) => {
    await scope.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: 60_000,
      errorResponseBuilder: () => new Refusal('too_many', 'too_many_requests', { seconds: 60 }),
    });
    acceptShortForms(scope);
    scope.addHook('preHandler', async (request) => {
      if (request.method === 'POST') refuseFormOfOthers(request);
    });
    scope.setErrorHandler(answerInWords);
    serve(scope);
  });
}
