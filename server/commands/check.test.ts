import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk, takeTo } from '../../test/desk.ts';
import { check } from './check.ts';

let desk: Desk;
let done: { id: string; serial: string };
beforeAll(async () => {
  desk = await openDesk();
  done = await takeTo(desk, 'completed');
  await sql`insert into central_status_history (office_code, resident_id, status, observed_on, source, recorded_at)
            select office_code, id, central_status, central_status_on, 'siak_export', created_at
              from residents`.execute(desk.test.owner);
}, 240_000);
afterAll(() => desk.close());

async function ask(options: { json?: boolean; language?: 'id' | 'en' } = {}) {
  let said = '';
  const status = await check(desk.test.db, { language: 'id', ...options }, (text) => {
    said += text;
  });
  return { status, said };
}

test('exits 0 on a healthy database', async () => {
  expect(await ask()).toMatchObject({ status: 0, said: expect.stringContaining('Tidak ditemukan') });
  const { status, said } = await ask({ json: true });
  expect(status).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ ok: true, findings: [], counted: { applications: 1 } });
});

test('exits 1 and names the row once one was changed behind the back of the application', async () => {
  await sql`update application_timings set steps = steps - 3 where application_id = ${done.id}`.execute(
    desk.test.owner,
  );
  const { status, said } = await ask({ language: 'en' });
  expect(status).toBe(1);
  expect(said).toContain('steps_do_not_add_up');
  expect(said).toContain(done.id);

  const machine = await ask({ json: true });
  expect(machine.status).toBe(1);
  expect(JSON.parse(machine.said)).toMatchObject({
    ok: false,
    findings: expect.arrayContaining([
      expect.objectContaining({
        kind: 'steps_do_not_add_up',
        subject: 'application',
        id: done.id,
        words: { id: expect.stringContaining('jumlah langkah'), en: expect.stringContaining('add up') },
      }),
    ]),
  });
});
