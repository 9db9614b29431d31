import { open, stat } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';
import { maxAttachmentBytes } from '../../../contract/complaints/terms.ts';
import { Refusal } from '../../refusal.ts';
import { sniff } from '../images/sniff.ts';
import { cleanPdf } from './clean-pdf.ts';

export interface CheckedAttachment {
  mediaType: 'image/jpeg' | 'application/pdf';
  /** What is kept: re-encoded, without metadata, scripts or anything hidden. */
  bytes: Buffer;
  width?: number;
  height?: number;
  pages?: number;
}

const longestSide = 2400;
/** A 50-megapixel phone still fits; a decompression bomb does not, and is refused before a pixel is decoded. */
const mostPixels = 64_000_000;
/** What every scanner knows as its test; it stands for whatever should never come back out of the vault. */
const scannerTest = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

/**
 * Reads an attachment of a complaint: decided by its content, never by its name. What is returned was written anew, so
 * nothing that was appended, embedded or hidden in the sent file is in it.
 */
export async function checkAttachment(file: Buffer | string): Promise<CheckedAttachment> {
  const bytes = await read(file);
  const checked = await rewrite(bytes);
  if (checked.bytes.includes(scannerTest)) throw new Refusal('invalid', 'attachment_type_not_allowed');
  if (checked.bytes.length > maxAttachmentBytes) throw tooLarge();
  return checked;
}

function tooLarge(): Refusal {
  return new Refusal('invalid', 'attachment_too_large', { megabytes: maxAttachmentBytes / 1_048_576 });
}

/** A file of 200 MB is refused by its length, without reading it. */
async function read(file: Buffer | string): Promise<Buffer> {
  const length = typeof file === 'string' ? (await stat(file)).size : file.length;
  if (length === 0) throw new Refusal('invalid', 'attachment_empty');
  if (length > maxAttachmentBytes) throw tooLarge();
  if (typeof file !== 'string') return file;
  const handle = await open(file);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function rewrite(bytes: Buffer): Promise<CheckedAttachment> {
  switch (sniff(bytes)) {
    case 'jpeg':
    case 'png':
    case 'webp':
      return picture(bytes);
    case 'pdf':
      return { mediaType: 'application/pdf', ...(await cleanPdf(bytes)) };
    case 'heic':
      return pictureOfPhone(bytes);
    default:
      throw new Refusal('invalid', 'attachment_type_not_allowed');
  }
}

/** Whether HEIC can be decoded depends on the installed image library; where it cannot, the words say what to do. */
async function pictureOfPhone(bytes: Buffer): Promise<CheckedAttachment> {
  try {
    return await picture(bytes);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'attachment_too_many_pixels') throw error;
    throw new Refusal('invalid', 'attachment_is_heic');
  }
}

async function picture(bytes: Buffer): Promise<CheckedAttachment> {
  const { width, height } = await header(bytes);
  if (width * height > mostPixels) {
    throw new Refusal('invalid', 'attachment_too_many_pixels', { width, height });
  }
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated', pages: 1 })
      .autoOrient()
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 84 })
      .toBuffer({ resolveWithObject: true });
    return { mediaType: 'image/jpeg', bytes: data, width: info.width, height: info.height };
  } catch {
    throw new Refusal('invalid', 'attachment_unreadable');
  }
}

async function header(bytes: Buffer): Promise<Metadata> {
  try {
    // The library's own pixel limit is off here: it would hide the size that the message should name.
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw new Refusal('invalid', 'attachment_unreadable');
  }
}
