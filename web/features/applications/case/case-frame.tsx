import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { applications } from '../../../../contract/applications/endpoints.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import { addressOf, type Problem } from '../../../api.ts';
import { HistoryList, useActingRole } from '../../../components/display/history-list.tsx';
import { StateBadge } from '../../../components/display/state-badge.tsx';
import { StepStrip } from '../../../components/display/step-strip.tsx';
import { type NextAction, Section, WorkPage } from '../../../components/layout/work-page.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useFindWords, useFormat, useWords } from '../../../locale.ts';
import { mayAsk, useMe } from '../../../session-context.ts';
import { ComplaintsOf } from '../../complaints/complaints-of.tsx';
import { useNextCase } from '../next-case.ts';
import { useSecondaryActions } from './secondary-actions.tsx';

interface CaseFrameProps {
  detail: ApplicationDetail;
  /** What the reader does next on this case; null when it does not wait for them. */
  next: NextAction | null;
  problem?: Problem | null;
  children?: ReactNode;
  aside?: ReactNode;
}

/** The page of one application, the same for every role: what one may do on it differs. */
export function CaseFrame({ detail, next, problem = null, children, aside }: CaseFrameProps) {
  const t = useWords();
  const { date } = useFormat();
  const navigate = useNavigate();
  const me = useMe();
  const { secondary, dialog, problem: refused } = useSecondaryActions(detail);
  const following = useNextCase(detail.id, next === null);
  const { resident } = detail;
  const portrait =
    resident.portraitFileId !== null && mayAsk(applications.portrait.access, me)
      ? addressOf(applications.portrait, { params: { id: detail.id } })
      : null;
  const facts = [
    { label: t('shared.labels.service'), value: t(`shared.services.${detail.serviceType}`) },
    { label: t('residents.fields.nik'), value: detail.nikMasked },
    {
      label: t('shared.labels.born'),
      value: `${date(resident.birthDate)}, ${t('desk.facts.age', { years: resident.ageYears })}, ${t(`shared.sexes.${resident.sex}`)}`,
    },
    { label: t('shared.labels.trackingCode'), value: detail.trackingCode },
    detail.claimedBy !== null && {
      label: t('desk.facts.claimedBy'),
      value: detail.claimedBy.me ? t('desk.facts.me') : detail.claimedBy.name,
    },
    detail.boxNumber !== null && { label: t('desk.facts.box'), value: detail.boxNumber },
  ];
  const goOn: NextAction | null =
    following === null
      ? null
      : {
          label: t('desk.nextCase', { number: following.number }),
          run: () => navigate(`/permohonan/${following.id}`),
        };
  return (
    <>
      <title>{`${detail.number} · Lontar`}</title>
      <WorkPage
        kind={t('shared.labels.applicationNumber', { number: detail.number })}
        name={resident.name}
        portrait={portrait}
        facts={facts}
        badge={<StateBadge state={detail.state} />}
        strip={<StepStrip clock={detail.clock} />}
        notice={<ProblemNote problem={problem ?? refused} />}
        next={next ?? goOn}
        secondary={secondary}
        aside={
          <>
            {aside}
            <ComplaintsOf applicationId={detail.id} />
            <Papers detail={detail} />
            <CaseHistory detail={detail} />
          </>
        }
      >
        {children}
      </WorkPage>
      {dialog}
    </>
  );
}

function Papers({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const me = useMe();
  if (!mayAsk(applications.receipt.access, me) || detail.state === 'intake') return null;
  const params = { params: { id: detail.id } };
  return (
    <Section title={t('desk.sections.papers')}>
      <Anchor href={addressOf(applications.receipt, params)} target="_blank" py={10}>
        {t('desk.receipt')}
      </Anchor>
      {detail.state === 'completed' && (
        <Anchor href={addressOf(applications.handoverReceipt, params)} target="_blank" py={10}>
          {t('desk.handOver.receipt')}
        </Anchor>
      )}
    </Section>
  );
}

function CaseHistory({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const find = useFindWords();
  const roleOf = useActingRole();
  const lines = [...detail.history].reverse().map((entry) => {
    // A refusal rests on a legal ground; everything else on a reason.
    const words = entry.action === 'refuse' ? 'applications.grounds' : 'applications.reasons';
    const coded = entry.reasonCode === null ? null : find(words, entry.reasonCode);
    const reason = [coded, entry.words].filter((part) => part !== null && part !== '').join('. ');
    return {
      key: entry.seq,
      at: entry.at,
      what: find('applications.events', entry.action),
      by: entry.actor,
      role: roleOf(entry),
      reason: reason === '' ? null : reason,
    };
  });
  return (
    <Section title={t('shared.work.history')}>
      <HistoryList lines={lines} />
    </Section>
  );
}
