import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type AgencyProgress, agencyProgress } from '../../../contract/complaints/terms.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import { problemOf } from '../../http/problems.ts';
import { type AgencyComplaint, agencyComplaint, reportByAgency } from '../../modules/complaints/index.ts';
import { publicOffice } from '../../modules/office/index.ts';
import { Refusal } from '../../refusal.ts';
import { ctxOf, type PublicDeps } from '../deps.ts';
import { shortForm } from '../forms/receive-form.ts';
import { localeAsked, open, page } from '../page/page-reply.tsx';
import { AgencyPage, type AgencyPageProps } from './agency-page.tsx';

const named = z.object({ token: z.string().max(200) });
const attachmentNamed = named.extend({ position: z.coerce.number().int().min(1).max(99).catch(0) });
const longestWords = 4000;

type Report = { state: AgencyProgress; words: string } | { field: string; code: string };

function report(fields: Readonly<Record<string, string>>): Report {
  const state = z.enum(agencyProgress).safeParse(fields.keadaan);
  if (!state.success) return { field: 'keadaan', code: 'agency_state_missing' };
  const words = (fields.keterangan ?? '').slice(0, longestWords);
  if (words.length < 3) return { field: 'keterangan', code: 'public_words_needed' };
  return { state: state.data, words };
}

/** `/instansi/<token>`: the receiving agency reads the complaint and says what it did, without an account. */
export function serveAgencyPage(app: FastifyInstance, deps: PublicDeps) {
  async function closedLink(reply: FastifyReply, locale: Locale, kase: AgencyComplaint | null, slow = false) {
    const t = translatorFor(locale);
    const office = kase?.office ?? (await publicOffice(deps.db));
    const title =
      kase === null ? t('publicComplaints.agency.unknownTitle') : t('publicComplaints.agency.closedTitle');
    void reply.code(kase === null ? (slow ? 429 : 404) : 410);
    return page(
      reply,
      { locale, path: '/pengaduan', title, officeName: office.name },
      <>
        <h1>{title}</h1>
        <p>
          {kase === null
            ? t('publicComplaints.agency.unknown')
            : t('publicComplaints.agency.closed', {
                office: office.name,
                phone: office.phone === null ? '' : ` (${office.phone})`,
              })}
        </p>
      </>,
    );
  }

  function show(
    reply: FastifyReply,
    locale: Locale,
    kase: AgencyComplaint,
    after: Partial<Pick<AgencyPageProps, 'done' | 'refused' | 'values'>> = {},
  ) {
    const title = translatorFor(locale)('publicComplaints.agency.title', { agency: kase.agencyName });
    return page(
      reply,
      { locale, path: `/instansi/${kase.token}`, title, officeName: kase.office.name },
      <AgencyPage locale={locale} kase={kase} done={false} refused={null} values={{}} {...after} />,
    );
  }

  async function opened(request: FastifyRequest, reply: FastifyReply, locale: Locale) {
    const { token } = named.parse(request.params);
    const kase = await agencyComplaint(deps, token);
    if (kase === null) {
      await closedLink(reply, locale, null, deps.budget.isSpentBy(request.ip));
      return null;
    }
    if (kase.open) return kase;
    await closedLink(reply, locale, kase);
    return null;
  }

  app.get('/instansi/:token', open, async (request, reply) => {
    const locale = localeAsked(request);
    const kase = await opened(request, reply, locale);
    return kase === null ? reply : show(reply, locale, kase);
  });

  app.post('/instansi/:token', open, async (request, reply) => {
    const fields = shortForm(request);
    const locale = localeAsked(request, fields);
    const kase = await opened(request, reply, locale);
    if (kase === null) return reply;
    const said = report(fields);
    if ('code' in said) {
      void reply.code(422);
      const { title } = problemOf(new Refusal('invalid', said.code), locale);
      return show(reply, locale, kase, { refused: { field: said.field, words: title }, values: fields });
    }
    try {
      await reportByAgency(ctxOf(deps, request), kase.token, said.state, said.words);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, title } = problemOf(error, locale);
      void reply.code(status);
      const now = (await agencyComplaint(deps, kase.token)) ?? kase;
      return show(reply, locale, now, { refused: { field: null, words: title }, values: fields });
    }
    const now = (await agencyComplaint(deps, kase.token)) ?? kase;
    return show(reply, locale, now, { done: true });
  });

  app.get('/instansi/:token/lampiran/:position', open, async (request, reply) => {
    const locale = localeAsked(request);
    const kase = await opened(request, reply, locale);
    if (kase === null) return reply;
    const { position } = attachmentNamed.parse(request.params);
    const attachment = kase.attachments.find((each) => each.position === position);
    if (attachment === undefined || kase.attachmentsWithheld) return closedLink(reply, locale, null);
    const file = await deps.ports.files.get(deps.db, attachment.fileId);
    return reply
      .type(file.mediaType)
      .header('cache-control', 'no-store')
      .header('content-disposition', `inline; filename="${kase.number}-lampiran-${position}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(file.bytes);
  });
}
