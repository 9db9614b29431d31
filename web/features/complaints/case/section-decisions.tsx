import { Button, CopyButton } from '@mantine/core';
import type { ComplaintDetail } from '../../../../contract/complaints/endpoints.ts';
import { ValueTable } from '../../../components/display/value-table.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import classes from '../complaints.module.css';

/** Whose authority it is, who said so, and why. */
export function Authority({ detail }: { detail: ComplaintDetail }) {
  const t = useWords();
  const { dateTime } = useFormat();
  const { authority } = detail;
  return (
    <Section title={t('complaintScreens.sections.authority')}>
      {authority === null ? (
        <p className="note">{t('complaintScreens.authority.undecided')}</p>
      ) : (
        <div>
          <strong>
            {authority.decision === 'in' ? '✓ ' : '→ '}
            {t(`complaints.authority.${authority.decision}`)}
          </strong>
          <p className="note">{t('shared.labels.byAt', { by: authority.by, at: dateTime(authority.at) })}</p>
          {authority.words !== null && <p className={classes.words}>{authority.words}</p>}
        </div>
      )}
    </Section>
  );
}

export function Answer({ detail }: { detail: ComplaintDetail }) {
  const t = useWords();
  const { dateTime } = useFormat();
  const { answer, rating } = detail;
  if (answer === null) return null;
  return (
    <Section title={t('complaintScreens.sections.answer')}>
      <p className={classes.quote}>{answer.words}</p>
      <p className="note">
        {t('shared.labels.byAt', { by: answer.by, at: dateTime(answer.at) })}
        {answer.atOnce && `, ${t('complaintScreens.answer.atOnce')}`}
      </p>
      {rating !== null && (
        <p className={rating.satisfied ? classes.done : classes.broken}>
          {rating.satisfied ? '✓ ' : '✕ '}
          {t('complaintScreens.sections.rating')}:{' '}
          {t(rating.satisfied ? 'letters.satisfied' : 'complaintScreens.rating.dissatisfied')},{' '}
          {dateTime(rating.at)}
        </p>
      )}
    </Section>
  );
}

/** To whom it was forwarded, what the agency says, and whether the complainant was told. */
export function Referral({ detail }: { detail: ComplaintDetail }) {
  const t = useWords();
  const { date, dateTime } = useFormat();
  const { referral } = detail;
  if (referral === null) return null;
  const { agency, notice, agencyState, lateDays } = referral;
  const contact = [agency.address, agency.phone, agency.email].filter((part) => part !== null && part !== '');
  return (
    <Section title={t('complaintScreens.sections.referral')}>
      <ValueTable
        values={[
          {
            label: t('shared.labels.agency'),
            value: (
              <>
                {agency.name}
                {contact.length > 0 && <div className="note">{contact.join(' · ')}</div>}
              </>
            ),
          },
          {
            label: t('letters.kinds.forwardingLetter'),
            value: t('complaintScreens.referral.letterOn', {
              number: referral.letterNumber,
              date: date(referral.letterOn),
            }),
          },
          {
            label: t('letters.told'),
            value:
              notice === null ? (
                <span className={classes.waiting}>‖ {t('complaintScreens.referral.notTold')}</span>
              ) : (
                <span className={classes.done}>
                  ✓{' '}
                  {t('complaintScreens.referral.toldBy', {
                    channel: t(`complaints.noticeChannels.${notice.channel}`),
                    at: dateTime(notice.toldAt),
                    by: notice.by,
                  })}
                </span>
              ),
          },
          {
            label: t('complaintScreens.referral.state'),
            value:
              agencyState === null
                ? t('complaintScreens.referral.silent')
                : `${t(`complaints.agencyStates.${agencyState}`)}${
                    referral.agencyStateAt === null ? '' : `, ${dateTime(referral.agencyStateAt)}`
                  }`,
          },
          {
            label: t('complaintScreens.referral.due'),
            value: (
              <>
                {date(referral.dueOn)}
                {referral.tentative && ` (${t('complaintScreens.due.tentative')})`}
                {lateDays > 0 && (
                  <div className={classes.broken}>▲ {t('complaintScreens.due.late', { days: lateDays })}</div>
                )}
              </>
            ),
          },
        ]}
      />
      <CopyButton value={referral.agencyLink}>
        {({ copied, copy }) => (
          <div className="button-row">
            <Button variant="default" onClick={copy} aria-label={t('complaintScreens.referral.copy')}>
              {copied ? `✓ ${t('shared.actions.copied')}` : t('complaintScreens.referral.copy')}
            </Button>
          </div>
        )}
      </CopyButton>
    </Section>
  );
}

export function Archiving({ detail }: { detail: ComplaintDetail }) {
  const t = useWords();
  const { dateTime } = useFormat();
  const { archiving } = detail;
  if (archiving === null) return null;
  return (
    <Section title={t('complaintScreens.sections.archiving')}>
      <strong>{t(`complaints.archiveReasons.${archiving.reason}`)}</strong>
      <p className="note">{t('shared.labels.byAt', { by: archiving.by, at: dateTime(archiving.at) })}</p>
      {archiving.words !== null && <p className={classes.words}>{archiving.words}</p>}
    </Section>
  );
}
