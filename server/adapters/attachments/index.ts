export type { CheckedAttachment, Sender } from './check-attachment.ts';
