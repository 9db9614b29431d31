import type { Workflow } from './define-workflow.ts';

/** A Mermaid state diagram of a workflow table; kept under docs/workflows and compared by a test. */
export function mermaidOf<
  State extends string,
  Action extends string,
  Role extends string,
  Duty extends string,
  Need extends string,
>(workflow: Workflow<State, Action, Role, Duty, Need>): string {
  const lines = ['stateDiagram-v2'];
  for (const [action, { from, to, by, notBy }] of Object.entries<
    Workflow<State, Action, Role, Duty, Need>['transitions'][Action]
  >(workflow.transitions)) {
    if (to === 'same') continue;
    const not = notBy === undefined || notBy.length === 0 ? '' : ` (not who did ${notBy.join(', ')})`;
    for (const source of from) {
      for (const target of to) lines.push(`  ${source} --> ${target}: ${action} / ${by.join(', ')}${not}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
