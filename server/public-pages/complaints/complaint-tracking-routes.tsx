import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BinaryReply } from '../../http/route.ts';
import {
  caseHistoryPdf,
  completeComplaint,
  publicReceiptPdf,
  rateComplaint,
  reopenComplaint,
  type TrackedComplaint,
  trackedComplaint,
  withdrawComplaint,
} from '../../modules/complaints/index.ts';
import { surveyAddress } from '../../modules/surveys/index.ts';
import { Refusal } from '../../refusal.ts';
import { codeWithin, kindOfTyped, readCode } from '../../typed-code.ts';
import { ctxOf, type PublicDeps } from '../deps.ts';
import { attempt } from '../forms/form-pages.tsx';
import { type Budget, createLookupBudget, type LookupBudget } from '../forms/lookup-budget.ts';
import { readAttachments, receiveForm, type SentForm } from '../forms/receive-form.ts';
import { open } from '../page/fixed-files.ts';
import { pagesOf, type Visit, visitOf } from '../page/visit.tsx';
import type { ComplaintTrackingProps } from './complaint-tracking-forms.tsx';
import { ComplaintTrackingPage, FindPage, UnknownCodePage } from './complaint-tracking-page.tsx';

const named = z.object({ code: z.string().max(200) });
const longestWords = 4000;
/** A right code opens however many wrong ones came from the same address: these have a budget of their own. */
const unlimited = { config: { ...open.config, rateLimit: false as const } };

/** An action of the holder of a code: what it does, and the field that a refusal belongs to. */
interface HolderAction {
  address: string;
  done: 'complete' | 'rate' | 'reopen' | 'withdraw';
  field: string | null;
  work(
    ctx: ReturnType<typeof ctxOf>,
    complaint: TrackedComplaint,
    form: SentForm,
    field: (name: string) => string,
  ): Promise<void>;
}

const holderActions: readonly HolderAction[] = [
  {
    address: 'lengkapi',
    done: 'complete',
    field: 'penjelasan',
    async work(ctx, complaint, form, field) {
      // Where nothing is to be completed, that is said without opening a file.
      const attachments = complaint.may.complete ? await readAttachments(ctx.ports.readers.street, form) : [];
      await completeComplaint(ctx, complaint, {
        words: field('penjelasan'),
        name: field('nama').slice(0, 200),
        phone: field('telepon').slice(0, 40),
        address: field('alamat').slice(0, 500),
        attachments,
      });
    },
  },
  {
    address: 'nilai',
    done: 'rate',
    field: null,
    work: (ctx, complaint, _form, field) => rateComplaint(ctx, complaint, field('puas') === 'ya'),
  },
  {
    address: 'buka-kembali',
    done: 'reopen',
    field: 'buka',
    async work(ctx, complaint, _form, field) {
      const words = field('buka');
      if (words.length < 3) throw new Refusal('invalid', 'public_words_needed');
      await reopenComplaint(ctx, complaint, words);
    },
  },
  {
    address: 'cabut',
    done: 'withdraw',
    field: 'cabut',
    async work(ctx, complaint, _form, field) {
      if (field('cabut') === '') throw new Refusal('invalid', 'withdrawal_not_confirmed');
      await withdrawComplaint(ctx, complaint, field('alasan'));
    },
  },
];

/** Making one takes a tenth of a second of everybody's time; nobody needs the same one ten times a minute. */
const papersPerMinute: Budget = { windowMs: 60_000, own: 10, everywhere: 120 };

/** `/pengaduan/lacak`: where the complaint stands and what its holder can do, without an account. */
export function serveComplaintTracking(app: FastifyInstance, deps: PublicDeps) {
  const { get, post } = pagesOf(app, deps);
  get('/pengaduan/lacak', showSearch);
  post('/pengaduan/lacak', find, unlimited);
  get('/pengaduan/lacak/:code', openByAddress, unlimited);
  for (const action of holderActions) {
    app.post(`/pengaduan/lacak/${action.address}`, open, async (request, reply) => {
      return receiveForm(request, (form) =>
        actAsHolder(deps, visitOf(request, reply, form.fields), action, form),
      );
    });
  }
  const papers = createLookupBudget(deps.clock, papersPerMinute);
  post('/pengaduan/tanda-terima', sendPdf(publicReceiptPdf, papers));
  post('/pengaduan/riwayat', sendPdf(caseHistoryPdf, papers));
}

const showSearch = (_deps: PublicDeps, { page, t }: Visit) =>
  page({ path: '/pengaduan/lacak', title: t('publicComplaints.find.title') }, <FindPage />);

/** Sent with nothing in the field. */
const showEmpty = ({ page, t }: Visit) =>
  page(
    { status: 422, path: '/pengaduan/lacak', title: t('publicComplaints.find.title') },
    <FindPage fault={t('shared.typed.empty')} />,
  );

/** The code travels in the body: an address is kept by browsers and written down by proxies. */
async function find(deps: PublicDeps, visit: Visit) {
  const { kode: code = '' } = visit.fields;
  switch (kindOfTyped(code)) {
    case 'empty':
      return showEmpty(visit);
    // What belongs to another page is taken there, whatever it opens.
    case 'application_code':
      return visit.redirect(`/lacak/${readCode(codeWithin(code))}`);
    case 'survey_code':
      return visit.redirect(surveyAddress(readCode(codeWithin(code))));
    default:
      return showByCode(deps, visit, codeWithin(code));
  }
}

/** From the QR on paper, which cannot send a form. */
const openByAddress = (deps: PublicDeps, visit: Visit) =>
  showByCode(deps, visit, named.parse(visit.request.params).code);

async function showByCode(deps: PublicDeps, visit: Visit, code: string) {
  const complaint = await trackedComplaint(deps, code);
  return complaint === null ? showUnknownCode(deps, visit, code) : show(deps, visit, complaint);
}

function show(
  deps: PublicDeps,
  { page, t }: Visit,
  complaint: TrackedComplaint,
  {
    status = 200,
    ...after
  }: Partial<Pick<ComplaintTrackingProps, 'done' | 'refused' | 'values'>> & { status?: number } = {},
) {
  const { number, office } = complaint;
  return page(
    { status, path: '/pengaduan/lacak', title: t('shared.labels.complaintNumber', { number }), office },
    <ComplaintTrackingPage
      complaint={complaint}
      now={deps.clock.now()}
      done={null}
      refused={null}
      values={{}}
      {...after}
    />,
  );
}

/** A code that opens nothing: the same words and the same status for all, and slower for who tries many. */
function showUnknownCode(deps: PublicDeps, { request, reply, page, t }: Visit, code: string) {
  const slow = deps.budget.isSpentBy(request.ip);
  if (slow) reply.header('retry-after', '60');
  return page(
    {
      status: slow ? 429 : 404,
      path: '/pengaduan/lacak',
      title: t('shared.labels.unknownCode'),
    },
    <UnknownCodePage code={code.slice(0, 40)} slow={slow} />,
  );
}

async function actAsHolder(deps: PublicDeps, visit: Visit, action: HolderAction, form: SentForm) {
  const { fields, locale, t } = visit;
  const code = fields.kode ?? '';
  const complaint = await trackedComplaint(deps, code);
  if (complaint === null) return showUnknownCode(deps, visit, code);
  const field = (name: string) => (fields[name] ?? '').slice(0, longestWords);
  const acted = await attempt(locale, () => action.work(ctxOf(deps, visit.request), complaint, form, field));
  const now = (await trackedComplaint(deps, code)) ?? complaint;
  if ('done' in acted) return show(deps, visit, now, { done: t(`publicComplaints.${action.done}.done`) });
  const { status, title: words } = acted.refused;
  return show(deps, visit, now, { status, refused: { field: action.field, words }, values: fields });
}

/** A PDF for who holds the code, which travels in the body. */
const sendPdf =
  (make: (deps: PublicDeps, officeCode: string, id: string) => Promise<BinaryReply>, papers: LookupBudget) =>
  async (deps: PublicDeps, visit: Visit) => {
    const code = visit.fields.kode ?? '';
    const complaint = await trackedComplaint(deps, code);
    if (complaint === null) return showUnknownCode(deps, visit, code);
    if (papers.isSpentBy(complaint.id)) throw new Refusal('too_many', 'too_many_requests', { seconds: 60 });
    const { mediaType, fileName, body } = await make(deps, complaint.officeCode, complaint.id);
    return visit.reply
      .type(mediaType)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${fileName ?? 'pengaduan.pdf'}"`)
      .send(body);
  };
