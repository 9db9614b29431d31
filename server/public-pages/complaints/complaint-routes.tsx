import type { FastifyInstance } from 'fastify';
import type { HeldReason } from '../../../contract/complaints/terms.ts';
import { problemOf } from '../../http/problems.ts';
import {
  findReceipt,
  parsePhone,
  promisedDays,
  submitComplaint,
  type WebForm,
} from '../../modules/complaints/index.ts';
import { dateIn, type PublicOffice, publicOffice, timeIn } from '../../modules/office/index.ts';
import { Refusal } from '../../refusal.ts';
import { ctxOf, type PublicDeps } from '../deps.ts';
import { type AddressCrowd, createAddressCrowd } from '../forms/address-crowd.ts';
import { attempt, serveFormPages } from '../forms/form-pages.tsx';
import { isEnough, newChallenge, proofScript, provedRounds, roundsFor } from '../forms/proof-of-work.ts';
import { readAttachments, receiveForm, type SentForm } from '../forms/receive-form.ts';
import { open } from '../page/fixed-files.ts';
import { pagesOf, type Visit, visitOf } from '../page/visit.tsx';
import { serveAgencyPage } from './agency-routes.tsx';
import { bookingOf, faultsOf, sameText } from './complaint-fields.ts';
import { ComplaintPage, type FormState } from './complaint-form.tsx';
import { ReceiptGonePage, ReceiptPage, type Repeat, repeatSchema } from './complaint-receipt-page.tsx';
import { serveComplaintTracking } from './complaint-tracking-routes.tsx';
import { serveOpenData } from './open-data-routes.tsx';

/** Nobody fills the form in faster. */
const fastestMs = 4_000;
/** A form that lies open longer is asked for again, with everything in it. */
const longestMs = 24 * 60 * 60 * 1000;

interface FormDeps extends PublicDeps {
  /** New complaints from each address. */
  crowd: AddressCrowd;
}

/** Everything that complainants, agencies and the public see of complaints. */
export function serveComplaintPages(app: FastifyInstance, publicDeps: PublicDeps) {
  const deps: FormDeps = { ...publicDeps, crowd: createAddressCrowd(publicDeps.clock) };
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
  deps: FormDeps,
  { page, request, t }: Visit,
  office: PublicOffice,
  { status = 200, ...form }: Omit<FormState, 'token' | 'challenge'> & { token?: string; status?: number },
) {
  const token = form.token ?? deps.keys.newToken(deps.clock.now());
  const rounds = roundsFor(deps.crowd.from(request.ip));
  const challenge = await newChallenge(deps.keys.proofSecret, token, rounds);
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

async function showEmptyForm(deps: FormDeps, visit: Visit) {
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

async function takeComplaint(deps: FormDeps, visit: Visit, form: SentForm) {
  const { fields, locale, t } = visit;
  const office = await publicOffice(deps.db);
  const token = fields.formulir ?? '';
  const issuedAt = deps.keys.issuedAt(token);
  const age = issuedAt === null ? null : deps.clock.now().getTime() - issuedAt.getTime();
  const rounds = await provedRounds(deps.keys.proofSecret, token, fields.proof ?? '');
  const heldBecause: HeldReason[] = [
    ...(rounds === 0 ? (['proof'] as const) : []),
    ...(deps.cookies.device(visit.request, '/pengaduan') === null ? (['cookie'] as const) : []),
    ...(age !== null && age < fastestMs ? (['time'] as const) : []),
    ...((fields.laman ?? '') === '' ? [] : (['trap'] as const)),
  ];
  // What a person has to look at first brings no files: they cost the most to read and to keep.
  const mayBringFiles = heldBecause.length === 0 && isEnough(rounds, deps.crowd.from(visit.request.ip));
  const faults = faultsOf(fields, nowAt(deps, office));
  if (form.fault !== null && heldBecause.length === 0)
    faults.lampiran = { kind: 'said', words: problemOf(form.fault, locale).title };
  const filesLost = form.files.length > 0 || form.fault !== null;
  const again = (said: string | null, rest: { token?: string; status?: number } = { token }) =>
    showForm(deps, visit, office, { status: 422, values: fields, filesLost, faults, said, ...rest });

  if (age === null || age > longestMs) return again(t('publicComplaints.form.stale'), {});
  if (Object.keys(faults).length > 0) return again(null);
  const read = await attempt(locale, async () =>
    mayBringFiles ? readAttachments(deps.ports.readers.street, form) : [],
  );
  if ('refused' in read) {
    faults.lampiran = { kind: 'said', words: read.refused.title };
    return again(null, { token, status: read.refused.status });
  }
  const booked = await attempt(locale, () =>
    book(deps, visit, { officeCode: office.code, token, rounds, heldBecause, attachments: read.done }),
  );
  if ('refused' in booked) return again(booked.refused.title, { token, status: booked.refused.status });
  const { id: complaintId, repeat } = booked.done;
  if (repeat === null) deps.crowd.add(visit.request.ip);
  // A browser that keeps no cookies gets its receipt at once.
  if (deps.cookies.device(visit.request, '/pengaduan') === null)
    return showReceipt(deps, visit, { complaintId, repeat });
  deps.cookies.keepReceipt(visit.reply, complaintId, repeat);
  return visit.redirect('/pengaduan/terkirim');
}

interface Received extends Pick<WebForm, 'officeCode' | 'heldBecause' | 'attachments'> {
  token: string;
  rounds: number;
}

async function book(
  deps: FormDeps,
  { request, locale, fields }: Visit,
  { token, rounds, heldBecause, ...received }: Received,
) {
  const { keys } = deps;
  const phone = parsePhone(fields.telepon ?? '') ?? '';
  const device = deps.cookies.device(request, '/pengaduan');
  return submitComplaint(ctxOf(deps, request), {
    ...received,
    heldBecause,
    sent: {
      formToken: token,
      // Without a cookie there is nothing to count by; such a form is looked at first.
      deviceHash: keys.digest('device', device ?? token),
      phoneHash: keys.digest('phone', phone),
      contentHash: keys.digest('content', `${phone} ${sameText(fields)}`),
      proof: heldBecause.length === 0,
    },
    fields: bookingOf(fields, locale),
    beforeNew() {
      if (heldBecause.length === 0 && !isEnough(rounds, deps.crowd.from(request.ip))) {
        throw new Refusal('too_many', 'complaint_work_grown');
      }
    },
  });
}
