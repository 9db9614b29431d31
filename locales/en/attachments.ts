import type { attachmentRefusals as idRefusals } from '../id/attachments.ts';
import type { Translation } from '../translation.ts';

export const attachmentRefusals = {
  file_reading_busy:
    'Many files are being checked at the moment. Nothing is lost: try again in about {seconds} seconds.',
  file_infected:
    'This file cannot be accepted: the scanner calls it dangerous. Send another one, or come to the office.',
  scanner_unreachable:
    'The file scanner cannot be reached, so no file can be accepted now. Try again in about {seconds} seconds, or send it without an attachment.',
  attachment_empty: 'The attached file is empty.',
  attachment_too_large:
    'The attachment is larger than {megabytes} MB. Make it smaller, or send several files.',
  attachment_type_not_allowed:
    'This attachment is neither a photograph (JPEG, PNG, WebP) nor a PDF, so it cannot be taken.',
  attachment_is_heic:
    'This photograph is HEIC and cannot be opened here. Set the camera to JPEG, or save it as JPEG.',
  attachment_unreadable:
    'The attachment is broken or cut off. Please send it again, or send a photograph of it.',
  attachment_encrypted: 'This PDF is locked by a password. Please send one that is not.',
  attachment_too_many_pages: 'This PDF has more than {max} pages. Please send only the part that is needed.',
  attachment_too_many_pixels:
    'The photograph is too large ({width} × {height} pixels). Please make it smaller first.',
} satisfies Translation<typeof idRefusals>;
