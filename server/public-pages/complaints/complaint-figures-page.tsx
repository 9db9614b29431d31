import type { ReactNode } from 'react';
import type { ComplaintChannel } from '../../../contract/complaints/terms.ts';
import { formatDate, formatNumber } from '../../../locales/format.ts';
import { findWords, type Locale, translatorFor } from '../../../locales/translator.ts';
import { inLanguage } from '../page/page-reply.tsx';

interface Cell<K extends string> {
  key: K;
  /** Null: hidden. */
  count: number | null;
}

/** Figures as anybody may have them. */
export interface PublicFigures {
  office: string;
  from: string;
  to: string;
  smallestCell: number;
  total: number | null;
  months: Cell<string>[];
  promise: Cell<'in_time' | 'late' | 'open'>[];
  components: Cell<string>[];
  channels: Cell<ComplaintChannel>[];
}

function Table<K extends string>({
  locale,
  title,
  cells,
  nameOf,
}: {
  locale: Locale;
  title: string;
  cells: readonly Cell<K>[];
  nameOf(key: K): ReactNode;
}) {
  const t = translatorFor(locale);
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="count">
            {t('publicComplaints.figures.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ key, count }) => (
          <tr key={key}>
            <th scope="row">{nameOf(key)}</th>
            <td className="count">
              {count === null ? t('publicComplaints.figures.suppressed') : formatNumber(count, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function FiguresPage({
  locale,
  figures,
  zone,
}: {
  locale: Locale;
  figures: PublicFigures;
  zone: string;
}) {
  const t = translatorFor(locale);
  const date = (day: string) => formatDate(day, { locale, zone });
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
            {t('publicComplaints.figures.total')}:{' '}
            <strong>
              {figures.total === null
                ? t('publicComplaints.figures.suppressed')
                : formatNumber(figures.total, locale)}
            </strong>
          </p>
          <Table
            locale={locale}
            title={t('publicComplaints.figures.promise')}
            cells={figures.promise}
            nameOf={(key) => t(`publicComplaints.figures.promiseOf.${key}`)}
          />
          <Table
            locale={locale}
            title={t('publicComplaints.figures.months')}
            cells={figures.months}
            nameOf={month}
          />
          <Table
            locale={locale}
            title={t('publicComplaints.figures.components')}
            cells={figures.components}
            nameOf={(key) =>
              findWords(locale, `complaints.components.${key}`) ?? t('publicComplaints.figures.undecided')
            }
          />
          <Table
            locale={locale}
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
        <a href={inLanguage('/pengaduan', locale)}>{t('publicComplaints.title')}</a>
      </p>
    </>
  );
}
