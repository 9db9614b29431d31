import { expect, test } from 'vitest';
import { applicationWorkflow } from '../../modules/applications/workflow.ts';
import { lawfulMoves } from './expected-transitions.ts';

/** What no person does: a case begins, and the print job reports. */
const outsideTheTable = [
  'openIntake:>intake',
  'printHandedOver:printing>printing',
  'printFailed:printing>entered',
];

test('the judge and the workflow, each written by hand, agree on every way a case may go', () => {
  const allowed = Object.entries(applicationWorkflow.transitions).flatMap(([action, { from, to }]) =>
    from.flatMap((state) => (to === 'same' ? [state] : to).map((next) => `${action}:${state}>${next}`)),
  );
  expect([...lawfulMoves].sort()).toEqual([...allowed, ...outsideTheTable].sort());
});
