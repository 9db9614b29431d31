import type { officeDay as idOfficeDay } from '../../id/terminal/office-day.ts';
import type { Translation } from '../../translation.ts';

export const officeDay = {
  phases: {
    hiring: 'Making accounts for the officers …',
    choosing: 'Choosing applicants and stocking blanks (clock {scale}x) …',
    working: 'The office is open (clock {scale}x) …',
  },
  title: 'A day of service: {applicants} applicants, seed {seed}',
  crew: 'Officers: {crew}',
  lasted: 'It lasted {business} of office time, {real} of real time (clock {scale}x)',
  outcomes: 'Outcomes: {outcomes}',
  incidents: 'Ways aside: {incidents}',
  declined: 'Refused by the system: {declined}',
  step: 'Step',
  grossP50: 'gross p50',
  grossP95: 'gross p95',
  netP50: 'net p50',
  netP95: 'net p95',
  total: 'All of it',
  promise: 'Within the promise of {promise}: {within} of {completed} completed ({share}); late: {late}',
  blanks:
    'Blanks: received {received}, used {used}, spoiled {spoiled}, left {left} (in store {inStore}, with operators {withOperator})',
  unaccounted: 'Not accounted for: {number} ended as {state} and should be {expected}',
  fault: 'Fault: {fault}',
  waysAside: {
    requestCompletion: 'documents incomplete',
    awaitCentre: 'waited for the centre',
    returnToVerification: 'returned by the operator',
    failPrint: 'print failed',
    printFailed: 'printer refused',
    spoilPrint: 'print spoiled',
    rejectAsSectionHead: 'rejected by the section head',
    rejectAsDivisionHead: 'rejected by the division head',
    shelve: 'put into a box',
  },
} satisfies Translation<typeof idOfficeDay>;
