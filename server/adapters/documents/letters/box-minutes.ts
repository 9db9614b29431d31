import { formatLongDate, formatTime } from '../../../../locales/format.ts';
import type { BoxOpeningMinutesFacts } from '../port.ts';
import { beginLetter, signature } from './letter.ts';
import { columns, words } from './parts.ts';

/** Slips side by side, so that a full box still reads at a glance; no more than leave a number on one line. */
const pairs = 2;

/** Two officers opened the box and counted; the slips stand by number alone, never by what is on them. */
export function boxOpeningMinutes(facts: BoxOpeningMinutesFacts): Promise<Buffer> {
  const { office, openedAt, officers, slips } = facts;
  const { zone } = office;
  const title = words('minutesTitle');
  const sheet = beginLetter(office, title.id, openedAt);
  sheet.title({ id: title.id.toUpperCase(), en: title.en });
  sheet.both(
    words('minutesOpening', (locale) => ({
      day: formatLongDate(openedAt, { locale, zone }),
      time: formatTime(openedAt, { locale, zone }),
      office: office.name,
      place: facts.place,
    })),
  );
  officers.forEach(({ name, nip, title: post }, index) => {
    sheet.row(`${index + 1}.  ${words('name').id}`, name, { labelWidth: 80 });
    if (nip !== null) sheet.row('     NIP', nip, { labelWidth: 80 });
    sheet.row(`     ${words('post').id}`, post, { labelWidth: 80 });
    sheet.y += 5;
  });
  if (slips.length === 0) sheet.both(words('minutesEmpty'));
  else {
    sheet.both(words('minutesCount', () => ({ count: String(slips.length) })));
    const rows = Math.ceil(slips.length / pairs);
    sheet.table(
      Array.from({ length: pairs }, () => columns(['slip', 'registered'], [2, 5])).flat(),
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: pairs }, (__, pair) => slips[pair * rows + row]).flatMap((slip) =>
          slip === undefined ? ['', ''] : [String(slip.slipNumber), slip.number],
        ),
      ),
      9,
    );
  }
  sheet.both(words('minutesClosing'));

  sheet.room(150);
  sheet.y += 12;
  const width = sheet.width / 2 - 12;
  const { left, y } = sheet;
  const heights = officers.map((officer, index) =>
    signature(sheet, officer, { x: left + index * (width + 24), width, y }),
  );
  sheet.y = y + Math.max(...heights) + 10;
  return sheet.finish();
}
