import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { applications } from '../../../contract/applications/endpoints.ts';
import { recordableStatuses, recordings } from '../../../contract/recordings.ts';
import { type ResidentDetail, residents } from '../../../contract/residents.ts';
import { formatNik } from '../../../locales/format.ts';
import { addressOf } from '../../api.ts';
import { CentralBadge } from '../../components/display/central-badge.tsx';
import { Badge } from '../../components/display/state-badge.tsx';
import { type NextAction, WorkPage } from '../../components/layout/work-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import { CentralStatusDialog } from './central-status-dialog.tsx';
import { MaskedNik, type Numbers } from './masked-nik.tsx';
import { CentralHistory, Changes, HeldCards, KeptFindings } from './resident-aside.tsx';
import { Biodata, Family, ResidentApplications } from './resident-sections.tsx';

/** One resident: who they are, what the office did for them, and what can be done next. */
export default function ResidentPage() {
  const { id = '' } = useParams();
  const view = useView(residents.detail, { params: { id } });
  return (
    <Loaded view={view} lines={10}>
      {(resident) => <Resident key={id} resident={resident} />}
    </Loaded>
  );
}

const isRecordable = (status: string) => recordableStatuses.some((each) => each === status);

/** What the reader most likely came for: the open case, a new one, or the recording that comes before. */
function useNextAction(resident: ResidentDetail): NextAction | null {
  const t = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { openApplication: open, centralStatus, status, id } = resident;
  if (open !== null) {
    return {
      label: t('residentScreens.openCase', { number: open.number }),
      run: () => navigate(`/permohonan/${open.id}`),
    };
  }
  if (status !== 1) return null;
  if (mayAsk(recordings.noteStationCapture.access, me) && isRecordable(centralStatus)) {
    return { label: t('residentScreens.record'), run: () => navigate(`/perekaman/${id}`) };
  }
  if (mayAsk(applications.openIntake.access, me)) {
    return {
      label: t('shell.nav.intake'),
      run: () => navigate(`/permohonan/baru?penduduk=${id}`),
    };
  }
  return null;
}

function Resident({ resident }: { resident: ResidentDetail }) {
  const t = useWords();
  const find = useFindWords();
  const { date } = useFormat();
  const me = useMe();
  const navigate = useNavigate();
  const [numbers, setNumbers] = useState<Numbers | null>(null);
  const [entering, setEntering] = useState(false);
  const next = useNextAction(resident);
  const { id } = resident;

  const portrait =
    resident.portraitFileId !== null && mayAsk(recordings.portrait.access, me)
      ? addressOf(recordings.portrait, { params: { id } })
      : null;
  const facts = [
    {
      label: t('residents.fields.nik'),
      value: resident.allowedActions.includes('unmask') ? (
        <MaskedNik resident={resident} numbers={numbers} onChange={setNumbers} />
      ) : (
        resident.nikMasked
      ),
    },
    {
      label: t('residents.fields.kkNumber'),
      value: numbers === null ? resident.kkMasked : formatNik(numbers.kkNumber),
    },
    {
      label: t('shared.labels.born'),
      value: `${resident.birthPlace}, ${date(resident.birthDate)}, ${t('residentScreens.years', { years: resident.ageYears })}`,
    },
    { label: t('residents.fields.sex'), value: t(`shared.sexes.${resident.sex}`) },
    { label: t('residents.fields.centralStatus'), value: <CentralBadge status={resident.centralStatus} /> },
  ];
  const secondary = [
    mayAsk(recordings.detail.access, me) && {
      label: t('recordings.title'),
      run: () => navigate(`/perekaman/${id}`),
    },
    resident.allowedActions.includes('enterCentralStatus') && {
      label: t('residentScreens.status.enter'),
      run: () => setEntering(true),
    },
  ];
  return (
    <>
      <title>{`${t('residentScreens.search.title')} · ${t('shell.product')}`}</title>
      <WorkPage
        kind={t('residentScreens.kind')}
        name={resident.name}
        portrait={portrait}
        facts={facts}
        badge={
          <Badge kind={resident.status === 1 ? 'done' : 'broken'}>
            {find('residents.statuses', String(resident.status))}
          </Badge>
        }
        notice={
          resident.blockedReason === null ? undefined : (
            <p className="stop-note">✕ {t('residentScreens.blocked', { reason: resident.blockedReason })}</p>
          )
        }
        next={next}
        secondary={secondary}
        aside={
          <>
            <HeldCards resident={resident} />
            <CentralHistory resident={resident} />
            <KeptFindings resident={resident} />
            <Changes resident={resident} />
          </>
        }
      >
        <ResidentApplications residentId={id} />
        <Biodata resident={resident} numbers={numbers} />
        <Family resident={resident} />
      </WorkPage>
      {entering && <CentralStatusDialog resident={resident} onClose={() => setEntering(false)} />}
    </>
  );
}
