import type { wallDisplay as idWallDisplay } from '../../id/public/wall-display.ts';
import type { Translation } from '../../translation.ts';

/** The screen of the waiting room: few words, large. */
export const wallDisplay: Translation<typeof idWallDisplay> = {
  title: 'Queue display',
  now: 'Now called',
  counter: 'Counter {number}',
  none: 'No call yet',
  earlier: 'Earlier calls',
  counters: 'Other counters',
  called: 'called',
  serving: 'being served',
  free: 'ready',
  closedCounter: 'closed',
  waiting: '{count} waiting',
  nobody: 'Nobody is waiting',
  estimate: 'about {minutes} minutes',
  noEstimate: 'no estimate yet',
  noCounter: 'no counter open yet',
  closed: {
    day: 'The office is closed today.',
    before: 'Tickets are given from {time}.',
    after: 'No more tickets are given today since {time}.',
  },
  sound: 'Turn on sound',
  soundFailed: 'The sound could not be loaded yet. Press again.',
  lost: 'No network since {time}. The numbers on this screen may have changed; please listen to the officers.',
};
