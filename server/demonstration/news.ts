import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { news as contract } from '../../contract/news.ts';
import items from '../../data/demonstration/news.json';
import { archiveNews, createNews, publishNews, setNewsImage } from '../modules/news/index.ts';
import { dateIn } from '../modules/office/index.ts';
import { drawnHall } from './news-picture.ts';
import type { Replay } from './replay.ts';
import { demonstrationOffice } from './staff.ts';

const days = z.number().int().positive().optional();
const told = z.array(
  contract.create.body.extend({
    publishedDaysAgo: days,
    publishedInDays: days,
    archivedDaysAgo: days,
    picture: z.boolean(),
    altId: z.string().default(''),
    altEn: z.string().default(''),
  }),
);

/** News of the invented office: one taken down, two to be read, one with a picture, one whose time is to come. */
export async function seedNews({ as, clock, opening }: Replay) {
  const ctx = as('secretary');
  const { zone } = demonstrationOffice;
  const today = Temporal.PlainDate.from(dateIn(zone, opening));
  const morning = (daysFromNow: number, time: string) =>
    new Date(
      today.add({ days: daysFromNow }).toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone)
        .epochMilliseconds,
    );
  for (const item of told.parse(items)) {
    const { publishedDaysAgo, publishedInDays, archivedDaysAgo, picture, altId, altEn, ...texts } = item;
    clock.set(morning(-(publishedDaysAgo ?? 1), '08:20'));
    let { id, version } = await createNews(ctx, texts);
    if (picture) {
      clock.advance(240);
      ({ version } = await setNewsImage(ctx, id, { version, altId, altEn }, await drawnHall()));
    }
    clock.advance(600);
    const publishAt =
      publishedInDays === undefined ? {} : { publishAt: morning(publishedInDays, '07:30').toISOString() };
    ({ version } = await publishNews(ctx, id, { version, ...publishAt }));
    if (archivedDaysAgo === undefined) continue;
    clock.set(morning(-archivedDaysAgo, '07:45'));
    await archiveNews(ctx, id, { version });
  }
}
