import { describe, expect, test } from 'vitest';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import { channelsToHead, complaintActions, complaintStates } from '../../../contract/complaints/terms.ts';
import type { Role } from '../../../contract/roles.ts';
import { movesOf, rolesFor } from '../../workflow/define-workflow.ts';
import { mermaidOf } from '../../workflow/diagram.ts';
import { complaintWorkflow, isOver, nextActionOf } from './workflow.ts';

const { transitions } = complaintWorkflow;
const moves = movesOf(complaintWorkflow);
const sorted = (roles: readonly Role[]) => [...roles].sort();

describe('the workflow table', () => {
  test.each(complaintActions)('%s: the address is open to exactly the roles of the table', (action) => {
    expect(sorted(complaints[action].access as readonly Role[])).toEqual(
      sorted(rolesFor(complaintWorkflow, action)),
    );
  });

  test('every state that is not over has a next action that leads out of it', () => {
    for (const state of complaintStates.filter((each) => !isOver(each))) {
      const next = nextActionOf[state];
      expect(next, state).toBeDefined();
      if (next === undefined) continue;
      expect(transitions[next].from).toContain(state);
      expect(transitions[next].to).not.toContain('same');
    }
  });

  test('what is over can only be reopened, revived or taken apart', () => {
    const leaving = moves.filter(({ from, to }) => from !== 'start' && from !== to && isOver(from));
    expect([...new Set(leaving.map(({ action }) => action))].sort()).toEqual(['reopen', 'revive', 'unmerge']);
  });

  test('no way leads to an answer, a forwarding or a notice but through the decision on authority', () => {
    const without = new Set<string>(['held', 'received']);
    // A caller is answered at once after the decision that is made with the booking; a merge that is undone goes back to
    // where the complaint stood before.
    const deciding = ['decideAuthority', 'answerAtOnce', 'unmerge'];
    for (let round = 0; round < complaintStates.length; round += 1) {
      for (const { action, from, to } of moves) {
        if (!deciding.includes(action) && without.has(from)) without.add(to);
      }
    }
    for (const state of [
      'accepted',
      'in_progress',
      'answered',
      'closed',
      'outside',
      'forwarded',
      'informed',
    ]) {
      expect(without.has(state), state).toBe(false);
    }
  });

  test('a forwarded complaint ends by its notice alone', () => {
    const leaving = moves.filter(({ from, to }) => from === 'forwarded' && from !== to);
    expect(leaving.map(({ action }) => action)).toEqual(['inform']);
  });

  /** After a change of the table: `npx vitest run server/modules/complaints/workflow.test.ts -u` writes the page anew. */
  test('its diagram under docs/workflows is the one that it draws', async () => {
    const page = `# Alur pengaduan

Status sebuah pengaduan dan tindakan yang memindahkannya, dengan peran yang boleh melakukannya. Yang tertulis kepada
Kepala Dinas (${channelsToHead.join(', ')}) melewati \`disposition\` lebih dahulu. Tanpa keputusan kewenangan tidak ada
tanggapan dan tidak ada penerusan; yang diteruskan hanya berakhir dengan pemberitahuan kepada pengadu. Tiga hari kerja
berjalan di setiap status terbuka, berhenti pada \`answered\` dan \`informed\`, dan hanya dijeda pada
\`awaiting_complainant\`.

The states of a complaint and the actions that move it, with the roles that may do them. Actions that leave the state as
it is (fields, calls, notes, flags, attachments, naming an officer) are not drawn. \`complainant\` acts on the public page,
\`agency\` by the link of its letter, \`time\` by itself: silence lapses or closes. Drawn from
\`server/modules/complaints/workflow.ts\` and compared with it by a test; the office's own policy, against which the
server is tested, is \`test/policy/complaints.csv\`.

\`\`\`mermaid
${mermaidOf(complaintWorkflow)}\`\`\`
`;
    await expect(page).toMatchFileSnapshot('../../../docs/workflows/complaints.md');
  });
});
