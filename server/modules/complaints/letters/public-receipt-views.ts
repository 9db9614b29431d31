import { translatorFor } from '../../../../locales/translator.ts';
import type { Ports } from '../../../adapters/ports.ts';
import type { Db } from '../../../db/database.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { getOffice, letterOffice } from '../../office/index.ts';
import { missingFields } from '../content.ts';
import { both, channelLabel, paperCase, trackingOf } from './letter-data-views.ts';

/** The receipt for who holds the code; it names nobody, whoever booked it included. */
export async function publicReceiptPdf(
  { db, ports }: { db: Db; ports: Pick<Ports, 'documents' | 'publicAddress'> },
  officeCode: string,
  id: string,
): Promise<BinaryReply> {
  const kase = await paperCase(db, officeCode, id);
  const body = await ports.documents.complaintReceipt({
    office: letterOffice(await getOffice(db, officeCode)),
    number: kase.number,
    tracking: trackingOf(ports.publicAddress, kase),
    channel: channelLabel(kase.channel),
    receivedAt: kase.receivedAt,
    receivedBy: null,
    answer: { days: kase.days, on: kase.dueOn, tentative: kase.tentative },
    missing: missingFields(kase.channel, kase).map((field) =>
      both((locale) => translatorFor(locale)(`complaints.fields.${field}`)),
    ),
  });
  return { mediaType: 'application/pdf', fileName: `${kase.number}-tanda-terima.pdf`, body };
}
