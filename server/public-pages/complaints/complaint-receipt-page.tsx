import { z } from 'zod';
import type { WebReceipt } from '../../modules/complaints/index.ts';
import { CodeButton, grouped } from '../forms/form-parts.tsx';
import { Notice, Terms } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';

const repeatWords = {
  form: 'publicComplaints.sent.repeatForm',
  edited: 'publicComplaints.sent.repeatEdited',
  text: 'publicComplaints.sent.repeatText',
  text_elsewhere: 'publicComplaints.sent.repeatText',
} as const;
/** Which earlier complaint was sent again, in what way; null for a new one. */
export type Repeat = keyof typeof repeatWords | null;
export const repeatSchema = z.enum(['form', 'edited', 'text', 'text_elsewhere']).nullable().catch(null);

/** Number and code, for the person who has just sent the form; prints as a receipt. */
export function ReceiptPage({ receipt, repeat }: { receipt: WebReceipt; repeat: Repeat }) {
  const { t, href, longDate, dateTime } = useReader();
  const { dueOn, tentative, trackingCode } = receipt;
  // Who sends the same words from another device may not be the person who sent them first.
  const mayKnowCode = repeat !== 'text_elsewhere';
  const doubt = tentative ? ` (${t('publicComplaints.sent.tentative')})` : '';
  const due = dueOn === null ? null : `${longDate(dueOn)}${doubt}`;
  return (
    <>
      <h1>{t('publicComplaints.sent.title')}</h1>
      <p role="status">
        {repeat === null ? t('publicComplaints.sent.thanks') : t(repeatWords[repeat])}
        {!mayKnowCode && ` ${t('publicComplaints.sent.elsewhere')}`}
      </p>
      <Terms
        className="receipt"
        of={[
          [
            receipt.number === receipt.provisionalNumber
              ? t('publicComplaints.sent.provisional')
              : t('letters.number'),
            receipt.number,
            'code',
          ],
          [t('publicComplaints.find.code'), mayKnowCode ? grouped(trackingCode) : null, 'code big'],
          [t('shared.labels.received'), dateTime(receipt.receivedAt)],
          [t('publicComplaints.sent.due'), due],
        ]}
      />
      {mayKnowCode && <p className="hint">{t('publicComplaints.sent.codeHelp')}</p>}
      {receipt.state === 'held' && (
        <p>
          {t(
            receipt.heldBecause.includes('crowd')
              ? 'publicComplaints.sent.heldInCrowd'
              : 'publicComplaints.sent.held',
          )}
        </p>
      )}
      {mayKnowCode && (
        <div className="row noprint">
          <CodeButton action="/pengaduan/lacak" code={trackingCode}>
            {t('publicComplaints.sent.follow')}
          </CodeButton>
          <CodeButton action="/pengaduan/tanda-terima" code={trackingCode} second>
            {t('publicComplaints.sent.pdf')}
          </CodeButton>
        </div>
      )}
      <p className="hint noprint">{t('publicComplaints.sent.print')}</p>
      <p className="noprint">
        <a href={href('/pengaduan')}>{t('publicComplaints.newOne')}</a>
      </p>
    </>
  );
}

/** The receipt's cookie has run out, or the page was opened by somebody else. */
export function ReceiptGonePage() {
  const { t, href } = useReader();
  const link = { href: href('/pengaduan/lacak'), words: t('publicComplaints.find.title') };
  return (
    <Notice title={t('publicComplaints.sent.goneTitle')} link={link}>
      {t('publicComplaints.sent.gone')}
    </Notice>
  );
}
