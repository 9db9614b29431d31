import { expect, test } from 'vitest';
import { applicationWorkflow } from '../../modules/applications/workflow.ts';
import { movesOf } from '../../workflow/define-workflow.ts';
import { expectedTransitions } from './expected-transitions.ts';

test('the judge and the workflow, each written by hand, agree on every way an application may go', () => {
  const allowed = movesOf(applicationWorkflow).map(
    ({ action, from, to }) => `${action}:${from === 'start' ? '' : from}>${to}`,
  );
  expect([...expectedTransitions].sort()).toEqual(allowed.sort());
});
