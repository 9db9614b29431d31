import { describe, expect, test } from 'vitest';
import { queue } from '../../../contract/queue/endpoints.ts';
import { queueActions, ticketStates } from '../../../contract/queue/terms.ts';
import type { Role } from '../../../contract/roles.ts';
import { movesOf, rolesFor } from '../../workflow/define-workflow.ts';
import { mermaidOf } from '../../workflow/diagram.ts';
import { openStates, queueWorkflow } from './workflow.ts';

const sorted = (roles: readonly Role[]) => [...roles].sort();

describe('the workflow table', () => {
  test.each(queueActions)('%s: the address is open to exactly the roles of the table', (action) => {
    expect(sorted(queue[action].access as readonly Role[])).toEqual(sorted(rolesFor(queueWorkflow, action)));
  });

  test('what is over stays over', () => {
    const over = ticketStates.filter((state) => !openStates.includes(state));
    expect(over).toEqual(['done', 'cancelled', 'expired']);
    for (const { from } of movesOf(queueWorkflow)) expect(over).not.toContain(from);
  });

  test('nobody is served who was not called', () => {
    const moves = movesOf(queueWorkflow).filter(({ from, to }) => to === 'serving' && from !== to);
    expect(moves.map(({ action, from }) => [action, from])).toEqual([
      ['start', 'called'],
      ['openIntake', 'called'],
    ]);
  });

  /** After a change of the table: `npx vitest run server/modules/queue/workflow.test.ts -u` writes the page anew. */
  test('its diagram under docs/workflows is the one that it draws', async () => {
    const page = `# Alur tiket antrean

Status sebuah tiket antrean dan tindakan yang memindahkannya, dengan peran yang boleh melakukannya. Yang sudah dipanggil
hanya ditangani di loket yang memanggilnya. Tiket yang dipindahkan atau dikembalikan menyimpan nomor dan tempatnya dalam
urutan waktu. Waktu tunggu dihitung dari pengambilan tiket sampai panggilan pertama, waktu layanan dari \`start\` sampai
\`finish\`.

The states of a ticket and the actions that move it, with the roles that may do them. Whoever was called is dealt with at
the counter that called alone. A ticket that is transferred or put back keeps its number and its place in time. Waiting
time is from the taking of the ticket to its first call, service time from \`start\` to \`finish\`. Calling again leaves
the state as it is and is not drawn. \`ticket_holder\` acts by telephone or at the ticket kiosk, \`time\` at the end of
the day. Drawn from \`server/modules/queue/workflow.ts\` and compared with it by a test; the office's own policy, against
which the server is tested, is \`test/policy/queue.csv\`.

\`\`\`mermaid
${mermaidOf(queueWorkflow)}\`\`\`
`;
    await expect(page).toMatchFileSnapshot('../../../docs/workflows/queue.md');
  });
});
