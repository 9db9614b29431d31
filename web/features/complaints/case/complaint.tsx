import { useNavigate, useParams } from 'react-router';
import { type ComplaintDetail, complaints } from '../../../../contract/complaints/endpoints.ts';
import { formatClock } from '../../../../locales/format.ts';
import { type NextAction, useReadFromTop, WorkPage } from '../../../components/layout/work-page.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { Loaded } from '../../../components/quiet-note.tsx';
import { useFormat, useLocale, useWords } from '../../../locale.ts';
import { useView } from '../../../queries.ts';
import { ComplaintBadge } from '../complaint-badge.tsx';
import { PromiseStrip } from '../promise-strip.tsx';
import { complaintAddress, useHeldWords } from '../rows.tsx';
import { Letters } from './letters.tsx';
import { useComplaintActions } from './secondary-actions.tsx';
import { ComplaintHistory, Limits, Links, Messages } from './section-aside.tsx';
import { Complainant } from './section-complainant.tsx';
import { Attachments, Description, MissingFields } from './section-content.tsx';
import { Answer, Archiving, Authority, Referral } from './section-decisions.tsx';

/** One complaint, whoever looks at it. */
export default function ComplaintPage() {
  const { id = '' } = useParams();
  const view = useView(complaints.detail, { params: { id } }, { refetchEveryMs: 60_000 });
  useReadFromTop(view.data?.state);
  return (
    <Loaded view={view} lines={10}>
      {(detail) => <Complaint key={id} detail={detail} />}
    </Loaded>
  );
}

/** The most urgent other complaint that waits for the reader, so that one key leads from case to case. */
function useGoOn(detail: ComplaintDetail, enabled: boolean): NextAction | null {
  const t = useWords();
  const navigate = useNavigate();
  const work = useView(complaints.work, {}, { enabled });
  const row = work.data?.rows.find(({ id, nextAction }) => id !== detail.id && nextAction !== null);
  if (!enabled || row === undefined) return null;
  return {
    label: t('desk.nextCase', { number: row.number }),
    run: () => navigate(complaintAddress(row)),
  };
}

function useFacts(detail: ComplaintDetail) {
  const t = useWords();
  const locale = useLocale();
  const { date, dateTime } = useFormat();
  const heldWords = useHeldWords();
  const { content, box, handler, component } = detail;
  const submittedOn =
    content.submittedOn === null
      ? null
      : [date(content.submittedOn), content.submittedTime && formatClock(content.submittedTime, locale)]
          .filter((part) => part !== undefined && part !== null)
          .join(', ');
  const submitted = [content.submittedPlace, submittedOn].filter((part) => part !== null && part !== '');
  return [
    { label: t('complaintScreens.facts.channel'), value: t(`complaints.channels.${detail.channel}`) },
    { label: t('letters.receivedAt'), value: dateTime(detail.receivedAt) },
    {
      label: t('complaintScreens.facts.submitted'),
      value: submitted.length === 0 ? t('complaintScreens.facts.submittedUnknown') : submitted.join(', '),
    },
    detail.provisionalNumber !== null &&
      detail.provisionalNumber !== detail.number && {
        label: t('complaintScreens.facts.provisional'),
        value: detail.provisionalNumber,
      },
    detail.heldBecause.length > 0 && {
      label: t('complaintScreens.facts.heldBecause'),
      value: heldWords(detail),
    },
    { label: t('shared.labels.trackingCode'), value: detail.trackingCode },
    {
      label: t('complaintScreens.facts.handler'),
      value: handler?.name ?? t('complaintScreens.facts.nobody'),
    },
    component !== null && {
      label: t('complaintScreens.facts.component'),
      value: t(`complaints.components.${component}`),
    },
    box !== null && {
      label: t('complaintScreens.facts.box'),
      value: t('complaintScreens.facts.slip', {
        slip: box.slipNumber,
        place: box.place,
        at: dateTime(box.openedAt),
      }),
    },
    detail.bookedBy !== null && { label: t('complaintScreens.facts.bookedBy'), value: detail.bookedBy },
  ];
}

function Complaint({ detail }: { detail: ComplaintDetail }) {
  const t = useWords();
  const { next, secondary, ask, dialog, problem } = useComplaintActions(detail);
  const goOn = useGoOn(detail, next === null);
  const facts = useFacts(detail);
  const name =
    detail.complainant ?? t(detail.anonymous ? 'complaintScreens.hidden' : 'complaintScreens.nobody');
  return (
    <>
      <title>{`${detail.number} · ${t('shell.product')}`}</title>
      <WorkPage
        kind={t('shared.labels.complaintNumber', { number: detail.number })}
        name={name}
        facts={facts}
        badge={
          <>
            <ComplaintBadge state={detail.state} />
            {(detail.anonymous || detail.confidential) && (
              <span className="note">
                {[
                  ...(detail.anonymous ? [t('complaintScreens.anonymous')] : []),
                  ...(detail.confidential ? [t('complaintScreens.confidential')] : []),
                ].join(' · ')}
              </span>
            )}
          </>
        }
        strip={<PromiseStrip clock={detail.clock} />}
        notice={<ProblemNote problem={problem} />}
        next={next ?? goOn}
        secondary={secondary}
        aside={
          <>
            <Complainant detail={detail} ask={ask} />
            <Letters detail={detail} />
            <Limits detail={detail} />
            <Messages detail={detail} />
          </>
        }
      >
        <MissingFields detail={detail} ask={ask} />
        <Answer detail={detail} />
        <Referral detail={detail} />
        <Archiving detail={detail} />
        <Description detail={detail} />
        <Attachments detail={detail} ask={ask} />
        <Authority detail={detail} />
        <Links detail={detail} ask={ask} />
        <ComplaintHistory detail={detail} ask={ask} />
      </WorkPage>
      {dialog}
    </>
  );
}
