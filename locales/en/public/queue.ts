import type { publicQueue as wordsInIndonesian } from '../../id/public/queue.ts';
import type { Translation } from '../../translation.ts';

/** `/antrean` and the ticket on the telephone. */
export const publicQueue: Translation<typeof wordsInIndonesian> = {
  title: 'The queue today',
  intro:
    'Take a queue number on your phone, free of charge. No name or NIK is needed. A number is valid today only, at this office.',
  now: 'Being called now',
  nobodyCalled: 'none yet',
  noCounters: 'No counter is open yet.',
  noServices: 'This office has not opened its queue yet. Please come to the counter.',
  waitingTitle: 'Waiting',
  people: '{count, plural, one {# person} other {# people}}',
  estimate: 'Estimated wait',
  minutes: 'about {minutes} minutes',
  atOnce: 'served at once',
  unknown: 'cannot be estimated yet',
  noCounter: 'no counter is open yet',
  estimateHelp:
    'The estimate comes from the queue as it stands and the length of today’s services; it may turn out shorter or longer.',
  asOf: 'As of {time}.',
  closed: {
    day: 'The office is closed today. Numbers are given again on working days, from {opens} to {last}.',
    before: 'Numbers are given from {opens} to {last}.',
    after:
      'The last number of today was given at {last}. Please come back on the next working day from {opens}.',
  },
  full: 'used up for today',
  fullByPhone: 'numbers for telephones are used up; the door has more',
  working: 'One moment, the form is being checked …',
  held: 'This phone already holds number {label}.',
  openTicket: 'Open ticket {label}',
  formTitle: 'Take a number',
  chooseService: 'The service you need',
  chooseFault: 'Choose the service you need.',
  priorityTitle: 'Do you need to go first?',
  priorityHelp:
    'The elderly, people with a disability and pregnant women are called first. At most two such numbers are called in a row at one counter, then an ordinary one, so that everybody is served. The officer may ask at the counter.',
  ordinary: 'No, the ordinary queue',
  elderly: 'Yes, elderly (60 years and older)',
  disabled: 'Yes, a person with a disability',
  pregnant: 'Yes, pregnant',
  take: 'Take a queue number',
  trap: 'Leave this empty',
  faultTitle: 'No number was taken',
  stale: 'This form was open for too long, or is not complete. Please send it once more.',
  noCookie:
    'This browser has not kept a cookie, so the number cannot be kept for this phone. Send it once more; if this appears again, allow cookies or take a number at the door.',
  ticket: {
    title: 'Queue number {label}',
    priority: 'goes first',
    keep: 'Keep this page. Only whoever has its address can see this ticket.',
    ahead: '{count, plural, one {# person} other {# people}} before you',
    next: 'You are next',
    come: 'Please be in the waiting room before this number is called. If it is called and you are not there, it is skipped.',
    states: {
      waiting: 'Waiting to be called',
      called: 'Called. Please go to {counter}.',
      serving: 'Being served at {counter}.',
      done: 'Done. Thank you.',
      skipped: 'This number was called and skipped. Tell an officer at any counter to have it called again.',
      cancelled: 'This number has been cancelled.',
      expired: 'This number was valid on {day} and has ended.',
    },
    called: '{label} is called to {counter}',
    refreshes: 'This page refreshes itself every {seconds} seconds.',
    stopRefresh: 'Stop refreshing',
    stopped: 'Refreshing has been stopped.',
    refresh: 'Refresh now',
    giveBack: 'Cancel this number',
    giveBackHelp:
      'If you are not coming after all, cancel it so that others need not wait. The number cannot be used again.',
    another: 'Take another number',
    all: 'See the queue',
    notFoundTitle: 'Ticket not found',
    notFound: 'There is no ticket with this code. Check the address, or take a new number.',
  },
};
