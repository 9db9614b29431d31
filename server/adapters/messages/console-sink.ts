import type { ElectronicChannel } from '../../../contract/notifications/terms.ts';
import type { MessageSender } from './port.ts';
import { asText } from './sink-text.ts';

/** For the demonstration: what would have been sent, on the terminal. */
export function consoleSink(
  channel: ElectronicChannel,
  write: (text: string) => void = (text) => void process.stdout.write(text),
): MessageSender {
  return {
    channel,
    async send(message) {
      write(`${asText(channel, message)}\n`);
      return { providerRef: null };
    },
  };
}
