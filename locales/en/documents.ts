import type { documents as idDocuments } from '../id/documents.ts';
import type { Translation } from '../translation.ts';

export const documents = {
  receiptTitle: 'Application receipt',
  handoverTitle: 'Handover receipt for the identity card (KTP-el)',
  number: 'Application number',
  trackingCode: 'Tracking code',
  trackingHelp: 'Scan or type this code at {address} to see how far the application is.',
  service: 'Service',
  applicant: 'Applicant',
  received: 'Received',
  receivedBy: 'Officer',
  checklist: 'Documents',
  attached: 'attached',
  seen: 'shown',
  missing: 'not yet',
  promise: 'Our promise: done within {promise} of receipt. Free of charge.',
  waitCentre: 'Waiting for the applicant, the data centre or a general outage is not counted.',
  contact: 'Questions or complaints: {phone}',
  nik: 'NIK',
  serial: 'Card serial number',
  handedOver: 'Handed over',
  receiver: 'Received by',
  self: '{name} (the applicant)',
  proxy: '{name} (proxy, form F-1.07)',
  oldCard: 'Old card',
  took: 'Time taken',
  tookOf: '{time} of the promised {promise}',
  signature: 'Signature of the receiver',
  officer: 'Officer',
  checkCard:
    'Please check the card before you leave the counter. If anything is wrong, tell the officer at once.',
  surveyTitle: 'How did we serve you?',
  surveyHelp:
    'Scan, or type this code at {address}. Good once, until {until}. Answers are not tied to your name.',
  specimenNote: 'SPECIMEN: not an official document.',
} satisfies Translation<typeof idDocuments>;
