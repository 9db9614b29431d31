import type { queueRefusals as refusalsInIndonesian, queue as wordsInIndonesian } from '../id/queue.ts';
import type { Translation } from '../translation.ts';

/** Words of the queue that screens, displays and public pages share. */
export const queue: Translation<typeof wordsInIndonesian> = {
  kinds: {
    recording: 'Biometric recording',
    application: 'Identity card printing',
    collection: 'Identity card collection',
    complaint: 'Information and complaints',
  },
  priorities: {
    elderly: 'Elderly',
    disabled: 'Person with a disability',
    pregnant: 'Pregnant',
    some: 'Priority',
  },
  sources: {
    phone: 'Mobile phone',
    door: 'Screen at the door',
    officer: 'Officer',
  },
  states: {
    waiting: 'Waiting',
    called: 'Called',
    serving: 'Being served',
    done: 'Done',
    skipped: 'Skipped',
    cancelled: 'Cancelled',
    expired: 'Ended with its day',
  },
  actions: {
    callNext: 'Call next',
    recall: 'Call again',
    start: 'Start serving',
    skip: 'Skip',
    restore: 'Put back in the queue',
    transfer: 'Transfer',
    finish: 'Finish',
    cancel: 'Cancel ticket',
  },
};

export const queueRefusals: Translation<typeof refusalsInIndonesian> = {
  ticket_unknown: 'There is no such ticket.',
  ticket_moved_on: 'This ticket has changed meanwhile. Reload this page.',
  ticket_of_other_day: 'This is not a ticket of today.',
  ticket_at_other_counter: 'This ticket is at another counter.',
  ticket_not_called: 'This ticket has not been called to a counter.',
  ticket_has_application: 'This ticket has been used for an application already.',
  counter_unknown: 'There is no such counter.',
  counter_closed: 'This counter is not in use.',
  counter_not_chosen: 'Choose your counter first.',
  counter_occupied: 'Somebody is still called or being served at this counter. Finish or skip first.',
  counter_serves_other: 'Counter {counter} does not serve this service.',
  counter_number_used: 'This counter number is in use already.',
  transfer_to_same: 'Choose another service or counter.',
  queue_empty: 'Nobody is waiting for this counter.',
  queue_closed: 'No tickets are being given at the moment.',
  queue_service_unknown: 'There is no such queue service.',
  queue_service_closed: 'This service is not taking tickets at the moment.',
  queue_service_full: 'Today’s tickets for this service are used up ({limit} tickets).',
  queue_device_used_up:
    'This telephone has taken {max} tickets today. Please ask for one at the entrance of the office.',
  queue_service_code_used: 'This service code is in use already.',
  queue_letter_used: 'Another service uses this letter already.',
  queue_hours_wrong: 'Opening must come before the last ticket.',
  queue_phone_share_used:
    'The numbers of this service for telephones are used up today ({share}). Please come to the office: the door keeps numbers.',
  queue_work_needed:
    'Many numbers are being taken from this network, so your telephone has to be checked. Press again and wait, half a minute at most. If it does not work, please come: the door keeps numbers.',
  queue_too_many_from_address:
    'Too many tickets were taken from this network in a short time. Please wait a moment, or take a ticket at the door.',
};
