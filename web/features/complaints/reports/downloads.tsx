import { complaintReports } from '../../../../contract/complaints/office-endpoints.ts';
import { callBytes } from '../../../api.ts';
import { DownloadButtons } from '../../../components/download-buttons.tsx';
import { useWords } from '../../../locale.ts';
import { firstDay, queryOf, type ReportPeriod } from './period.ts';

const kinds = [
  { endpoint: complaintReports.pdf, ending: 'pdf', words: 'complaintReports.download.pdf' },
  { endpoint: complaintReports.workbook, ending: 'xlsx', words: 'complaintReports.download.workbook' },
] as const;

/** The report of the period as a paper and as a workbook. */
export function Downloads({ period }: { period: ReportPeriod }) {
  const t = useWords();
  const name = firstDay(period).slice(0, period.month === null ? 4 : 7);
  return (
    <DownloadButtons
      downloads={kinds.map(({ endpoint, ending, words }) => ({
        label: t(words),
        fileName: `laporan-pengaduan-${name}.${ending}`,
        load: () => callBytes(endpoint, { query: queryOf(period) }),
      }))}
    />
  );
}
