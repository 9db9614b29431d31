export interface CheckedAttachment {
  mediaType: 'image/jpeg' | 'image/png' | 'application/pdf';
  /** What is kept: re-encoded, without metadata, scripts or anything hidden. */
  bytes: Buffer;
  width?: number;
  height?: number;
  pages?: number;
}

/** Reads an attachment of a complaint: decided by its content, never by its name. */
export function checkAttachment(_file: Buffer | string): Promise<CheckedAttachment> {
  return Promise.reject(new Error('Attachments are not read yet.'));
}
