import { Button } from '@mantine/core';
import { useState } from 'react';
import { surveyReports } from '../../../contract/survey-reports.ts';
import { callBytes, Problem } from '../../api.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useWords } from '../../locale.ts';
import { saveFile } from '../../save-file.ts';
import type { ReportPeriod } from './period.ts';

const kinds = [
  { endpoint: surveyReports.pdf, ending: 'pdf', words: 'surveyScreens.report.pdf' },
  { endpoint: surveyReports.workbook, ending: 'xlsx', words: 'surveyScreens.report.workbook' },
] as const;

/** The report of the period as a paper and as a workbook. */
export function Downloads({ period }: { period: ReportPeriod }) {
  const t = useWords();
  const [running, setRunning] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function download({ endpoint, ending }: (typeof kinds)[number]) {
    setRunning(ending);
    setProblem(null);
    try {
      const file = await callBytes(endpoint, { query: period });
      saveFile(file, `laporan-skm-${period.year}-${period.part}.${ending}`);
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
