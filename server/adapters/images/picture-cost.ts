import type { Metadata } from 'sharp';

const bytesPerSample: Readonly<Record<string, number>> = {
  ushort: 2,
  short: 2,
  uint: 4,
  float: 4,
  double: 8,
};
/** Orientations from 5 on turn a picture on its side, for which all of it has to be there. */
const firstTurned = 5;

/** What a header promises, before a pixel is decoded. */
export interface PictureCost {
  /** Of all frames together. */
  pixels: number;
  /** Memory that decoding holds at once; a picture that comes line by line holds next to nothing. */
  bytes: number;
}

/** JPEG in passes keeps its coefficients, two bytes each; others in passes, and what is turned, keep their pixels. */
export function pictureCost(header: Metadata): PictureCost {
  const { width, height, channels, depth, format, pages = 1, orientation = 1 } = header;
  const frame = width * height;
  const inPasses = header.isProgressive === true;
  const sample = format === 'jpeg' ? 2 : (bytesPerSample[depth] ?? 1);
  const turned = orientation >= firstTurned && format !== 'jpeg';
  const whole = inPasses || turned || format === 'webp' || format === 'heif';
  return {
    pixels: frame * pages,
    bytes: whole ? frame * channels * sample * (inPasses && turned ? 2 : 1) : 0,
  };
}

/** A process that reads files is killed at 512 MB; this leaves it room for everything else. */
export const mostDecodedBytes = 300 * 1_048_576;
