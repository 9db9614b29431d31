import type { ElectronicChannel } from '../contract/notifications/terms.ts';
import type { Connection } from './client.ts';
import type { Account } from './staff.ts';

/** Business time that is set: whoever plays many days has no other. */
export interface SetClock {
  now(): Date;
  set(at: Date): void;
}

export type Delivery = 'sent' | 'unreachable' | 'number_unknown';

/** What a running server does by itself from minute to minute, here when the simulation says so. */
export interface PassingOfTime {
  /** How many of each: reminders, warnings, closings, … */
  enforceDeadlines(): Promise<Readonly<Record<string, number>>>;
  endQueueDays(): Promise<unknown>;
  /** Sends what is due; of each message it is asked whether the provider takes it. */
  deliverMessages(outcomeOf: (channel: ElectronicChannel) => Delivery): Promise<unknown>;
}

/** Read from the tables, past everything that the office says of itself. */
export interface Records {
  /** The state of every complaint, by id. */
  complaintStates(): Promise<ReadonlyMap<string, string>>;
  /** Links of agencies that have not said their last word. */
  openReferrals(): Promise<readonly { token: string; state: string | null }[]>;
  /** Tickets of the queue by state. */
  tickets(): Promise<Record<string, number>>;
  /** The numbers of all calls, whoever saw them. */
  callNumbers(): Promise<readonly number[]>;
}

/** An office in this process whose time is set: beside what clients have, what they cannot do is handed in. */
export interface PlayedOffice {
  connection: Connection;
  accounts: readonly Account[];
  clock: SetClock;
  zone: string;
  time: PassingOfTime;
  records: Records;
  /** The agency to which the last rung of the ladder writes; no screen changes that. */
  appointInspectorate(agencyId: string): Promise<void>;
}
