export type { CheckedAttachment } from './check-attachment.ts';
