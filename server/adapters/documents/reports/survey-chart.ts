import { printed } from '../../../../brand/tokens.ts';
import { formatDecimal, formatNumber } from '../../../../locales/format.ts';
import { translatorFor } from '../../../../locales/translator.ts';
import type { Sheet } from '../sheet.ts';

const { leaf, line, inkSoft: color, onLeaf } = printed;

interface Point {
  label: string;
  n: number;
  index: number | null;
  category: string | null;
}

/** The scale of the regulation. */
const [least, most] = [25, 100];
/** Where one class ends and the next begins. */
const borders = [65, 76.61, 88.31];

/** Indexes of several periods as columns from 25 to 100, with the borders of the classes behind them. */
export function trendChart(sheet: Sheet, points: readonly Point[]): void {
  const height = 120;
  sheet.room(height + 52);
  sheet.y += 8;
  const [left, width] = [sheet.left + 26, sheet.width - 26];
  const foot = sheet.y + height;
  const at = (value: number) => foot - ((value - least) / (most - least)) * height;
  for (const border of [least, ...borders, most]) {
    const y = at(border);
    sheet.line(left, y, left + width, y, border === least ? 0.8 : 0.4, line);
    const value = formatNumber(border, 'id', 2);
    sheet.at(y - 4.5, value, { x: sheet.left - 4, width: 26, size: 6.6, color, align: 'right' });
  }
  const step = width / Math.max(points.length, 4);
  points.forEach(({ label, n, index, category }, place) => {
    const x = left + place * step;
    const cell = { x: x + 2, width: step - 4, align: 'center' as const, size: 7.4 };
    if (index !== null) {
      const bar = Math.min(48, step * 0.7);
      sheet.document.rect(x + (step - bar) / 2, at(index), bar, foot - at(index)).fill(leaf);
      const value = `${formatDecimal(index, 'id', 2)} ${category ?? ''}`.trim();
      // In the column, where no line of the scale runs through it; a column too low for it has it above.
      const inside = foot - at(index) > 14;
      sheet.at(inside ? at(index) + 2 : at(index) - 11, value, {
        ...cell,
        weight: 600,
        ...(inside && { color: onLeaf }),
      });
    }
    sheet.at(foot + 4, label, cell);
    const people = translatorFor('id')('surveyReports.paper.people', { n });
    sheet.at(foot + 15, people, { ...cell, size: 6.6, color });
  });
  sheet.y = foot + 36;
}
