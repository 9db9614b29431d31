import type { ComplaintFigures } from '../../../../contract/complaints/office-endpoints.ts';
import { Section } from '../../../components/layout/work-page.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import classes from './report.module.css';

type Lines = ComplaintFigures['byChannel'];

/** One breakdown: every number in words of its own, the bar beside it only shows the proportion. */
export function CountBars({ title, lines }: { title: string; lines: Lines }) {
  const t = useWords();
  const { number } = useFormat();
  const most = Math.max(...lines.map(({ count }) => count), 1);
  return (
    <Section title={title}>
      {lines.length === 0 ? (
        <p className={classes.note}>{t('complaintReports.noneHere')}</p>
      ) : (
        <table className={classes.bars} aria-label={title}>
          <tbody>
            {lines.map(({ key, label, count, late }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td className={classes.barCell}>
                  <Bar whole={count / most} marked={late / most} />
                </td>
                <td className={classes.count}>
                  <strong>{number(count)}</strong>
                </td>
                <td className={classes.lateCell}>
                  {late > 0 && <span>▲ {t('complaintReports.lateOf', { late: number(late) })}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** Two parts of one length, from 0 to 1; drawn as SVG, since the page forbids styles of its own making. */
export function Bar({ whole, marked }: { whole: number; marked: number }) {
  return (
    <svg className={classes.bar} aria-hidden="true">
      <rect className={classes.rest} width={`${whole * 100}%`} height="100%" rx="2" />
      {marked > 0 && <rect className={classes.marked} width={`${marked * 100}%`} height="100%" rx="2" />}
    </svg>
  );
}
