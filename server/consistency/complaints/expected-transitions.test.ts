import { expect, test } from 'vitest';
import { complaintWorkflow } from '../../modules/complaints/workflow.ts';
import { lawfulComplaintMoves } from './expected-transitions.ts';

const open = [
  'received',
  'awaiting_complainant',
  'disposition',
  'examination',
  'accepted',
  'in_progress',
  'outside',
  'forwarded',
  'reopened',
  'answered',
];
const over = ['closed', 'informed', 'archived', 'merged', 'withdrawn', 'deemed_withdrawn'];

/** What begins a complaint, goes with another deed, or is done by complainant, agency and time. */
const outsideTheTable = [
  'submit:>received',
  'submit:>held',
  'book:>received',
  'answerAtOnce:received>answered',
  'lapse:awaiting_complainant>deemed_withdrawn',
  'closeBySilence:answered>closed',
  'rate:answered>closed',
  'rate:answered>answered',
  'rate:closed>closed',
  'agencyReports:forwarded>forwarded',
  'agencyReports:informed>informed',
  ...open.map((state) => `absorb:${state}>${state}`),
  ...[...open, ...over].map((state) => `letGo:${state}>${state}`),
];

test('the judge and the workflow, each written by hand, agree on every way a complaint may go', () => {
  const allowed = Object.entries(complaintWorkflow.transitions).flatMap(([action, { from, to }]) =>
    from.flatMap((state) => (to === 'same' ? [state] : to).map((next) => `${action}:${state}>${next}`)),
  );
  expect([...lawfulComplaintMoves].sort()).toEqual([...allowed, ...outsideTheTable].sort());
});
