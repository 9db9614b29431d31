import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type RecordingDetail, recordings } from '../../../contract/recordings.ts';
import { residents } from '../../../contract/residents.ts';
import { addressOf } from '../../api.ts';
import { CentralBadge } from '../../components/display/central-badge.tsx';
import { FindingsList } from '../../components/display/findings-list.tsx';
import { Badge } from '../../components/display/state-badge.tsx';
import { ConfirmLeave } from '../../components/forms/confirm-leave.tsx';
import { type NextAction, Section, WorkPage } from '../../components/layout/work-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { useRequirementName } from '../../requirement-name.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import { CentralStatusDialog } from '../residents/central-status-dialog.tsx';
import { CallDialog } from './call-dialog.tsx';
import { PortraitSection } from './portrait.tsx';
import { Calls, Captures, StatusHistory } from './recording-aside.tsx';
import { SignatureSection } from './signature.tsx';
import { CaptureForm } from './station-capture.tsx';

/** Perekaman of one resident: what is needed, what was taken, what the centre said. */
export default function RecordingPage() {
  const { id = '' } = useParams();
  const view = useView(recordings.detail, { params: { id } });
  return (
    <Loaded view={view} lines={10}>
      {(detail) => <Recording key={id} detail={detail} />}
    </Loaded>
  );
}

function Recording({ detail }: { detail: RecordingDetail }) {
  const t = useWords();
  const { date } = useFormat();
  const me = useMe();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'call' | 'status' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const [sending, setSending] = useState(false);
  const [formChanged, setFormChanged] = useState(false);
  const [pictureTaken, setPictureTaken] = useState(false);
  const { resident, allowedActions } = detail;
  const may = (action: (typeof allowedActions)[number]) => allowedActions.includes(action);
  // The address stays when the picture is replaced; its file's id after # makes the browser ask again.
  const portrait =
    detail.portrait !== null && mayAsk(recordings.portrait.access, me)
      ? `${addressOf(recordings.portrait, { params: { id: resident.id } })}#${detail.portrait.fileId}`
      : null;
  const facts = [
    { label: t('residents.fields.nik'), value: resident.nikMasked },
    {
      label: t('shared.labels.born'),
      value: `${date(resident.birthDate)}, ${t('residentScreens.years', { years: resident.ageYears })}, ${t(`shared.sexes.${resident.sex}`)}`,
    },
    { label: t('residents.fields.centralStatus'), value: <CentralBadge status={resident.centralStatus} /> },
    resident.centralStatusOn !== null && {
      label: t('shared.labels.since'),
      value: date(resident.centralStatusOn),
    },
    {
      label: t('residents.fields.recordedOn'),
      value: resident.recordedOn === null ? '–' : date(resident.recordedOn),
    },
  ];
  const call = { label: t('recordings.screen.noteCall'), run: () => setDialog('call') };
  const next: NextAction | null = may('noteStationCapture')
    ? {
        label: t('recordings.screen.noteCapture'),
        run: () => form.current?.requestSubmit(),
        running: sending,
      }
    : may('noteCall')
      ? call
      : null;
  const standing = detail.recordingDue
    ? 'recordings.screen.due'
    : detail.findings.length > 0
      ? 'recordings.screen.notDue'
      : detail.portrait === null || detail.signature === null
        ? 'recordingScreens.imagesMissing'
        : 'recordingScreens.notNow';
  const secondary = [
    may('noteCall') && next?.label !== call.label && call,
    mayAsk(residents.enterCentralStatus.access, me) && {
      label: t('residentScreens.status.enter'),
      run: () => setDialog('status'),
    },
    { label: t('residentScreens.conflicts.openResident'), run: () => navigate(`/penduduk/${resident.id}`) },
  ];
  return (
    <>
      <title>{`${t('recordings.title')} · ${t('shell.product')}`}</title>
      <WorkPage
        kind={t('recordings.title')}
        name={resident.name}
        portrait={portrait}
        facts={facts}
        badge={<Badge kind={detail.recordingDue ? 'work' : 'quiet'}>{t(standing)}</Badge>}
        next={next}
        secondary={secondary}
        aside={
          <>
            <Captures detail={detail} />
            <Calls detail={detail} />
            <StatusHistory detail={detail} />
          </>
        }
      >
        {detail.findings.length > 0 && (
          <Section title={t('recordings.screen.notDue')}>
            <FindingsList findings={detail.findings} />
          </Section>
        )}
        {may('noteStationCapture') ? (
          <CaptureForm detail={detail} element={form} onRunning={setSending} onChanged={setFormChanged} />
        ) : (
          <Requirements detail={detail} />
        )}
        <PortraitSection detail={detail} address={portrait} onChanged={setPictureTaken} />
        <SignatureSection detail={detail} />
      </WorkPage>
      <ConfirmLeave when={(formChanged || pictureTaken) && !sending} />
      {dialog === 'call' && (
        <CallDialog residentId={resident.id} name={resident.name} onClose={() => setDialog(null)} />
      )}
      {dialog === 'status' && <CentralStatusDialog resident={resident} onClose={() => setDialog(null)} />}
    </>
  );
}

/** What somebody brings to a recording, as in force today. */
function Requirements({ detail }: { detail: RecordingDetail }) {
  const t = useWords();
  if (!detail.recordingDue) return null;
  return (
    <Section title={t('desk.intake.requirements')}>
      <ul className="requirement-list">
        {detail.requirements.map((requirement) => (
          <RequirementName key={requirement.code} requirement={requirement} />
        ))}
      </ul>
    </Section>
  );
}

function RequirementName({ requirement }: { requirement: RecordingDetail['requirements'][number] }) {
  const t = useWords();
  const nameOf = useRequirementName('recordings');
  return (
    <li>
      {nameOf(requirement)}{' '}
      <small>
        {t(requirement.mandatory ? 'desk.checklist.mandatory' : 'desk.checklist.optional')}
        {requirement.legalBasis !== '' && ` · ${requirement.legalBasis}`}
      </small>
    </li>
  );
}
