/** Channels through which a program sends. */
export const electronicChannels = ['email', 'whatsapp', 'sms'] as const;
export type ElectronicChannel = (typeof electronicChannels)[number];

/** The ways a person may wish to be told by. */
export const preferredChannels = [...electronicChannels, 'letter', 'call'] as const;
export type PreferredChannel = (typeof preferredChannels)[number];

/** Every way a message can take; `tracking_only`: the person gave none and reads the tracking page. */
export const messageChannels = [...preferredChannels, 'tracking_only'] as const;
export type MessageChannel = (typeof messageChannels)[number];

export const messageStates = [
  'queued',
  'sent',
  'delivered',
  'failed',
  'to_print',
  'printed',
  'to_call',
  'told',
  'not_sendable',
] as const;
export type MessageState = (typeof messageStates)[number];

/** Why a message waits for tomorrow although its channel works; stands where the code of a failed try stands. */
export const messageWaits = ['recipient_told_today', 'channel_budget_spent', 'channel_share_spent'] as const;
export type MessageWait = (typeof messageWaits)[number];

/** What still waits for a person or for the network: the tabs of the outbox. */
export const outboxStates = ['to_print', 'to_call', 'failed', 'queued'] as const;
export type OutboxState = (typeof outboxStates)[number];

export const messageActions = ['markPrinted', 'markTold', 'retry'] as const;
export type MessageAction = (typeof messageActions)[number];
