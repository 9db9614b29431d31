import { news } from '../../contract/news.ts';
import type { Desk } from '../desk.ts';
import { newsWriter, photo } from '../subjects/news.ts';
import { approvedOf, draftOf, ownRequirement, standardAction, submittedOf } from '../subjects/standard.ts';
import { done } from './done.ts';

/** News by every action, and the versions of a service standard by every way they may go. */
export async function newsAndStandards(desk: Desk): Promise<void> {
  const editor = await desk.as('secretary');
  const writer = newsWriter(editor);
  const { id } = await writer.draft();
  const params = { id };
  let version = 1;
  const act = async (answer: Promise<{ status: number; body: unknown }>) => {
    await done(desk, answer);
    version += 1;
  };
  const alt = () => ({ version, altId: 'Loket', altEn: '' });
  const { texts } = await writer.detail(id);
  await act(editor.call(news.edit, { params, body: { ...texts, bodyId: 'Sampai sore.', version } }));
  await act(editor.upload(news.setImage, await photo(640, 360), { params, body: alt() }));
  await act(editor.call(news.describeImage, { params, body: { ...alt(), altEn: 'Counter' } }));
  await act(editor.call(news.removeImage, { params, body: { version } }));
  const publishAt = new Date(desk.clock.now().getTime() + 30 * 86_400_000).toISOString();
  await act(editor.call(news.publish, { params, body: { version, publishAt } }));
  await act(editor.call(news.unschedule, { params, body: { version } }));
  await act(editor.call(news.publish, { params, body: { version } }));
  await act(editor.call(news.archive, { params, body: { version } }));
  await act(editor.call(news.restore, { params, body: { version } }));
  await writer.draft();

  const head = await desk.as('head_of_office');
  const admin = await desk.as('administrator');
  const dropped = await draftOf(desk, { promiseSeconds: 900 });
  await done(desk, standardAction(admin, 'discard', dropped.id));
  const returned = await submittedOf(desk, { promiseSeconds: 720 });
  await done(desk, standardAction(head, 'return', returned.id, { words: 'Mohon dihitung lagi' }));
  await done(desk, standardAction(admin, 'discard', returned.id));
  await approvedOf(desk, { requirements: [...returned.content.requirements, ownRequirement] });
  const later = await approvedOf(desk, { promiseSeconds: 540 }, '2027-03-01');
  await done(desk, standardAction(head, 'withdraw', later.id, { words: 'Belum siap' }));
  await draftOf(desk, { promiseSeconds: 660 });
}
