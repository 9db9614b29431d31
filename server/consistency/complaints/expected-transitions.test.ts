import { expect, test } from 'vitest';
import { complaintWorkflow } from '../../modules/complaints/workflow.ts';
import { movesOf } from '../../workflow/define-workflow.ts';
import { expectedComplaintTransitions } from './expected-transitions.ts';

test('the judge and the workflow, each written by hand, agree on every way a complaint may go', () => {
  const allowed = movesOf(complaintWorkflow).map(
    ({ action, from, to }) => `${action}:${from === 'start' ? '' : from}>${to}`,
  );
  expect([...new Set(expectedComplaintTransitions)].sort()).toEqual(allowed.sort());
});
