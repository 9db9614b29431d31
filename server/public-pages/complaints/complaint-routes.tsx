import type { FastifyInstance } from 'fastify';
import { problemOf } from '../../http/problems.ts';
import {
  findReceipt,
  parsePhone,
  promisedDays,
  submitComplaint,
  type WebForm,
} from '../../modules/complaints/index.ts';
import { dateIn, type PublicOffice, publicOffice, timeIn } from '../../modules/office/index.ts';
import { ctxOf, type PublicDeps } from '../deps.ts';
import { attempt, serveFormPages } from '../forms/form-pages.tsx';
import { readAttachments, receiveForm, type SentForm } from '../forms/receive-form.ts';
import { open, serveFixedFiles } from '../page/fixed-files.ts';
import { pagesOf, type Visit, visitOf } from '../page/visit.tsx';
import { serveAgencyPage } from './agency-routes.tsx';
import { bookingOf, faultsOf, sameText } from './complaint-fields.ts';
import { ComplaintPage, type FormState } from './complaint-form.tsx';
import { ReceiptGonePage, ReceiptPage, type Repeat, repeatSchema } from './complaint-receipt-page.tsx';
import { serveComplaintTracking } from './complaint-tracking-routes.tsx';
import { serveOpenData } from './open-data-routes.tsx';
import { isProved, newChallenge, proofScript } from './proof-of-work.ts';

/** Nobody fills the form in faster. */
const fastestMs = 4_000;
/** A form that lies open longer is asked for again, with everything in it. */
const longestMs = 24 * 60 * 60 * 1000;

/** Everything that complainants, agencies and the public see of complaints. */
export function serveComplaintPages(app: FastifyInstance, deps: PublicDeps) {
  serveFixedFiles(app, [proofScript]);
  serveFormPages(app, { path: '/pengaduan', title: (t) => t('publicComplaints.title') }, (scope) => {
    const { get } = pagesOf(scope, deps);
    get('/pengaduan', showEmptyForm);
    get('/pengaduan/terkirim', showKeptReceipt);
    scope.post('/pengaduan', open, async (request, reply) => {
      return receiveForm(request, (form) => takeComplaint(deps, visitOf(request, reply, form.fields), form));
    });
    serveComplaintTracking(scope, deps);
    serveAgencyPage(scope, deps);
    serveOpenData(scope, deps);
  });
}

function nowAt({ clock }: PublicDeps, { zone }: PublicOffice) {
  const at = clock.now();
  return { day: dateIn(zone, at), time: timeIn(zone, at) };
}

async function showForm(
  deps: PublicDeps,
  { page, t }: Visit,
  office: PublicOffice,
  { status = 200, ...form }: Omit<FormState, 'token' | 'challenge'> & { token?: string; status?: number },
) {
  const token = form.token ?? deps.keys.newToken(deps.clock.now());
  const challenge = await newChallenge(deps.keys.proofSecret, token);
  return page(
    {
      status,
      path: '/pengaduan',
      title: t('publicComplaints.title'),
      description: t('publicComplaints.intro'),
      script: proofScript.address,
    },
    <ComplaintPage
      office={office}
      days={await promisedDays(deps, office)}
      form={{ ...form, token, challenge }}
    />,
  );
}

async function showEmptyForm(deps: PublicDeps, visit: Visit) {
  const office = await publicOffice(deps.db);
  deps.cookies.nameDevice(visit.request, visit.reply, '/pengaduan');
  const { day, time } = nowAt(deps, office);
  const tempat = visit.t('publicComplaints.form.tempatValue', { office: office.name });
  const values = { tempat, tanggal: day, jam: time };
  return showForm(deps, visit, office, { values, faults: {}, said: null, filesLost: false });
}

async function showReceipt(
  deps: PublicDeps,
  { page, t }: Visit,
  { complaintId, repeat }: { complaintId: string; repeat: Repeat },
) {
  const receipt = await findReceipt(deps.db, complaintId);
  return page(
    { path: '/pengaduan/terkirim', title: t('publicComplaints.sent.title') },
    receipt === null ? <ReceiptGonePage /> : <ReceiptPage receipt={receipt} repeat={repeat} />,
  );
}

async function showKeptReceipt(deps: PublicDeps, visit: Visit) {
  const sent = deps.cookies.receipt(visit.request);
  if (sent !== null) return showReceipt(deps, visit, { ...sent, repeat: repeatSchema.parse(sent.repeat) });
  const title = visit.t('publicComplaints.sent.goneTitle');
  return visit.page({ path: '/pengaduan/terkirim', title }, <ReceiptGonePage />);
}

async function takeComplaint(deps: PublicDeps, visit: Visit, form: SentForm) {
  const { fields, locale, t } = visit;
  const office = await publicOffice(deps.db);
  const token = fields.formulir ?? '';
  const issuedAt = deps.keys.issuedAt(token);
  const age = issuedAt === null ? null : deps.clock.now().getTime() - issuedAt.getTime();
  const faults = faultsOf(fields, nowAt(deps, office));
  if (form.fault !== null) faults.lampiran = { kind: 'said', words: problemOf(form.fault, locale).title };
  const filesLost = form.files.length > 0 || form.fault !== null;
  const again = (said: string | null, rest: { token?: string; status?: number } = { token }) =>
    showForm(deps, visit, office, { status: 422, values: fields, filesLost, faults, said, ...rest });

  if (age === null || age > longestMs) return again(t('publicComplaints.form.stale'), {});
  if (Object.keys(faults).length > 0) return again(null);
  const read = await attempt(locale, () => readAttachments(deps.ports.readers.street, form));
  if ('refused' in read) {
    faults.lampiran = { kind: 'said', words: read.refused.title };
    return again(null, { token, status: read.refused.status });
  }
  const booked = await attempt(locale, () =>
    book(
      deps,
      visit,
      { fields, attachments: read.done },
      { officeCode: office.code, token, tooFast: age < fastestMs },
    ),
  );
  if ('refused' in booked) return again(booked.refused.title, { token, status: booked.refused.status });
  const { id: complaintId, repeat } = booked.done;
  // A browser that keeps no cookies gets its receipt at once.
  if (deps.cookies.device(visit.request) === null) return showReceipt(deps, visit, { complaintId, repeat });
  deps.cookies.keepReceipt(visit.reply, complaintId, repeat);
  return visit.redirect('/pengaduan/terkirim');
}

async function book(
  deps: PublicDeps,
  { request, locale }: Visit,
  { fields, attachments }: Pick<SentForm, 'fields'> & Pick<WebForm, 'attachments'>,
  { officeCode, token, tooFast }: { officeCode: string; token: string; tooFast: boolean },
) {
  const { keys } = deps;
  const phone = parsePhone(fields.telepon ?? '') ?? '';
  const device = deps.cookies.device(request);
  return submitComplaint(ctxOf(deps, request), {
    officeCode,
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
