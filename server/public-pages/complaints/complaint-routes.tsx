import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { zoneName } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { problemOf, refusalOf } from '../../http/problems.ts';
import { parsePhone, promisedDays, receiptOf, submitComplaint } from '../../modules/complaints/index.ts';
import { dateIn, type PublicOffice, publicOffice, timeIn } from '../../modules/office/index.ts';
import type { PublicDeps, PublicSiteSettings } from '../deps.ts';
import { ctxOf } from '../deps.ts';
import { createPublicCookies } from '../forms/cookies.ts';
import { createFormKeys } from '../forms/form-keys.ts';
import { serveFormPages } from '../forms/form-pages.tsx';
import { createLookupBudget } from '../forms/lookup-budget.ts';
import { receiveForm, type SentForm } from '../forms/receive-form.ts';
import { localeAsked, open, page } from '../page/page-reply.tsx';
import { serveAgencyPage } from './agency-routes.tsx';
import { bookingOf, type FieldFaults, faultsOf, sameText } from './complaint-fields.ts';
import { ComplaintPage, type FormState } from './complaint-form.tsx';
import { type Repeat, SentGonePage, SentPage } from './complaint-receipt-page.tsx';
import { serveComplaintTracking } from './complaint-tracking-routes.tsx';
import { serveOpenData } from './open-data-routes.tsx';
import { isProved, newChallenge, proofScript } from './proof-of-work.ts';

/** Nobody fills the form in faster. */
const fastestMs = 4_000;
/** A form that lies open longer is asked for again, with everything in it. */
const longestMs = 24 * 60 * 60 * 1000;

/** Everything that complainants, agencies and the public see of complaints. */
export function serveComplaintPages(app: FastifyInstance, http: HttpDeps, door: PublicSiteSettings) {
  const keys = createFormKeys(door.secret);
  const deps: PublicDeps = {
    ...http,
    keys,
    cookies: createPublicCookies(keys, http.clock, door.https),
    budget: createLookupBudget(http.clock),
  };
  app.get(proofScript.address, open, (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(proofScript.text),
  );
  serveFormPages(app, { path: '/pengaduan', title: (t) => t('publicComplaints.title') }, (scope) => {
    serveForm(scope, deps);
    serveComplaintTracking(scope, deps);
    serveAgencyPage(scope, deps);
    serveOpenData(scope, deps);
  });
}

function serveForm(app: FastifyInstance, deps: PublicDeps) {
  const nowAt = (office: PublicOffice) => {
    const at = deps.clock.now();
    return { day: dateIn(office.zone, at), time: timeIn(office.zone, at) };
  };

  async function showForm(
    reply: FastifyReply,
    locale: Locale,
    office: PublicOffice,
    form: Omit<FormState, 'token' | 'challenge'> & { token?: string },
  ) {
    const token = form.token ?? deps.keys.newToken(deps.clock.now());
    return page(
      reply,
      {
        locale,
        path: '/pengaduan',
        title: translatorFor(locale)('publicComplaints.title'),
        officeName: office.name,
        description: translatorFor(locale)('publicComplaints.intro'),
        script: proofScript.address,
      },
      <ComplaintPage
        locale={locale}
        office={office}
        days={await promisedDays(deps, office)}
        zone={zoneName(office.zone)}
        form={{ ...form, token, challenge: await newChallenge(deps.keys.proofSecret, token) }}
      />,
    );
  }

  async function showReceipt(
    reply: FastifyReply,
    locale: Locale,
    office: PublicOffice,
    sent: { complaintId: string; repeat: Repeat },
  ) {
    const receipt = await receiptOf(deps.db, sent.complaintId);
    const title = translatorFor(locale)('publicComplaints.sent.title');
    return page(
      reply,
      { locale, path: '/pengaduan/terkirim', title, officeName: office.name },
      receipt === null ? (
        <SentGonePage locale={locale} />
      ) : (
        <SentPage locale={locale} office={office} receipt={receipt} repeat={sent.repeat} />
      ),
    );
  }

  app.get('/pengaduan', open, async (request, reply) => {
    const locale = localeAsked(request);
    const office = await publicOffice(deps.db);
    deps.cookies.nameDevice(request, reply);
    const { day, time } = nowAt(office);
    const tempat = translatorFor(locale)('publicComplaints.form.tempatValue', { office: office.name });
    return showForm(reply, locale, office, {
      values: { tempat, tanggal: day, jam: time },
      faults: {},
      said: null,
      filesLost: false,
    });
  });

  app.post('/pengaduan', open, async (request, reply) => {
    const form = await receiveForm(request);
    const { fields } = form;
    const locale = localeAsked(request, fields);
    const office = await publicOffice(deps.db);
    const token = fields.formulir ?? '';
    const issuedAt = deps.keys.issuedAt(token);
    const age = issuedAt === null ? null : deps.clock.now().getTime() - issuedAt.getTime();
    const t = translatorFor(locale);
    const kept = { values: fields, filesLost: form.attachments.length > 0 || form.fault !== null };
    const faults: FieldFaults = faultsOf(fields, nowAt(office));
    if (form.fault !== null) faults.lampiran = { kind: 'said', words: problemOf(form.fault, locale).title };

    if (age === null || age > longestMs) {
      void reply.code(422);
      return showForm(reply, locale, office, {
        ...kept,
        faults,
        said: t('publicComplaints.form.stale'),
      });
    }
    if (Object.keys(faults).length > 0) {
      void reply.code(422);
      return showForm(reply, locale, office, { ...kept, faults, said: null, token });
    }
    try {
      const submitted = await book(request, form, office, { token, locale, tooFast: age < fastestMs });
      const sent = { complaintId: submitted.id, repeat: submitted.repeat };
      // A browser that keeps no cookies gets its receipt at once.
      if (deps.cookies.device(request) === null) return await showReceipt(reply, locale, office, sent);
      deps.cookies.keepReceipt(reply, sent.complaintId, sent.repeat);
      return await reply.redirect(`/pengaduan/terkirim${locale === 'en' ? '?bahasa=en' : ''}`, 303);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      const problem = problemOf(refusal, locale);
      void reply.code(problem.status);
      return showForm(reply, locale, office, { ...kept, faults, said: problem.title, token });
    }
  });

  async function book(
    request: FastifyRequest,
    { fields, attachments }: SentForm,
    office: PublicOffice,
    { token, locale, tooFast }: { token: string; locale: Locale; tooFast: boolean },
  ) {
    const { keys } = deps;
    const phone = parsePhone(fields.telepon ?? '') ?? '';
    const device = deps.cookies.device(request);
    return submitComplaint(ctxOf(deps, request), {
      officeCode: office.code,
      sent: {
        formToken: token,
        // Without a cookie there is nothing to count by; such a form is looked at first.
        deviceHash: keys.digest('device', device ?? token),
        phoneHash: keys.digest('phone', phone),
        contentHash: keys.digest('content', `${phone} ${sameText(fields)}`),
        proof: await isProved(keys.proofSecret, token, fields.proof ?? ''),
      },
      fields: bookingOf(fields, locale),
      suspicious: tooFast || device === null || (fields.laman ?? '') !== '',
      attachments,
    });
  }

  app.get('/pengaduan/terkirim', open, async (request, reply) => {
    const locale = localeAsked(request);
    const office = await publicOffice(deps.db);
    const sent = deps.cookies.receipt(request);
    if (sent !== null) return showReceipt(reply, locale, office, { ...sent, repeat: sent.repeat as Repeat });
    const title = translatorFor(locale)('publicComplaints.sent.goneTitle');
    return page(
      reply,
      { locale, path: '/pengaduan/terkirim', title, officeName: office.name },
      <SentGonePage locale={locale} />,
    );
  });
}
