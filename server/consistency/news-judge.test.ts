import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { news } from '../../contract/news.ts';
import { expectNamed, foundAfter } from '../../test/damage/tampering.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { newsWriter, photo } from '../../test/subjects/news.ts';
import { judge, type NewsViolation, newsViolations } from './judge.ts';

let desk: Desk;
/** Published with a picture, taken down and put back; one that was put aside before its time; a draft. */
beforeAll(async () => {
  desk = await openDesk();
  const editor = await desk.as('secretary');
  const writer = newsWriter(editor);
  const { id } = await writer.published();
  const params = { id };
  await editor.upload(news.setImage, await photo(), {
    params,
    body: { version: 2, altId: 'Loket', altEn: '' },
  });
  await editor.call(news.archive, { params, body: { version: 3 } });
  await editor.call(news.restore, { params, body: { version: 4 } });
  const early = await writer.draft();
  const publishAt = new Date(desk.clock.now().getTime() + 3_600_000).toISOString();
  await editor.call(news.publish, { params: { id: early.id }, body: { version: 1, publishAt } });
  await editor.call(news.archive, { params: { id: early.id }, body: { version: 2 } });
  await writer.draft();
});
afterAll(() => desk.close());

/** One damaged row of every kind, past every guard of the database. */
const damages: Record<NewsViolation, RawBuilder<unknown>> = {
  news_without_event: sql`delete from news_events where version = 5`,
  news_events_backwards: sql`update news_events set at = at - interval '1 day' where version = 3`,
  news_publication_differs: sql`
    update news_items set publish_at = changed_at where publish_at is null and archived_at is null`,
  news_archive_differs: sql`update news_items set archived_at = null where archived_at is not null`,
  news_image_differs: sql`delete from news_images`,
};

test('the judge is silent on news that went its way', async () => {
  expect((await judge(desk.test.db)).findings).toEqual([]);
});

test.each(newsViolations)('%s', async (kind) => {
  const found = await foundAfter(desk.test.owner, kind, async (tx) => {
    await sql`alter table news_items disable trigger user`.execute(tx);
    const { numAffectedRows } = await damages[kind].execute(tx);
    expect(numAffectedRows).toBeGreaterThan(0n);
  });
  expectNamed(found, kind);
});
