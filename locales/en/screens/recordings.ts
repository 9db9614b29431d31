import type { recordingScreens as idRecordingScreens } from '../../id/screens/recordings.ts';
import type { Translation } from '../../translation.ts';

export const recordingScreens = {
  find: 'Find a resident',
  waitingIntro:
    'Recorded and waiting on the centre, the longest first. This time is outside the ten minutes.',
  readyIntro: 'Ready to print and not yet asked for.',
  readyTotal:
    '{count} people are ready to print and have not applied; {shown} are shown, those never called first.',
  counts: 'Those who wait, by status and age',
  readySince: 'Ready since',
  age: 'Age',
  there: 'there',
  notThere: 'not there',
  call: 'Last call',
  callText: 'Call {name}: the card can be printed. Note what came of it.',
  willCome: 'will come on {date}',
  notNow: 'No recording needed',
  imagesMissing: 'Recorded already; the photograph or signature is not here yet',
  brought: 'What was shown',
  notShown: 'Not shown',
  station: 'Recording on the SIAK station',
  capturedOn: 'Date of the recording',
  capturedTime: 'Time of the recording',
  captures: 'Recordings noted',
  noCaptures: 'No recording has been noted here.',
  notedBy: 'Noted by {by}, {at}',
  background: 'Background {colour}',
  takenAt: 'Saved {at}',
  replace: 'Replace',
  signHere: 'Ask the resident to sign inside the box',
  signatureOf: 'Signature of {name}',
} satisfies Translation<typeof idRecordingScreens>;
