import { join } from 'node:path';
import { type ElectronicChannel, electronicChannels } from '../../../contract/notifications/terms.ts';
import { consoleSink } from './console-sink.ts';
import { fileSink } from './file-sink.ts';
import type { MessageSender, MessageSenders } from './port.ts';
import { type SmsSettings, smsSender } from './sms-gateway.ts';
import { type SmtpSettings, smtpSender } from './smtp.ts';
import { type WhatsappSettings, whatsappSender } from './whatsapp-cloud.ts';

interface ChannelSettings {
  email: SmtpSettings;
  whatsapp: WhatsappSettings;
  sms: SmsSettings;
}

/** Every channel and what sends through it. */
const senderFor: { [C in ElectronicChannel]: (settings: ChannelSettings[C]) => MessageSender } = {
  email: smtpSender,
  whatsapp: whatsappSender,
  sms: smsSender,
};

export type MessageSettings = { [C in ElectronicChannel]: ChannelSettings[C] | undefined } & {
  /** Takes what has no sender, in a demonstration only. */
  sink: 'console' | 'file' | undefined;
};

function configuredSender<C extends ElectronicChannel>(channel: C, settings: ChannelSettings[C] | undefined) {
  return settings === undefined ? [] : [senderFor[channel](settings)];
}

/** The channels that the settings turn on; `home` is where a demonstration keeps its files. */
export function configuredSenders(settings: MessageSettings, home: string | undefined): MessageSenders {
  const senders: MessageSender[] = [];
  if (settings.sink === 'console') senders.push(...electronicChannels.map((channel) => consoleSink(channel)));
  if (settings.sink === 'file' && home !== undefined) {
    senders.push(...electronicChannels.map((channel) => fileSink(channel, join(home, 'messages'))));
  }
  senders.push(...electronicChannels.flatMap((channel) => configuredSender(channel, settings[channel])));
  return new Map(senders.map((sender) => [sender.channel, sender]));
}
