import type { ticketKiosk as idTicketKiosk } from '../../id/public/ticket-kiosk.ts';
import type { Translation } from '../../translation.ts';

/** The ticket kiosk, and the slip that it prints. */
export const ticketKiosk: Translation<typeof idTicketKiosk> = {
  choose: 'Touch the service that you need.',
  full: 'No numbers are left for today.',
  none: 'There is no service to take a number for yet. Please ask an officer.',
  priorityTitle: 'Do you need to go first?',
  priorityHelp: 'Elderly people, people with a disability and pregnant women are called earlier.',
  yourNumber: 'Your number',
  priority: 'Called earlier',
  ahead: '{count} before you',
  next: 'You are next',
  minutes: 'about {minutes} minutes to wait',
  takenAt: 'Taken {time}',
  follow: 'Follow it on your phone:',
  keep: 'Keep this number until you have been served.',
  done: 'Done',
  returns: 'This screen returns to its start by itself.',
  again: 'This form was open for too long. Please start again.',
  unknownTitle: 'This address is not valid',
  unknown:
    'The address of the screen by the door was replaced or is wrong. Please ask an officer for the new one.',
};
