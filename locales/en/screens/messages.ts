import type { messageScreens as idMessageScreens } from '../../id/screens/messages.ts';
import type { Translation } from '../../translation.ts';

export const messageScreens = {
  title: 'Messages',
  intro:
    'Messages that wait for an officer or for the network, the longest first. None is thrown away: what cannot be sent is told by letter or by telephone.',
  tabs: { to_print: 'To print', to_call: 'To call', failed: 'Failed', queued: 'Queued' },
  empty: {
    to_print: 'No letter waits to be printed.',
    to_call: 'Nobody waits to be called.',
    failed: 'No message has failed.',
    queued: 'No message waits. All that can be sent has left.',
  },
  about: 'About',
  to: 'To',
  channel: 'By',
  since: 'Waiting since',
  tries: 'Tries',
  next: 'Next try {time}',
  nextStep: 'Next step',
  channels: {
    email: 'E-mail',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    letter: 'Letter',
    call: 'Call by an officer',
    tracking_only: 'Tracking page only',
  },
  markPrinted: 'Print letter',
  openLetter: 'Open letter for printing',
  printText:
    'Open and print the letter to {name}. Once it is printed and ready for the post, record it here.',
  printDone: 'Printed',
  markTold: 'Called',
  toldText: 'Record that {name} was told on the telephone. It is recorded in your name, with the time now.',
  whatToSay: 'What to say',
  retry: 'Try again',
  nameHidden: 'Name withheld',
  toYou: 'The complainant',
  erased: 'The words were destroyed',
  fault: 'Cause: {code}',
  command: {
    perDay: '{channel}: at most {perDay} messages a day',
    abroad: 'SMS and WhatsApp go to numbers abroad as well',
    notAbroad: 'SMS and WhatsApp go to Indonesian numbers only',
  },
  waits: {
    recipient_told_today: 'The recipient has had one message from a form today. This one leaves tomorrow.',
    channel_budget_spent: 'The limit of messages for today is reached. This one leaves tomorrow.',
    channel_share_spent:
      'The limit of messages set off by forms is reached for today. This one leaves tomorrow.',
  },
  spent:
    'The limit of messages by {channel}, or the share of it for messages set off by forms, is reached for today ({spent} of {perDay} sent). The others are kept and leave tomorrow. If this number is unusual, tell whoever looks after the system.',
} satisfies Translation<typeof idMessageScreens>;
