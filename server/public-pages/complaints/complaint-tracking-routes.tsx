import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import { problemOf } from '../../http/problems.ts';
import {
  completeComplaint,
  rateComplaint,
  reopenComplaint,
  type TrackedComplaint,
  trackedComplaint,
  withdrawComplaint,
} from '../../modules/complaints/index.ts';
import { publicOffice } from '../../modules/office/index.ts';
import { Refusal } from '../../refusal.ts';
import { ctxOf, type PublicDeps } from '../deps.ts';
import { receiveForm, type SentForm, shortForm } from '../forms/receive-form.ts';
import { inLanguage, localeAsked, open, page } from '../page/page-reply.tsx';
import { servePapers } from './complaint-receipt-routes.ts';
import { FindPage, FollowPage } from './complaint-tracking-page.tsx';
import { answerUnknownCode } from './unknown-code.tsx';

const named = z.object({ code: z.string().max(200) });
const longestWords = 4000;
/** A right code opens however many wrong ones came from the same address: these have a budget of their own. */
const unlimited = { config: { ...open.config, rateLimit: false as const } };

/** A deed of the holder of a code: what it does, and the field that a refusal belongs to. */
interface Deed {
  address: string;
  done: 'complete' | 'rate' | 'reopen' | 'withdraw';
  field: string | null;
  work(deps: PublicDeps, request: FastifyRequest, kase: TrackedComplaint, form: SentForm): Promise<void>;
}

const field = (form: SentForm, name: string) => (form.fields[name] ?? '').slice(0, longestWords);

const deeds: readonly Deed[] = [
  {
    address: 'lengkapi',
    done: 'complete',
    field: 'penjelasan',
    async work(deps, request, kase, form) {
      if (form.fault !== null) throw form.fault;
      await completeComplaint(ctxOf(deps, request), kase, {
        words: field(form, 'penjelasan'),
        name: field(form, 'nama').slice(0, 200),
        phone: field(form, 'telepon').slice(0, 40),
        address: field(form, 'alamat').slice(0, 500),
        attachments: form.attachments,
      });
    },
  },
  {
    address: 'nilai',
    done: 'rate',
    field: null,
    work: (deps, request, kase, form) =>
      rateComplaint(ctxOf(deps, request), kase, field(form, 'puas') === 'ya'),
  },
  {
    address: 'buka-kembali',
    done: 'reopen',
    field: 'buka',
    async work(deps, request, kase, form) {
      const words = field(form, 'buka');
      if (words.length < 3) throw new Refusal('invalid', 'public_words_needed');
      await reopenComplaint(ctxOf(deps, request), kase, words);
    },
  },
  {
    address: 'cabut',
    done: 'withdraw',
    field: 'cabut',
    async work(deps, request, kase, form) {
      if (field(form, 'cabut') === '') throw new Refusal('invalid', 'withdrawal_not_confirmed');
      await withdrawComplaint(ctxOf(deps, request), kase, field(form, 'alasan'));
    },
  },
];

/** `/pengaduan/lacak`: where the complaint stands and what its holder can do, without an account. */
export function serveComplaintTracking(app: FastifyInstance, deps: PublicDeps) {
  function show(
    reply: FastifyReply,
    locale: Locale,
    kase: TrackedComplaint,
    after: Partial<Pick<Parameters<typeof FollowPage>[0], 'done' | 'refused' | 'values'>> = {},
  ) {
    const title = translatorFor(locale)('publicComplaints.case.of', { number: kase.number });
    return page(
      reply,
      { locale, path: '/pengaduan/lacak', title, officeName: kase.office.name },
      <FollowPage
        locale={locale}
        kase={kase}
        now={deps.clock.now()}
        done={null}
        refused={null}
        values={{}}
        {...after}
      />,
    );
  }

  app.get('/pengaduan/lacak', open, async (request, reply) => {
    const locale = localeAsked(request);
    const office = await publicOffice(deps.db);
    const title = translatorFor(locale)('publicComplaints.find.title');
    return page(
      reply,
      { locale, path: '/pengaduan/lacak', title, officeName: office.name },
      <FindPage locale={locale} />,
    );
  });

  // The code travels in the body: an address is kept by browsers and written down by proxies.
  app.post('/pengaduan/lacak', unlimited, async (request, reply) => {
    const fields = shortForm(request);
    const locale = localeAsked(request, fields);
    const code = fields.kode ?? '';
    if (code === '') return reply.redirect(inLanguage('/pengaduan/lacak', locale), 303);
    const kase = await trackedComplaint(deps, code);
    if (kase === null) return answerUnknownCode(deps, request, reply, locale, code);
    return show(reply, locale, kase);
  });

  // From the QR on paper, which cannot send a form.
  app.get('/pengaduan/lacak/:code', unlimited, async (request, reply) => {
    const { code } = named.parse(request.params);
    const locale = localeAsked(request);
    const kase = await trackedComplaint(deps, code);
    if (kase === null) return answerUnknownCode(deps, request, reply, locale, code);
    return show(reply, locale, kase);
  });

  for (const deed of deeds) {
    app.post(`/pengaduan/lacak/${deed.address}`, open, async (request, reply) => {
      const form = await receiveForm(request);
      const locale = localeAsked(request, form.fields);
      const code = form.fields.kode ?? '';
      const kase = await trackedComplaint(deps, code);
      if (kase === null) return answerUnknownCode(deps, request, reply, locale, code);
      try {
        await deed.work(deps, request, kase, form);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, title } = problemOf(error, locale);
        void reply.code(status);
        const now = (await trackedComplaint(deps, code)) ?? kase;
        return show(reply, locale, now, {
          refused: { field: deed.field, words: title },
          values: form.fields,
        });
      }
      const now = (await trackedComplaint(deps, code)) ?? kase;
      return show(reply, locale, now, { done: translatorFor(locale)(`publicComplaints.${deed.done}.done`) });
    });
  }
  servePapers(app, deps);
}
