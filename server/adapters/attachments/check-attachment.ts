import sharp, { type Metadata } from 'sharp';
import { Refusal } from '../../refusal.ts';
import { mostDecodedBytes, pictureCost } from '../images/picture-cost.ts';
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
/**
 * Refused before a pixel is decoded. Officers take the photographs of any telephone; from the street comes what a
 * telephone takes without being told to take more.
 */
const mostPixels = { officers: 64_000_000, street: 24_000_000 };
export type Sender = keyof typeof mostPixels;
/** What every scanner knows as its test; it stands for whatever should never come back out of the vault. */
const scannerTest = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

/**
 * Reads an attachment of a complaint: decided by its content, never by its name. What is returned was written anew, so
 * nothing that was appended, embedded or hidden in the sent file is in it. Runs where files from outside are read.
 */
export async function checkAttachment(bytes: Buffer, sender: Sender): Promise<CheckedAttachment> {
  const checked = await rewrite(bytes, mostPixels[sender]);
  if (checked.bytes.includes(scannerTest)) throw new Refusal('invalid', 'attachment_type_not_allowed');
  return checked;
}

async function rewrite(bytes: Buffer, most: number): Promise<CheckedAttachment> {
  switch (sniff(bytes)) {
    case 'jpeg':
    case 'png':
    case 'webp':
      return picture(bytes, most);
    case 'pdf':
      return { mediaType: 'application/pdf', ...(await cleanPdf(bytes)) };
    case 'heic':
      return pictureOfPhone(bytes, most);
    default:
      throw new Refusal('invalid', 'attachment_type_not_allowed');
  }
}

/** Whether HEIC can be decoded depends on the installed image library; where it cannot, the words say what to do. */
async function pictureOfPhone(bytes: Buffer, most: number): Promise<CheckedAttachment> {
  try {
    return await picture(bytes, most);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'attachment_too_many_pixels') throw error;
    throw new Refusal('invalid', 'attachment_is_heic');
  }
}

async function picture(bytes: Buffer, most: number): Promise<CheckedAttachment> {
  const metadata = await header(bytes);
  const { width, height } = metadata;
  const cost = pictureCost(metadata);
  if (cost.pixels > most || cost.bytes > mostDecodedBytes) {
    throw new Refusal('invalid', 'attachment_too_many_pixels', { width, height });
  }
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: most, failOn: 'truncated', pages: 1 })
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
