import { formatLongDate, formatTime } from '../../../../locales/format.ts';
import type { Typeface } from '../typeface.ts';
import { both } from '../words.ts';
import type { BoxOpeningMinutesFacts } from './letter-port.ts';
import { LetterSheet } from './letter-sheet.ts';

/** Slips side by side, so that a full box still reads at a glance; no more than leave a number on one line. */
const pairs = 2;

/** Two officers opened the box and counted; the slips stand by number alone, never by what is on them. */
export function boxOpeningMinutes(typeface: Typeface, facts: BoxOpeningMinutesFacts): Promise<Buffer> {
  const { office, openedAt, officers, slips } = facts;
  const { zone } = office;
  const title = both('letters.minutesTitle');
  const sheet = new LetterSheet(typeface, office, title.id, openedAt);
  sheet.letterhead();
  sheet.title({ id: title.id.toUpperCase(), en: title.en });
  sheet.both(
    both('letters.minutesOpening', (locale) => ({
      day: formatLongDate(openedAt, { locale, zone }),
      time: formatTime(openedAt, { locale, zone }),
      office: office.name,
      place: facts.place,
    })),
  );
  for (const [index, officer] of officers.entries()) {
    sheet.row(`${index + 1}.  ${both('letters.name').id}`, officer.name, { labelWidth: 80 });
    if (officer.nip !== null) sheet.row('     NIP', officer.nip, { labelWidth: 80 });
    sheet.row(`     ${both('letters.post').id}`, officer.title, { labelWidth: 80 });
    sheet.y += 5;
  }
  if (slips.length === 0) sheet.both(both('letters.minutesEmpty'));
  else {
    sheet.both(both('letters.minutesCount', () => ({ count: String(slips.length) })));
    const column = [
      { title: both('letters.slip'), share: 2 },
      { title: both('letters.registered'), share: 5 },
    ];
    const rows = Math.ceil(slips.length / pairs);
    sheet.table(
      Array.from({ length: pairs }, () => column).flat(),
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: pairs }, (__, pair) => slips[pair * rows + row]).flatMap((slip) =>
          slip === undefined ? ['', ''] : [String(slip.slipNumber), slip.number],
        ),
      ),
      9,
    );
  }
  sheet.both(both('letters.minutesClosing'));

  sheet.room(150);
  sheet.y += 12;
  const width = sheet.width / 2 - 12;
  const y = sheet.y;
  const heights = officers.map((officer, index) =>
    sheet.signature(officer, { x: sheet.left + index * (width + 24), width, y }),
  );
  sheet.y = y + Math.max(...heights) + 10;
  return sheet.finish();
}
