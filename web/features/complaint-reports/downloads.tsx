import { Button } from '@mantine/core';
import { useState } from 'react';
import { complaintReports } from '../../../contract/complaint-office.ts';
import { callBytes, Problem } from '../../api.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useWords } from '../../locale.ts';
import { saveFile } from '../../save-file.ts';
import { firstDay, queryOf, type ReportPeriod } from './period.ts';

const kinds = [
  { endpoint: complaintReports.pdf, ending: 'pdf', words: 'complaintReports.download.pdf' },
  { endpoint: complaintReports.workbook, ending: 'xlsx', words: 'complaintReports.download.workbook' },
] as const;

type Kind = (typeof kinds)[number];

/** The report of the period as a paper and as a workbook. */
export function Downloads({ period }: { period: ReportPeriod }) {
  const t = useWords();
  const [running, setRunning] = useState<Kind['ending'] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function download({ endpoint, ending }: Kind) {
    setRunning(ending);
    setProblem(null);
    try {
      const name = firstDay(period).slice(0, period.month === null ? 4 : 7);
      saveFile(await callBytes(endpoint, { query: queryOf(period) }), `laporan-pengaduan-${name}.${ending}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setRunning(null);
    }
  }

  return (
    <>
      {kinds.map((kind) => (
        <Button
          key={kind.ending}
          variant="default"
          loading={running === kind.ending}
          onClick={() => void download(kind)}
        >
          {t(kind.words)}
        </Button>
      ))}
      <ProblemNote problem={problem} />
    </>
  );
}
