import type { ComplaintChannel } from '../../contract/complaints/terms.ts';
import { type Random, weighted } from '../random.ts';

/** What is meant to become of a complaint. */
export const fates = [
  'answered',
  'answered_late',
  'answered_at_once',
  'forwarded',
  'completed',
  'lapsed',
  'archived',
  'archived_after_calls',
  'refused_identity',
  'merged',
  'unmerged',
  'withdrawn',
  'about_officer',
  'reopened',
  'spam',
] as const;
export type Fate = (typeof fates)[number];

/** How an answered complaint ends. */
export const afterwards = ['silence', 'satisfied', 'closed', 'dissatisfied'] as const;
export type Afterwards = (typeof afterwards)[number];

export interface Arrival {
  channel: Exclude<ComplaintChannel, 'box'>;
  fate: Fate;
}

const channels = { letter: 16, counter: 24, telephone: 32, email: 8, web: 20 } as const;

const written: Readonly<Partial<Record<Fate, number>>> = {
  answered: 44,
  answered_late: 6,
  forwarded: 12,
  completed: 6,
  lapsed: 3,
  archived: 4,
  archived_after_calls: 3,
  merged: 4,
  unmerged: 2,
  withdrawn: 4,
  about_officer: 5,
  reopened: 7,
};
const byChannel: Readonly<Record<Arrival['channel'], Readonly<Partial<Record<Fate, number>>>>> = {
  letter: written,
  counter: { ...written, archived: 0, archived_after_calls: 0 },
  email: written,
  telephone: {
    answered_at_once: 45,
    answered: 25,
    answered_late: 3,
    forwarded: 12,
    refused_identity: 6,
    merged: 4,
    reopened: 5,
  },
  web: { ...written, archived: 0, archived_after_calls: 0, spam: 14 },
};

export const fateOfSlip = (random: Random): Fate => weighted<Fate>(random, { ...written, archived: 14 });
export const afterAnswer = (random: Random): Afterwards =>
  weighted(random, { silence: 50, satisfied: 22, closed: 16, dissatisfied: 12 });

/** Who comes on a day: around `perDay` in all, some days nobody. */
export function arrivalsOf(perDay: number, random: Random): Arrival[] {
  const count = Math.max(0, Math.round(perDay * (0.4 + 1.2 * random.next())));
  return Array.from({ length: count }, () => {
    const channel = weighted(random, channels);
    return { channel, fate: weighted(random, byChannel[channel]) };
  });
}
