import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ApplicationRow,
  applicationActions,
  applications,
} from '../../../contract/applications/endpoints.ts';
import type { Endpoint } from '../../../contract/endpoint.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import { openSecondOffice } from '../../../test/people.ts';
import { expectRefused } from '../../../test/untouched.ts';
import { endpointOf, wellFormed } from '../../../test/well-formed.ts';

/** Two offices on one database: nobody sees or touches the cases of the other. */
let desk: Desk;
let stranger: Officer;
beforeAll(async () => {
  desk = await openDesk();
  stranger = await desk.hire(
    ['front_desk', 'verifier', 'data_operator', 'section_head', 'division_head'],
    await openSecondOffice(desk.test.owner),
  );
});
afterAll(() => desk.close());

test('every action on a case of another office finds no such case', async () => {
  const { id, serial } = await takeTo(desk, 'printed');
  for (const action of applicationActions) {
    if (action === 'openIntake') continue;
    const ask = () => stranger.act(endpointOf(action), id, wellFormed(action, serial));
    await expectRefused(desk, ask, { status: 404, code: 'application_unknown' });
  }
});

test('nor does any view of it, down to the pictures', async () => {
  const { id } = await takeTo(desk, 'completed');
  const { id: attemptId } = await desk.test.db
    .selectFrom('printAttempts')
    .select('id')
    .where('applicationId', '=', id)
    .executeTakeFirstOrThrow();
  const { id: documentId } = await desk.test.db
    .selectFrom('applicationDocuments')
    .select('id')
    .where('applicationId', '=', id)
    .executeTakeFirstOrThrow();
  const views = Object.values<Endpoint>(applications).filter(
    ({ method, path }) => method === 'GET' && path.includes(':id'),
  );
  expect(views.length).toBeGreaterThan(5);
  for (const view of views) {
    for (const query of view.path.endsWith('card-front') ? [{}, { attemptId }] : [{}]) {
      const params = {
        id,
        ...(view.path.includes(':attemptId') && { attemptId }),
        ...(view.path.includes(':documentId') && { documentId }),
      };
      const { status } = await stranger.call(view, { params, query });
      expect([view.path, status]).toEqual([view.path, 404]);
    }
  }
});

test('nor is it on any list', async () => {
  const { id } = await takeTo(desk, 'ready');
  const rowsOf = async (endpoint: Endpoint, body?: object) =>
    ((await stranger.call(endpoint, body === undefined ? {} : { body })).body as { rows: ApplicationRow[] })
      .rows;
  expect(await rowsOf(applications.work)).toEqual([]);
  expect(await rowsOf(applications.uncollected)).toEqual([]);
  expect(await rowsOf(applications.board)).toEqual([]);
  expect(await rowsOf(applications.list, { openOnly: false })).toEqual([]);
  const { number } = await desk.test.db
    .selectFrom('applications')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const found = await stranger.call(applications.lookup, { body: { code: number } });
  expect(found.body).toEqual({ found: null });
});
