import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import { publicOffice } from '../../modules/office/index.ts';
import type { PublicDeps } from '../deps.ts';
import { page } from '../page/page-reply.tsx';
import { UnknownCodePage } from './complaint-tracking-page.tsx';

/** A code that opens nothing: the same words and the same status for all, and slower for who tries many. */
export async function answerUnknownCode(
  deps: PublicDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  locale: Locale,
  code: string,
) {
  const office = await publicOffice(deps.db);
  const slow = deps.budget.isSpentBy(request.ip);
  if (slow) void reply.header('retry-after', '60');
  void reply.code(slow ? 429 : 404);
  const title = translatorFor(locale)('publicComplaints.find.unknownTitle');
  return page(
    reply,
    { locale, path: '/pengaduan/lacak', title, officeName: office.name },
    <UnknownCodePage locale={locale} code={code.slice(0, 40)} slow={slow} />,
  );
}
