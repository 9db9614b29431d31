import { join } from 'node:path';
import { electronicChannels } from '../../../contract/notifications/terms.ts';
import { consoleSink } from './console-sink.ts';
import { fileSink } from './file-sink.ts';
import type { MessageSender, MessageSenders } from './port.ts';
import { type SmsSettings, smsSender } from './sms-gateway.ts';
import { type SmtpSettings, smtpSender } from './smtp.ts';
import { type WhatsappSettings, whatsappSender } from './whatsapp-cloud.ts';

export interface MessageSettings {
  smtp: SmtpSettings | undefined;
  whatsapp: WhatsappSettings | undefined;
  sms: SmsSettings | undefined;
  /** Takes what has no sender, in a demonstration only. */
  sink: 'console' | 'file' | undefined;
}

/** The channels that the settings turn on; `home` is where a demonstration keeps its files. */
export function configuredSenders(settings: MessageSettings, home: string | undefined): MessageSenders {
  const senders: MessageSender[] = [];
  if (settings.sink === 'console') senders.push(...electronicChannels.map((channel) => consoleSink(channel)));
  if (settings.sink === 'file' && home !== undefined) {
    senders.push(...electronicChannels.map((channel) => fileSink(channel, join(home, 'messages'))));
  }
  if (settings.smtp !== undefined) senders.push(smtpSender(settings.smtp));
  if (settings.whatsapp !== undefined) senders.push(whatsappSender(settings.whatsapp));
  if (settings.sms !== undefined) senders.push(smsSender(settings.sms));
  return new Map(senders.map((sender) => [sender.channel, sender]));
}
