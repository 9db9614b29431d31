import { surveyReports } from '../../../contract/surveys/report-endpoints.ts';
import { callBytes } from '../../api.ts';
import { DownloadButtons } from '../../components/download-buttons.tsx';
import { useWords } from '../../locale.ts';
import type { ReportPeriod } from './period.ts';

const kinds = [
  { endpoint: surveyReports.pdf, ending: 'pdf', words: 'surveyScreens.report.pdf' },
  { endpoint: surveyReports.workbook, ending: 'xlsx', words: 'surveyScreens.report.workbook' },
] as const;

/** The report of the period as a paper and as a workbook. */
export function Downloads({ period }: { period: ReportPeriod }) {
  const t = useWords();
  return (
    <DownloadButtons
      downloads={kinds.map(({ endpoint, ending, words }) => ({
        label: t(words),
        fileName: `laporan-skm-${period.year}-${period.part}.${ending}`,
        load: () => callBytes(endpoint, { query: period }),
      }))}
    />
  );
}
