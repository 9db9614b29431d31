import { describe, expect, test } from 'vitest';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import { channelsToHead, complaintActions, complaintStates } from '../../../contract/complaints/terms.ts';
import type { Role } from '../../../contract/roles.ts';
import { mermaidOf } from '../../workflow/diagram.ts';
import { complaintWorkflow, isOver, nextActionOf } from './workflow.ts';

const { transitions } = complaintWorkflow;
const sorted = (roles: readonly Role[]) => [...roles].sort();

describe('the workflow table', () => {
  test.each(complaintActions)('%s: the address is open to exactly the roles of the table', (action) => {
    expect(sorted(complaints[action].access as readonly Role[])).toEqual(sorted(transitions[action].by));
  });

  test('every state that is not over has a next action that leads out of it', () => {
    for (const state of complaintStates.filter((each) => !isOver(each))) {
      const next = nextActionOf[state];
      expect(next, state).toBeDefined();
      if (next === undefined) continue;
      expect(transitions[next].from).toContain(state);
      expect(transitions[next].to).not.toBe('same');
    }
  });

  test('what is over can only be reopened, revived or taken apart', () => {
    const ways = new Set(
      complaintActions.filter((action) => transitions[action].from.some((state) => isOver(state))),
    );
    expect([...ways].sort()).toEqual(['reopen', 'revive', 'unmerge']);
  });

  test('no way leads to an answer, a forwarding or a notice but through the decision on authority', () => {
    const without = new Set<string>(['held', 'received']);
    for (let round = 0; round < complaintStates.length; round += 1) {
      for (const action of complaintActions) {
        const { from, to } = transitions[action];
        // A merge that is undone goes back to where the complaint stood before.
        if (action === 'decideAuthority' || action === 'unmerge' || to === 'same') continue;
        if (from.some((state) => without.has(state))) for (const state of to) without.add(state);
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
    const ways = complaintActions.filter(
      (action) => transitions[action].from.includes('forwarded') && transitions[action].to !== 'same',
    );
    expect(ways).toEqual(['inform']);
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
it is (fields, calls, notes, flags, attachments, naming an officer) are not drawn. What an officer does not do stands
below the table's own ways: the complainant's deeds on the public page, and the passing of time. Drawn from
\`server/modules/complaints/workflow.ts\` and compared with it by a test; the office's own policy, against which the
server is tested, is \`test/policy/complaints.csv\`.

\`\`\`mermaid
${mermaidOf(complaintWorkflow)}  [*] --> received: book / front_desk, complaints_officer
  [*] --> received: submit / complainant
  [*] --> held: submit / complainant without proof of work
  received --> answered: answerAtOnce / front_desk, complaints_officer (telephone)
  awaiting_complainant --> received: recordCompletion / complainant
  awaiting_complainant --> deemed_withdrawn: lapse / time, after the warning
  answered --> closed: closeBySilence / time
  answered --> closed: rate / complainant, satisfied
\`\`\`
`;
    await expect(page).toMatchFileSnapshot('../../../docs/workflows/complaints.md');
  });
});
