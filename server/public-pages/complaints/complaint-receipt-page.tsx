import { formatDateTime, formatLongDate } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { WebReceipt } from '../../modules/complaints/index.ts';
import type { PublicOffice } from '../../modules/office/index.ts';
import { grouped } from '../forms/form-parts.tsx';
import { inLanguage } from '../page/page-reply.tsx';

export type Repeat = 'form' | 'edited' | 'text' | 'text_elsewhere' | null;

export interface SentPageProps {
  locale: Locale;
  office: PublicOffice;
  receipt: WebReceipt;
  repeat: Repeat;
}

const repeatWords = {
  form: 'publicComplaints.sent.repeatForm',
  edited: 'publicComplaints.sent.repeatEdited',
  text: 'publicComplaints.sent.repeatText',
  text_elsewhere: 'publicComplaints.sent.repeatText',
} as const;

/** Number and code, for the person who has just sent the form; prints as a receipt. */
export function SentPage({ locale, office, receipt, repeat }: SentPageProps) {
  const t = translatorFor(locale);
  const formatting = { locale, zone: office.zone };
  const { dueOn, tentative, trackingCode } = receipt;
  // Who sends the same words from another device may not be the person who sent them first.
  const mayKnowCode = repeat !== 'text_elsewhere';
  return (
    <>
      <h1>{t('publicComplaints.sent.title')}</h1>
      <p role="status">
        {repeat === null ? t('publicComplaints.sent.thanks') : t(repeatWords[repeat])}
        {!mayKnowCode && ` ${t('publicComplaints.sent.elsewhere')}`}
      </p>
      <dl className="receipt">
        <dt>{t('publicComplaints.sent.number')}</dt>
        <dd className="code">{receipt.number}</dd>
        {mayKnowCode && (
          <>
            <dt>{t('publicComplaints.sent.code')}</dt>
            <dd className="code big">{grouped(trackingCode)}</dd>
          </>
        )}
        <dt>{t('publicComplaints.sent.received')}</dt>
        <dd>{formatDateTime(receipt.receivedAt, formatting)}</dd>
        {dueOn !== null && (
          <>
            <dt>{t('publicComplaints.sent.due')}</dt>
            <dd>
              {formatLongDate(dueOn, formatting)}
              {tentative && ` (${t('publicComplaints.sent.tentative')})`}
            </dd>
          </>
        )}
      </dl>
      {mayKnowCode && <p className="hint">{t('publicComplaints.sent.codeHelp')}</p>}
      {receipt.state === 'held' && <p>{t('publicComplaints.sent.held')}</p>}
      {mayKnowCode && (
        <div className="row noprint">
          <form action="/pengaduan/lacak" method="post">
            <input type="hidden" name="bahasa" value={locale} />
            <input type="hidden" name="kode" value={trackingCode} />
            <button type="submit">{t('publicComplaints.sent.follow')}</button>
          </form>
          <form action="/pengaduan/tanda-terima" method="post">
            <input type="hidden" name="bahasa" value={locale} />
            <input type="hidden" name="kode" value={trackingCode} />
            <button type="submit" className="second">
              {t('publicComplaints.sent.pdf')}
            </button>
          </form>
        </div>
      )}
      <p className="hint noprint">{t('publicComplaints.sent.print')}</p>
      <p className="noprint">
        <a href={inLanguage('/pengaduan', locale)}>{t('publicComplaints.newOne')}</a>
      </p>
    </>
  );
}

/** The receipt's cookie has run out, or the page was opened by somebody else. */
export function SentGonePage({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <>
      <h1>{t('publicComplaints.sent.goneTitle')}</h1>
      <p>{t('publicComplaints.sent.gone')}</p>
      <p>
        <a href={inLanguage('/pengaduan/lacak', locale)}>{t('publicComplaints.track')}</a>
      </p>
    </>
  );
}
