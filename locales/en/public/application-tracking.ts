import type { track as idTrack } from '../../id/public/application-tracking.ts';
import type { Translation } from '../../translation.ts';

export const track = {
  title: 'Track an application or a complaint',
  description: 'Track a KTP-el application or a complaint by the code on the receipt.',
  codeHelp: 'The code of an application or a complaint is on the receipt you were given.',
  todo: 'What you need to do',
  ground: 'Reason: {ground}. Legal ground: {basis}.',
  stepDone: 'done',
  stepCurrent: 'under way',
  stepTodo: 'to come',
  clock: 'Service time',
  promise: 'Service promise: {promise} from receiving the file.',
  asOf: 'State at {time}. Reload the page for the newest.',
  language: 'Bahasa Indonesia',
  notFound:
    'The code “{code}” matches no application and no complaint. Check its letters and digits on the receipt, or contact the office.',
  other: 'Track another application',
  stepNames: {
    '1': 'Application received',
    '2': 'Data verified',
    '3': 'Data entered',
    '4': 'KTP-el printed',
    '5': 'KTP-el checked by two officials',
    '6': 'KTP-el handed over',
  },
  states: {
    intake: 'Received',
    received: 'Received',
    incomplete: 'To be completed',
    awaiting_centre: 'Awaiting the centre',
    verified: 'Verified',
    entered: 'Data entered',
    printing: 'Data entered',
    printed: 'Printed',
    section_approved: 'Checked',
    ready: 'Ready to collect',
    completed: 'Completed',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    cancelled: 'Cancelled',
  },
  next: {
    intake: 'Please wait in the service hall. An officer is looking at your file.',
    received: 'Please wait in the service hall. Your file is being verified.',
    incomplete:
      'Something required is missing. See the receipt or ask at the desk, then bring what is missing. The service clock stands still meanwhile.',
    awaiting_centre:
      'Your recording is still being processed by the national centre (Ditjen Dukcapil). The office cannot speed this up; you will be called when the card can be printed.',
    verified: 'Please wait in the service hall. Your data is being entered.',
    entered: 'Please wait in the service hall. Your card will be printed shortly.',
    printing: 'Please wait in the service hall. Your card is being printed.',
    printed: 'Please wait in the service hall. Your card is being checked.',
    section_approved: 'Please wait in the service hall. Your card is being checked once more.',
    ready:
      'Your card can be collected at the desk. Bring the receipt and your old card if you have one. If somebody collects it for you, they bring form F-1.07 (proxy).',
    completed: 'Your card has been handed over. Thank you.',
    refused:
      'The application was refused. If you disagree, you can object in writing to the head of the office or file a complaint.',
    withdrawn: 'The application was withdrawn by the applicant. A new one can be made at any time.',
    cancelled:
      'This intake was cancelled by an officer. Ask at the desk if you think it should not have been.',
  },
} satisfies Translation<typeof idTrack>;
