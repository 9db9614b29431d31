import { Button, Progress, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import { residents } from '../../../contract/residents.ts';
import { addressOf } from '../../api.ts';
import { Badge } from '../../components/display/state-badge.tsx';
import type { Column } from '../../components/layout/list-page.tsx';
import { SheetPage, TitledList } from '../../components/layout/sheet-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { ImportState, rememberedFile, useBytes } from './import-state.tsx';
import classes from './imports.module.css';

type Run = ReplyOf<typeof residents.importRun>;
type RunFinding = Run['findings'][number];
const levels = ['all', 'reject', 'warn'] as const;
const pollMs = 700;
/** Rules have a number that officers know; the other codes are for machines. */
const ruleCode = /^R\d+$/;

/** One import: how far it is, what came of it, and each row that did not go in as it stood. */
export default function ImportRunPage() {
  const { id = '' } = useParams();
  const [over, setOver] = useState<string | null>(null);
  const view = useView(
    residents.importRun,
    { params: { id } },
    over === id ? {} : { refetchEveryMs: pollMs },
  );
  const run = view.data;
  if (run !== undefined && run.state !== 'running' && over !== run.id) setOver(run.id);
  return <Loaded view={view}>{(shown) => <ImportRun run={shown} view={view} />}</Loaded>;
}

interface ImportRunProps {
  run: Run;
  view: ReturnType<typeof useView<typeof residents.importRun>>;
}

function ImportRun({ run, view }: ImportRunProps) {
  const t = useWords();
  const { dateTime } = useFormat();
  return (
    <SheetPage
      title={run.fileName}
      intro={t('residentScreens.import.startedBy', {
        kind: t(`residents.importKinds.${run.kind}`),
        by: run.startedBy ?? '–',
        at: dateTime(run.startedAt),
      })}
      actions={
        <>
          <Button component={Link} to="/impor" variant="default">
            {t('residentScreens.import.back')}
          </Button>
          {run.findings.length > 0 && (
            <Button
              component="a"
              href={addressOf(residents.importReport, { params: { id: run.id } })}
              download
              variant="default"
            >
              {t('residentScreens.import.report')}
            </Button>
          )}
        </>
      }
    >
      <Standing run={run} />
      {run.state !== 'running' && run.state !== 'refused' && <RunFindings run={run} view={view} />}
    </SheetPage>
  );
}

function Standing({ run }: { run: Run }) {
  const t = useWords();
  const { number, duration, share } = useFormat();
  const bytes = useBytes();
  const done = run.byteLength === 0 ? 0 : Math.min(1, run.bytesRead / run.byteLength);
  const figures = [
    { label: t('residentScreens.import.rows'), value: run.rows },
    {
      label: t(run.dryRun ? 'residentScreens.import.wouldLoad' : 'residentScreens.import.loaded'),
      value: run.loaded,
    },
    { label: t('residentScreens.import.warned'), value: run.warned },
    { label: t('residentScreens.import.unchanged'), value: run.unchanged },
    { label: t('residents.importLevels.reject'), value: run.rejected, bad: run.rejected > 0 },
  ];
  return (
    <div className={classes.standing}>
      <div className="control-row">
        <ImportState run={run} />
        {run.state === 'running' && (
          <span role="status">
            {t('residentScreens.import.progress', {
              read: bytes(run.bytesRead),
              total: bytes(run.byteLength),
              share: share(done),
            })}
            {run.remainingMs !== null &&
              `, ${t('residentScreens.import.remaining', { time: duration(run.remainingMs) })}`}
          </span>
        )}
      </div>
      {run.state === 'running' && (
        <>
          <Progress value={done * 100} size="lg" aria-label={t('residentScreens.import.title')} />
          <p className={classes.note}>{t('residentScreens.import.goOn')}</p>
        </>
      )}
      {run.refusal !== null && <p className="stop-note">✕ {run.refusal.message}</p>}
      {run.state === 'failed' && run.refusal === null && (
        <p className="stop-note">✕ {t('residentScreens.import.failed')}</p>
      )}
      <dl className={classes.figures}>
        {figures.map((figure) => (
          <div key={figure.label} data-bad={figure.bad === true}>
            <dt>{figure.label}</dt>
            <dd>{number(figure.value)}</dd>
          </div>
        ))}
      </dl>
      {run.dryRun && run.state === 'done' && <LoadNow run={run} />}
    </div>
  );
}

/** After a trial: the same file, this time to stay. */
function LoadNow({ run }: { run: Run }) {
  const t = useWords();
  const navigate = useNavigate();
  const file = rememberedFile(run.id);
  const start = useAction(residents.startImport, { onDone: ({ id }) => navigate(`/impor/${id}`) });
  return (
    <div className={classes.loadNow}>
      <span>{t('residentScreens.import.trialOver')}</span>
      {file === null ? (
        <Button component={Link} to="/impor" variant="default">
          {t('residentScreens.import.chooseAgain')}
        </Button>
      ) : (
        <Button
          loading={start.running}
          onClick={() => void start.run({ body: { kind: run.kind, dryRun: 'false' }, file })}
        >
          {t('residentScreens.import.loadThis')}
        </Button>
      )}
      <ProblemNote problem={start.problem} />
    </div>
  );
}

function RunFindings({ run, view }: ImportRunProps) {
  const t = useWords();
  const { number } = useFormat();
  const [level, setLevel] = useState<(typeof levels)[number]>('all');
  const columns: Column<RunFinding>[] = [
    {
      head: t('residentScreens.import.line'),
      cell: (finding) => <span className={classes.line}>{number(finding.line)}</span>,
    },
    {
      head: t('residentScreens.import.level'),
      cell: (finding) => (
        <Badge kind={finding.level === 'reject' ? 'broken' : 'waiting'}>
          {t(`residents.importLevels.${finding.level}`)}
        </Badge>
      ),
    },
    { head: t('residentScreens.import.field'), cell: (finding) => finding.field },
    {
      head: t('residentScreens.import.message'),
      cell: (finding) => (
        <span>
          {finding.message}{' '}
          {ruleCode.test(finding.code) && <small className={classes.note}>{finding.code}</small>}
        </span>
      ),
    },
  ];
  return (
    <section>
      <TitledList
        title={t('residentScreens.import.findings')}
        action={
          <SegmentedControl
            aria-label={t('residentScreens.import.level')}
            value={level}
            onChange={(value) => setLevel(levels.find((each) => each === value) ?? 'all')}
            data={levels.map((each) => ({
              value: each,
              label: each === 'all' ? t('shared.labels.all') : t(`residents.importLevels.${each}`),
            }))}
          />
        }
        view={view}
        rows={(reply) => reply.findings.filter((finding) => level === 'all' || finding.level === level)}
        rowKey={(finding) => `${finding.line} ${finding.code} ${finding.field}`}
        columns={columns}
        empty={t('residentScreens.import.noFindings')}
      />
      {run.findings.length < run.warned + run.rejected && (
        <p className={classes.note}>
          {t('residentScreens.import.firstOnly', { count: run.findings.length })}
        </p>
      )}
    </section>
  );
}
