import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronicChannel } from '../../../contract/notifications/terms.ts';
import type { MessageSender } from './port.ts';
import { asText } from './sink-text.ts';

/** For the demonstration: what would have been sent, one file per message; a repeat writes the same file. */
export function fileSink(channel: ElectronicChannel, directory: string): MessageSender {
  return {
    channel,
    async send(message) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const name = `${channel}-${message.idempotencyKey}.txt`;
      await writeFile(join(directory, name), asText(channel, message), { mode: 0o600 });
      return { providerRef: name };
    },
  };
}
