import type { ElectronicChannel } from '../../../contract/notifications/terms.ts';
import type { Locale } from '../../../locales/translator.ts';

export interface OutgoingMessage {
  /** An e-mail address, or a telephone number in E.164. */
  recipient: string;
  subject: string;
  text: string;
  locale: Locale;
  /** The same for every try of one message, so that a provider or reader can tell a repeat. */
  idempotencyKey: string;
}

/** Takes one message to its provider. Fails with `MessageNotSent`. */
export interface MessageSender {
  channel: ElectronicChannel;
  send(message: OutgoingMessage): Promise<{ providerRef: string | null }>;
  /** Lets go of connections. */
  close?(): void;
}

/** The channels that this office has configured; a channel that is not here is off. */
export type MessageSenders = ReadonlyMap<ElectronicChannel, MessageSender>;

/** What a provider says later of a message that it took. */
export type DeliveryReport = {
  channel: ElectronicChannel;
  providerRef: string;
  /** The key that the message was sent under, where the provider repeats it. */
  idempotencyKey: string | null;
} & ({ outcome: 'delivered' } | { outcome: 'failed'; errorCode: string });

/** Why a message did not leave. `code` is fit for logs and tables: never a word of the message or a recipient. */
export class MessageNotSent extends Error {
  readonly kind: 'temporary' | 'permanent';
  readonly code: string;
  /** The provider itself could not be reached or let nobody in: the next message would fare no better now. */
  readonly unreachable: boolean;

  constructor(kind: 'temporary' | 'permanent', code: string, unreachable = false) {
    super(code);
    this.name = 'MessageNotSent';
    this.kind = kind;
    // As it is kept, whatever a provider calls its faults: -1, "E-17".
    this.code = code
      .toLowerCase()
      .replace(/[^a-z0-9_]+/g, '_')
      .slice(0, 60);
    this.unreachable = unreachable;
  }
}
