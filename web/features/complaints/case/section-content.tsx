import {
  type ComplaintDetail,
  complaints,
  maxAttachmentBytes,
  maxAttachments,
} from '../../../../contract/complaints/endpoints.ts';
import { addressOf } from '../../../api.ts';
import findingClasses from '../../../components/display/findings-list.module.css';
import { Section } from '../../../components/layout/work-page.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import classes from '../complaints.module.css';
import { AskButtons, type Asking } from './ask-buttons.tsx';

/** Fields that the page asks of this channel and that are not there: each with what to do about it. */
export function MissingFields({ detail, ask }: Asking) {
  const t = useWords();
  const may = detail.allowedActions.includes('amend');
  if (detail.missing.length === 0 || !(may || detail.allowedActions.includes('triage'))) return null;
  return (
    <Section title={t('complaintScreens.sections.missing')}>
      <p className="note">{t('complaintScreens.missing.text')}</p>
      <ul className={findingClasses.list}>
        {detail.missing.map((field) => (
          <li key={field} className={`${findingClasses.finding} ${findingClasses.H}`}>
            <strong>✕ {t(`complaints.fields.${field}`)}</strong>
            <div>{t(`complaintScreens.missing.${field}`)}</div>
          </li>
        ))}
      </ul>
      <AskButtons actions={['amend']} detail={detail} ask={ask} />
    </Section>
  );
}

/** What is complained about, in the complainant's words, and what was told at once. */
export function Description({ detail }: { detail: ComplaintDetail }) {
  const t = useWords();
  const { content } = detail;
  return (
    <Section title={t('letters.description')}>
      {content.description === null ? (
        <p className="note">{t('complaintScreens.identity.noDescription')}</p>
      ) : (
        <p className={classes.words}>{content.description}</p>
      )}
      {content.remedy !== null && content.remedy !== '' && (
        <div>
          <strong>{t('shared.labels.remedy')}</strong>
          <p className={classes.words}>{content.remedy}</p>
        </div>
      )}
      {content.immediateResponse !== null && (
        <div>
          <strong>{t('complaints.fields.immediateResponse')}</strong>
          <p className={classes.quote}>{content.immediateResponse}</p>
        </div>
      )}
    </Section>
  );
}

export function Attachments({ detail, ask }: Asking) {
  const t = useWords();
  const { dateTime, number } = useFormat();
  const { attachments } = detail;
  const megabytes = (bytes: number) => `${number(Math.max(0.1, bytes / 1_048_576), 1)} MB`;
  return (
    <Section title={t('shared.labels.attachments')}>
      {attachments.length === 0 ? (
        <p className="note">{t('complaintScreens.attachments.none')}</p>
      ) : (
        <ul className={classes.list}>
          {attachments.map((each) => (
            <li key={each.id}>
              <a
                className="text-link"
                href={addressOf(complaints.attachment, {
                  params: { id: detail.id, attachmentId: each.id },
                })}
                target="_blank"
                rel="noreferrer"
              >
                {t('complaintScreens.attachments.open', { no: each.position })}
              </a>
              <span className="note">
                {[
                  each.mediaType === 'application/pdf' ? 'PDF' : each.mediaType.replace('image/', ''),
                  megabytes(each.byteLength),
                  t(
                    each.byComplainant
                      ? 'complaintScreens.attachments.byComplainant'
                      : 'complaintScreens.attachments.byOffice',
                  ),
                  dateTime(each.addedAt),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {detail.allowedActions.includes('addAttachment') && (
        <>
          <AskButtons actions={['addAttachment']} detail={detail} ask={ask} />
          <p className="note">
            {t('complaintScreens.attachments.limit', {
              max: maxAttachments,
              size: maxAttachmentBytes / 1_048_576,
            })}
          </p>
        </>
      )}
    </Section>
  );
}
