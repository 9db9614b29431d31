import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NewsAction, type NewsState, news, newsActions, newsStates } from '../../../contract/news.ts';
import type { ProblemBody } from '../../../contract/problem.ts';
import { type Role, roles } from '../../../contract/roles.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import { expectComplete, expectSameWays, type PolicyRow, readPolicy } from '../../../test/policy.ts';
import { type NewsWriter, newsWriter, words } from '../../../test/subjects/news.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { newsWorkflow } from './workflow.ts';

/** Who may do what with news in which state, as the office has it in test/policy/news.csv, asked cell by cell. */
type Row = PolicyRow<NewsState, 'create' | 'comeDue' | NewsAction, Role | 'time'>;
const policy: Row[] = readPolicy('news');

let desk: Desk;
let editor: Officer;
let writer: NewsWriter;
beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.as('secretary');
  writer = newsWriter(editor);
});
afterAll(() => desk.close());

const inAnHour = () => new Date(desk.clock.now().getTime() + 3_600_000).toISOString();

async function send(officer: Officer, action: Row['action'], id: string, leadsTo: string) {
  if (action === 'create') return officer.call(news.create, { body: words });
  const { version } = await writer.detail(id);
  const params = { id };
  if (action === 'edit') return officer.call(news.edit, { params, body: { ...words, version } });
  if (action === 'publish') {
    const later = leadsTo === 'scheduled' && { publishAt: inAnHour() };
    return officer.call(news.publish, { params, body: { version, ...later } });
  }
  if (action === 'comeDue') throw new Error('nobody is asked for what comes by itself');
  return officer.call(news[action], { params, body: { version } });
}

/** An item in a state; one that is archived goes back to where it was. */
async function itemIn(state: NewsState, leadsTo = ''): Promise<string> {
  const { id } = await writer.draft();
  if (state === 'scheduled') await send(editor, 'publish', id, 'scheduled');
  if (state === 'published' || leadsTo === 'published') await send(editor, 'publish', id, 'published');
  if (state === 'archived') await send(editor, 'archive', id, '');
  return id;
}

describe('the policy', () => {
  test('has exactly one row for every state and action, and a word of its own in every cell', () => {
    const actions = [...newsActions, 'comeDue'];
    expectComplete(policy, {
      rows: ['none/create', ...newsStates.flatMap((state) => actions.map((action) => `${state}/${action}`))],
      cells: ['role', 'state'],
      outsiders: ['time'],
    });
  });

  test('has the transitions of the workflow, all of them and no other', () => {
    expectSameWays(policy, newsWorkflow);
  });
});

describe.each(['none', ...newsStates] as const)('state %s', (state) => {
  const rows = policy.filter((row) => row.state === state);

  test('whoever may not, is refused, and nothing has changed', async () => {
    const id = state === 'none' ? '' : await itemIn(state);
    const before = await contentsOf(desk);
    for (const row of rows) {
      for (const role of roles.filter((one) => row[one] === 'role' || row[one] === 'state')) {
        const { status, body } = await send(await desk.as(role), row.action, id, '');
        expect({ role, action: row.action, status, code: (body as ProblemBody).code }).toEqual({
          role,
          action: row.action,
          ...(row[role] === 'role'
            ? { status: 403, code: 'role_not_allowed' }
            : { status: 409, code: `news_not_in_${state}` }),
        });
      }
    }
    expect(await contentsOf(desk)).toEqual(before);
  });

  const allowed = rows.filter((row) => row.leads_to !== '' && row.action !== 'comeDue');
  test.each(allowed.map((row) => [row.action, row] as const))('%s', async (action, row) => {
    for (const leadsTo of row.leads_to.split('|')) {
      for (const role of roles.filter((one) => row[one] === 'yes')) {
        const asked = state === 'none' ? '' : await itemIn(state, action === 'restore' ? leadsTo : '');
        const version = state === 'none' ? 0 : (await writer.detail(asked)).version;
        const answer = await send(await desk.as(role), action, asked, leadsTo);
        expect(answer, `${role} ${action}`).toMatchObject({ status: 200, body: { version: version + 1 } });
        const { id } = answer.body as { id: string };
        const detail = await writer.detail(id);
        expect(detail.state).toBe(leadsTo === 'same' ? state : leadsTo);
        expect(detail.history[0]).toMatchObject({ version: version + 1, at: desk.clock.now().toISOString() });
      }
    }
  });

  if (state !== 'none')
    test('the passing of time', async () => {
      const row = rows.find(({ action }) => action === 'comeDue');
      const id = await itemIn(state as NewsState);
      const { version } = await writer.detail(id);
      desk.clock.advance(2 * 3_600_000);
      expect(await writer.detail(id)).toMatchObject({
        state: row?.time === 'yes' ? row.leads_to : state,
        version,
      });
    });
});
