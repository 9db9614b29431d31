// Pure: values in, values out.
import {
  type ElectronicChannel,
  electronicChannels,
  type MessageChannel,
  type MessageState,
  type PreferredChannel,
} from '../../../contract/notifications/terms.ts';

/** How a person may be reached; what was not given is null or left out. */
export interface Recipient {
  /** The person's own wish, followed where the office can. */
  preferred?: PreferredChannel | null;
  email?: string | null;
  /** E.164. */
  phone?: string | null;
  address?: string | null;
  /** SMS and WhatsApp go to other countries as well: the office's choice. */
  textsAbroad?: boolean;
  name?: string | null;
}

const has = (value: string | null | undefined): value is string => value != null && value.trim() !== '';

/**
 * Indonesian mobile numbers begin with +628; an office's landline takes calls alone. Numbers abroad can cost whoever
 * writes to them any price.
 */
const takesText = (phone: string, abroad: boolean) =>
  phone.startsWith('+62') ? phone.startsWith('+628') : abroad;

/** Where a sender delivers to, or null when the person gave nothing for that channel. */
export function recipientFor(
  channel: ElectronicChannel,
  { email, phone, textsAbroad = false }: Recipient,
): string | null {
  if (channel === 'email') return has(email) ? email : null;
  return has(phone) && takesText(phone, textsAbroad) ? phone : null;
}

/**
 * The channel of a message: the person's wish if it can be kept, else what leaves by itself, else a letter, else a
 * call by an officer; somebody who gave nothing reads the tracking page. Channels in `tried` have failed.
 */
export function chooseChannel(
  recipient: Recipient,
  inService: readonly ElectronicChannel[],
  tried: readonly MessageChannel[] = [],
): MessageChannel {
  const possible: MessageChannel[] = electronicChannels.filter(
    (channel) => inService.includes(channel) && recipientFor(channel, recipient) !== null,
  );
  if (has(recipient.address)) possible.push('letter');
  if (has(recipient.phone)) possible.push('call');
  const open = possible.filter((channel) => !tried.includes(channel));
  return open.find((channel) => channel === recipient.preferred) ?? open[0] ?? 'tracking_only';
}

/** The state in which a message of this channel begins. */
export function firstStateOf(channel: MessageChannel): MessageState {
  if (channel === 'letter') return 'to_print';
  if (channel === 'call') return 'to_call';
  return channel === 'tracking_only' ? 'not_sendable' : 'queued';
}

const minute = 60_000;
/** Longer than a day without network and a weekend; then the person is told another way. */
export const patienceMs = 7 * 24 * 60 * minute;

/** Wait after the n-th failure: a minute, doubling, an hour at most. */
export function waitAfter(attempts: number): number {
  return Math.min(60, 2 ** (Math.max(1, attempts) - 1)) * minute;
}
