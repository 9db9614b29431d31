import type { FastifyInstance, FastifyReply } from 'fastify';
import type { BinaryReply } from '../../http/route.ts';
import { caseHistoryPdf, publicReceiptPdf, trackedComplaint } from '../../modules/complaints/index.ts';
import type { PublicDeps } from '../deps.ts';
import { shortForm } from '../forms/receive-form.ts';
import { localeAsked, open } from '../page/page-reply.tsx';
import { answerUnknownCode } from './unknown-code.tsx';

function sendPaper(reply: FastifyReply, { mediaType, fileName, body }: BinaryReply) {
  return reply
    .type(mediaType)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${fileName ?? 'pengaduan.pdf'}"`)
    .send(body);
}

/** Papers for who holds the code, which travels in the body. */
export function servePapers(app: FastifyInstance, deps: PublicDeps) {
  const papers = {
    '/pengaduan/tanda-terima': publicReceiptPdf,
    '/pengaduan/riwayat': caseHistoryPdf,
  } as const;
  for (const [address, paper] of Object.entries(papers)) {
    app.post(address, open, async (request, reply) => {
      const fields = shortForm(request);
      const code = fields.kode ?? '';
      const kase = await trackedComplaint(deps, code);
      if (kase === null) return answerUnknownCode(deps, request, reply, localeAsked(request, fields), code);
      return sendPaper(reply, await paper(deps, kase.officeCode, kase.id));
    });
  }
}
