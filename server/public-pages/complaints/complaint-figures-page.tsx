import type { ComplaintChannel } from '../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import { formatNumber } from '../../../locales/format.ts';
import { findWords } from '../../../locales/translator.ts';
import { DataTable } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';

interface Cell<K extends string> {
  key: K;
  /** Null: hidden. */
  count: number | null;
}

/** Figures as anybody may have them. */
export interface PublicFigures {
  office: string;
  from: IsoDate;
  to: IsoDate;
  smallestCell: number;
  total: number;
  months: Cell<string>[];
  promise: Cell<'in_time' | 'late' | 'open'>[];
  components: Cell<string>[];
  channels: Cell<ComplaintChannel>[];
}

interface CountsProps<K extends string> {
  title: string;
  cells: readonly Cell<K>[];
  nameOf(key: K): string;
}

/** Complaints by one trait, each with how many there were. */
function Counts<K extends string>({ title, cells, nameOf }: CountsProps<K>) {
  const { t, locale } = useReader();
  const words = (count: number | null) =>
    count === null ? t('publicComplaints.figures.suppressed') : formatNumber(count, locale);
  return (
    <DataTable
      caption={title}
      columns={[title, t('letters.count')]}
      numbers={[1]}
      rows={cells.map(({ key, count }) => ({ key, cells: [nameOf(key), words(count)] }))}
    />
  );
}

export function FiguresPage({ figures }: { figures: PublicFigures }) {
  const { t, href, date, locale } = useReader();
  // "November 2026" out of "1 November 2026".
  const month = (key: string) => date(`${key}-01`).replace(/^1 /, '');
  return (
    <>
      <h1>{t('publicComplaints.figures.title')}</h1>
      <p>{t('publicComplaints.figures.span', { from: date(figures.from), to: date(figures.to) })}</p>
      {figures.months.length === 0 ? (
        <p>{t('publicComplaints.figures.none')}</p>
      ) : (
        <>
          <p className="total">
            {t('publicComplaints.figures.total')}: <strong>{formatNumber(figures.total, locale)}</strong>
          </p>
          <Counts
            title={t('complaintReports.promiseTitle')}
            cells={figures.promise}
            nameOf={(key) => t(`publicComplaints.figures.promiseOf.${key}`)}
          />
          <Counts title={t('publicComplaints.figures.months')} cells={figures.months} nameOf={month} />
          <Counts
            title={t('letters.byComponent')}
            cells={figures.components}
            nameOf={(key) =>
              findWords(locale, 'complaints.components', key) ?? t('publicComplaints.figures.undecided')
            }
          />
          <Counts
            title={t('publicComplaints.figures.channels')}
            cells={figures.channels}
            nameOf={(key) => t(`complaints.channels.${key}`)}
          />
        </>
      )}
      <p className="hint">{t('publicComplaints.figures.note', { min: figures.smallestCell })}</p>
      <p className="hint">
        <a href="/data/pengaduan.json">/data/pengaduan.json</a>,{' '}
        <a href="/open311/v2/requests.json">/open311/v2/requests.json</a>
      </p>
      <p className="noprint">
        <a href={href('/pengaduan')}>{t('publicComplaints.title')}</a>
      </p>
    </>
  );
}
