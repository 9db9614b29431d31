import type { IsoDate } from '../../../contract/fields.ts';
import { formatNumber, formatShare } from '../../../locales/format.ts';
import { smallestCell } from '../../statistics/small-cells.ts';
import { useReader } from '../page/reader.tsx';
import type { LiveFigures } from './live-figures.ts';

export interface Promised {
  promiseSeconds: number;
  responseDays: number;
}

interface Card {
  name: string;
  /** Null: there are too few cases to say anything. */
  value: string | null;
  /** How that is said, where it is not said of data. */
  unknown?: string;
  /** Of what, and of when. */
  notes: string[];
  more?: { href: string; words: string };
}

function useCards(figures: LiveFigures, promised: Promised): Card[] {
  const { site: t, locale, date, dateTime, duration } = useReader();
  const number = (value: number) => formatNumber(value, locale);
  const { served, answered, blanks, survey } = figures;
  const span = (of: { from: IsoDate; to: IsoDate }) => ({ from: date(of.from), to: date(of.to) });
  const tooFew = (of: { from: IsoDate; to: IsoDate }) =>
    t('figures.tooFewHelp', { min: smallestCell, ...span(of) });
  const servedNote =
    served.within === null
      ? tooFew(served)
      : t('figures.cases', { cases: number(served.cases), ...span(served) });
  return [
    {
      name: t('figures.median'),
      value: served.medianMs === null ? null : duration(served.medianMs),
      notes: [t('figures.medianHelp', { promise: duration(promised.promiseSeconds * 1000) }), servedNote],
    },
    {
      name: t('figures.within'),
      value: served.within === null ? null : formatShare(served.within, locale),
      notes: [
        served.within === null
          ? servedNote
          : t('figures.servedInTime', {
              inTime: number(served.inTime),
              cases: number(served.cases),
              ...span(served),
            }),
      ],
    },
    {
      name: t('figures.complaints', { days: promised.responseDays }),
      value: answered.within === null ? null : formatShare(answered.within, locale),
      notes: [
        answered.within === null
          ? tooFew(answered)
          : t('figures.answeredInTime', {
              inTime: number(answered.inTime),
              cases: number(answered.cases),
              ...span(answered),
            }),
      ],
    },
    {
      name: t('figures.survey'),
      value:
        survey.index === null || survey.category === null
          ? null
          : t('figures.grade', { index: formatNumber(survey.index, locale, 2), category: survey.category }),
      unknown: t('figures.tooFewRespondents'),
      notes: [
        survey.index === null
          ? t('figures.respondentsOnly', {
              count: number(survey.n),
              min: number(survey.minimum),
              ...span(survey),
            })
          : t('figures.respondents', { count: number(survey.n), ...span(survey) }),
      ],
      more: { href: '/survei/hasil', words: t('figures.surveyMore') },
    },
    {
      name: t('figures.blanks'),
      value: t('figures.pieces', { count: number(blanks) }),
      notes: [t('figures.blanksHelp', { date: dateTime(figures.asOf) })],
    },
  ];
}

/** What was measured, each with its cases and its span; where there are too few it says so. */
export function FigureCards({ figures, promised }: { figures: LiveFigures; promised: Promised }) {
  const { site: t, href, dateTime } = useReader();
  const cards = useCards(figures, promised);
  return (
    <>
      <dl className="figures">
        {cards.map(({ name, value, unknown, notes, more }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={value === null ? 'value unknown' : 'value'}>
              {value ?? unknown ?? t('figures.tooFew')}
            </dd>
            {notes.map((note) => (
              <dd className="hint" key={note}>
                {note}
              </dd>
            ))}
            {more !== undefined && (
              <dd className="hint noprint">
                <a href={href(more.href)}>{more.words}</a>
              </dd>
            )}
          </div>
        ))}
      </dl>
      <p className="hint">{t('figures.asOf', { time: dateTime(figures.asOf) })}</p>
    </>
  );
}
