// Pure: values in, values out.
import { movesOf, type Vocabulary, type Workflow } from './define-workflow.ts';

/** A Mermaid state diagram of a workflow table; kept under docs/workflows and compared by a test. */
export function mermaidOf<V extends Vocabulary>(workflow: Workflow<V>): string {
  const arrows = movesOf(workflow)
    .filter(
      ({ action, from, to }) =>
        from !== to || !workflow.transitions[action as V['action']].to.includes('same'),
    )
    .map(({ action, from, to, by, notBy }) => {
      const not = notBy.length === 0 ? '' : ` (not who did ${notBy.join(', ')})`;
      return `  ${from === 'start' ? '[*]' : from} --> ${to}: ${action} / ${by.join(', ')}${not}\n`;
    });
  return `stateDiagram-v2\n${arrows.join('')}`;
}
