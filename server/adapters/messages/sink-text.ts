import type { ElectronicChannel } from '../../../contract/notifications/terms.ts';
import type { OutgoingMessage } from './port.ts';

/** A message as a person reads it in a terminal or a file. */
export function asText(channel: ElectronicChannel, { recipient, subject, text }: OutgoingMessage): string {
  return `${channel} -> ${recipient}\n${subject}\n\n${text}\n`;
}
