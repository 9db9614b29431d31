export { type CheckedAttachment, checkAttachment } from './check-attachment.ts';
