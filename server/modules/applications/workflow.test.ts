import { describe, expect, test } from 'vitest';
import {
  applicationActions,
  applicationStates,
  applications,
} from '../../../contract/applications/endpoints.ts';
import type { Role } from '../../../contract/roles.ts';
import { endpointOf } from '../../../test/well-formed.ts';
import { rolesFor } from '../../workflow/define-workflow.ts';
import { mermaidOf } from '../../workflow/diagram.ts';
import { applicationWorkflow, isOpen, nextActionOf, stepOf } from './workflow.ts';

const { transitions } = applicationWorkflow;
const actions = applicationActions.filter((action) => action !== 'openIntake');
const sorted = (roles: readonly Role[]) => [...roles].sort();

describe('the workflow table', () => {
  test.each(actions)('%s: the address is open to exactly the roles of the table', (action) => {
    const { access } = applications[endpointOf(action)];
    expect(sorted(access as readonly Role[])).toEqual(sorted(rolesFor(applicationWorkflow, action)));
  });

  test('scanning a document is open to whoever may add one', () => {
    expect(sorted(applications.scanDocument.access as readonly Role[])).toEqual(
      sorted(rolesFor(applicationWorkflow, 'addDocument')),
    );
  });

  test('every open state belongs to a step and has a next action that leads out of it', () => {
    for (const state of applicationStates.filter(isOpen)) {
      const next = nextActionOf[state];
      expect(next, state).toBeDefined();
      if (next === undefined) continue;
      expect(transitions[next].from).toContain(state);
      expect(transitions[next].to).not.toContain('same');
    }
  });

  test('nothing leads out of a closed state', () => {
    const closed = applicationStates.filter((state) => stepOf(state) === null);
    expect(closed).toEqual(['completed', 'refused', 'withdrawn', 'cancelled']);
    for (const action of actions) {
      for (const state of closed) expect(transitions[action].from).not.toContain(state);
    }
  });

  test('every state can be reached, and from every open state a card or another end', () => {
    const reachable = new Set(['intake']);
    const endable = new Set(applicationStates.filter((state) => !isOpen(state)) as string[]);
    for (let round = 0; round < applicationStates.length; round += 1) {
      for (const action of actions) {
        const { from, to } = transitions[action];
        if (to.includes('same')) continue;
        if (from.some((state) => reachable.has(state))) for (const state of to) reachable.add(state);
        if (to.some((state) => endable.has(state))) for (const state of from) endable.add(state);
      }
    }
    expect([...reachable].sort()).toEqual([...applicationStates].sort());
    expect([...endable].sort()).toEqual([...applicationStates].sort());
  });

  /** After a change of the table: `npx vitest run server/modules/applications/workflow.test.ts -u` writes the page anew. */
  test('its diagram under docs/workflows is the one that it draws', async () => {
    const page = `# Alur permohonan KTP-el

Status sebuah permohonan dan tindakan yang memindahkannya, dengan peran yang boleh melakukannya. Enam langkah yang
diumumkan: \`intake\` (1), \`received\`, \`incomplete\`, \`awaiting_centre\` (2), \`verified\` (3), \`entered\`, \`printing\` (4),
\`printed\` (5, Kasi), \`section_approved\` (5, Kabid), \`ready\` (6).

The states of an application and the actions that move it, with the roles that may do them. Actions that leave the
state as it is (documents, overrides, claims, the box) are not drawn. Drawn from
\`server/modules/applications/workflow.ts\` and compared with it by a test; the office's own policy, against which the
server is tested, is \`test/policy/applications.csv\`.

\`\`\`mermaid
${mermaidOf(applicationWorkflow)}\`\`\`
`;
    await expect(page).toMatchFileSnapshot('../../../docs/workflows/applications.md');
  });
});
