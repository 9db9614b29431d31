import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type AgencyProgress, agencyProgress } from '../../../contract/complaints/terms.ts';
import { type AgencyComplaint, agencyComplaint, reportByAgency } from '../../modules/complaints/index.ts';
import { Refusal } from '../../refusal.ts';
import { ctxOf, type PublicDeps } from '../deps.ts';
import { attempt } from '../forms/form-pages.tsx';
import { Notice } from '../page/parts.tsx';
import { pagesOf, type Visit } from '../page/visit.tsx';
import { AgencyPage, type AgencyPageProps } from './agency-page.tsx';

const named = z.object({ token: z.string().max(200) });
const attachmentNamed = named.extend({ position: z.coerce.number().int().min(1).max(99).catch(0) });
const longestWords = 4000;

type Report = { state: AgencyProgress; words: string } | { field: string; code: string };

function reportIn(fields: Visit['fields']): Report {
  const state = z.enum(agencyProgress).safeParse(fields.keadaan);
  if (!state.success) return { field: 'keadaan', code: 'agency_state_missing' };
  const words = (fields.keterangan ?? '').slice(0, longestWords);
  if (words.length < 3) return { field: 'keterangan', code: 'public_words_needed' };
  return { state: state.data, words };
}

/** `/instansi/<token>`: the receiving agency reads the complaint and says what it did, without an account. */
export function serveAgencyPage(app: FastifyInstance, deps: PublicDeps) {
  const { get, post } = pagesOf(app, deps);
  get('/instansi/:token', forOpenLink(show));
  post('/instansi/:token', forOpenLink(takeReport));
  get('/instansi/:token/lampiran/:position', forOpenLink(sendAttachment));
}

type Handler = (
  deps: PublicDeps,
  visit: Visit,
  complaint: AgencyComplaint,
) => ReturnType<Visit['page']> | Visit['reply'];

/** Answers itself where the link is unknown or closed. */
const forOpenLink = (handler: Handler) => async (deps: PublicDeps, visit: Visit) => {
  const { token } = named.parse(visit.request.params);
  const complaint = await agencyComplaint(deps, token);
  if (complaint === null) return showUnknownLink(visit, deps.budget.isSpentBy(visit.request.ip));
  return complaint.open ? handler(deps, visit, complaint) : showClosedLink(visit, complaint);
};

function showUnknownLink({ page, t }: Visit, slow = false) {
  const title = t('publicComplaints.agency.unknownTitle');
  return page(
    { status: slow ? 429 : 404, path: '/pengaduan', title },
    <Notice title={title}>{t('publicComplaints.agency.unknown')}</Notice>,
  );
}

function showClosedLink({ page, t }: Visit, { office }: AgencyComplaint) {
  const title = t('publicComplaints.agency.closedTitle');
  const phone = office.phone === null ? '' : ` (${office.phone})`;
  return page(
    { status: 410, path: '/pengaduan', title, office },
    <Notice title={title}>{t('publicComplaints.agency.closed', { office: office.name, phone })}</Notice>,
  );
}

function show(
  _deps: PublicDeps,
  { page, t }: Visit,
  complaint: AgencyComplaint,
  { status = 200, ...after }: Partial<Omit<AgencyPageProps, 'complaint'>> & { status?: number } = {},
) {
  const { token, agencyName, office } = complaint;
  const title = t('publicComplaints.agency.title', { agency: agencyName });
  return page(
    { status, path: `/instansi/${token}`, title, office },
    <AgencyPage complaint={complaint} done={false} refused={null} values={{}} {...after} />,
  );
}

async function takeReport(deps: PublicDeps, visit: Visit, complaint: AgencyComplaint) {
  const { fields, request, locale } = visit;
  const said = reportIn(fields);
  const reported = await attempt(locale, async () => {
    if ('code' in said) throw new Refusal('invalid', said.code);
    await reportByAgency(ctxOf(deps, request), complaint.token, said.state, said.words);
  });
  const now = (await agencyComplaint(deps, complaint.token)) ?? complaint;
  if ('done' in reported) return show(deps, visit, now, { done: true });
  const { status, title: words } = reported.refused;
  const field = 'field' in said ? said.field : null;
  return show(deps, visit, now, { status, refused: { field, words }, values: fields });
}

async function sendAttachment(deps: PublicDeps, visit: Visit, complaint: AgencyComplaint) {
  const { position } = attachmentNamed.parse(visit.request.params);
  const attachment = complaint.attachments.find((each) => each.position === position);
  if (attachment === undefined || complaint.attachmentsWithheld) return showUnknownLink(visit);
  const file = await deps.ports.files.get(deps.db, attachment.fileId);
  return visit.reply
    .type(file.mediaType)
    .header('cache-control', 'no-store')
    .header('content-disposition', `inline; filename="${complaint.number}-lampiran-${position}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(file.bytes);
}
