import sharp, { type Metadata, type Sharp } from 'sharp';
import { Refusal } from '../../refusal.ts';
import { mostDecodedBytes, pictureCost } from './picture-cost.ts';
import { sniff } from './sniff.ts';

/** Part of the picture to keep, as shares (0..1) of the upright picture: independent of how large a screen showed it. */
export interface CropBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

export type ImagePurpose =
  | { purpose: 'portrait'; crop: CropBox | null }
  | { purpose: 'signature' }
  | { purpose: 'document' }
  /** For a web page: no side longer, no heavier than this, whatever was sent. */
  | { purpose: 'web'; side: number; bytes: number };

export interface ReadImage {
  bytes: Buffer;
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  width: number;
  height: number;
  /** Portraits only: the colour behind the head as measured, for the rule of odd and even birth years. */
  background: MeasuredBackground | null;
}

export type MeasuredBackground = 'red' | 'blue' | 'other';

export const imageLimits = {
  bytes: 15 * 1024 * 1024,
  /** A 50-megapixel phone still fits; 20,000 x 20,000 does not, and is refused before a pixel is decoded. */
  pixels: 64_000_000,
  /** 2 x 3 cm at 610 dots an inch: more than a card printer can show, and about 40 kB. */
  portrait: { width: 480, height: 720 },
  portraitMinimum: { width: 200, height: 300 },
  signature: { width: 800, height: 320 },
  document: 2000,
} as const;

/**
 * Reads an uploaded picture: trusts its bytes, never its name; looks at the header before decoding; re-encodes,
 * which drops metadata (place, device) and anything hidden behind the picture. Everything else is a named refusal.
 */
export async function readImage(bytes: Buffer, wanted: ImagePurpose): Promise<ReadImage> {
  const format = sniff(bytes);
  if (format === 'pdf') throw new Refusal('invalid', 'image_is_pdf');
  if (format === 'svg') throw new Refusal('invalid', 'image_is_svg');
  if (format === 'gif') throw new Refusal('invalid', 'image_is_gif');
  if (format === 'heic') throw new Refusal('invalid', 'image_is_heic');
  if (format === 'unknown') throw new Refusal('invalid', 'image_unknown_type');

  const metadata = await header(bytes);
  const cost = pictureCost(metadata);
  if (cost.pixels > imageLimits.pixels || cost.bytes > mostDecodedBytes) {
    throw new Refusal('invalid', 'image_too_many_pixels', { width: metadata.width, height: metadata.height });
  }
  try {
    switch (wanted.purpose) {
      case 'portrait':
        return await portrait(bytes, metadata, wanted.crop);
      case 'signature':
        return await signature(bytes);
      case 'document':
        return await page(bytes);
      case 'web':
        return await web(bytes, wanted);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('invalid', 'image_broken');
  }
}

async function header(bytes: Buffer): Promise<Metadata> {
  try {
    // The library's own pixel limit is off here: it would hide the size that the message should name.
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw new Refusal('invalid', 'image_broken');
  }
}

/** Upright by its EXIF mark, one frame, sRGB; fails on truncated data rather than filling it with grey. */
function open(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: imageLimits.pixels, failOn: 'truncated', pages: 1 }).autoOrient();
}

async function portrait(bytes: Buffer, metadata: Metadata, crop: CropBox | null): Promise<ReadImage> {
  const size = { width: metadata.autoOrient.width, height: metadata.autoOrient.height };
  const area = crop === null ? widest(size) : pixels(size, crop);
  const { width, height } = imageLimits.portraitMinimum;
  if (area.width < width || area.height < height) {
    throw new Refusal('invalid', 'portrait_too_small', { width, height });
  }
  const { data, info } = await open(bytes)
    .extract(area)
    .resize(imageLimits.portrait.width, imageLimits.portrait.height, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true });
  return {
    bytes: data,
    mediaType: 'image/jpeg',
    width: info.width,
    height: info.height,
    background: await measureBackground(data),
  };
}

/** The largest 2:3 area, centred, a little towards the top, where the head is. */
function widest(size: { width: number; height: number }) {
  const width = Math.min(size.width, Math.floor((size.height * 2) / 3));
  const height = Math.min(size.height, Math.floor((width * 3) / 2));
  return {
    left: Math.floor((size.width - width) / 2),
    top: Math.floor((size.height - height) * 0.35),
    width,
    height,
  };
}

function pixels(size: { width: number; height: number }, crop: CropBox) {
  const inside =
    crop.left >= 0 &&
    crop.top >= 0 &&
    crop.width > 0 &&
    crop.height > 0 &&
    crop.left + crop.width <= 1.0005 &&
    crop.top + crop.height <= 1.0005;
  if (!inside) throw new Refusal('invalid', 'crop_outside_picture');
  const left = Math.floor(crop.left * size.width);
  const top = Math.floor(crop.top * size.height);
  const width = Math.min(Math.round(crop.width * size.width), size.width - left);
  const height = Math.min(Math.round(crop.height * size.height), size.height - top);
  // A pixel or two of rounding is nothing; a square sent as a portrait would stretch the face.
  if (Math.abs(width / height - 2 / 3) > 0.03) throw new Refusal('invalid', 'crop_wrong_ratio');
  return { left, top, width, height };
}

/** The mean colour of the two upper corners, where no hair reaches. */
async function measureBackground(portraitBytes: Buffer): Promise<MeasuredBackground> {
  const { width, height } = imageLimits.portrait;
  const box = { width: Math.round(width * 0.16), height: Math.round(height * 0.16) };
  const corners = await Promise.all(
    [0, width - box.width].map((left) =>
      sharp(portraitBytes)
        .extract({ left, top: 0, ...box })
        .stats(),
    ),
  );
  const channel = (index: number) =>
    corners.reduce((sum, { channels }) => sum + (channels[index]?.mean ?? 0), 0) / corners.length;
  const [red, green, blue] = [channel(0), channel(1), channel(2)];
  if (red > 90 && red > green * 1.6 && red > blue * 1.6) return 'red';
  if (blue > 70 && blue > red * 1.4 && blue > green * 1.1) return 'blue';
  return 'other';
}

/** Ink on transparent: whatever the paper's shade, only the strokes go onto the card. */
async function signature(bytes: Buffer): Promise<ReadImage> {
  const grey = open(bytes)
    .flatten({ background: '#ffffff' })
    .resize(imageLimits.signature.width * 2, imageLimits.signature.width * 2, {
      fit: 'inside',
      withoutEnlargement: true,
    })
    .greyscale()
    .toColourspace('b-w');
  const { data, info } = await grey.raw().toBuffer({ resolveWithObject: true });
  const box = inkBox(data, info.width, info.height);
  if (box === null) throw new Refusal('invalid', 'signature_blank');

  const rgba = Buffer.alloc(box.width * box.height * 4);
  for (let y = 0; y < box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1) {
      const shade = data[(box.top + y) * info.width + box.left + x] ?? 255;
      const at = (y * box.width + x) * 4;
      rgba[at] = 20;
      rgba[at + 1] = 26;
      rgba[at + 2] = 40;
      rgba[at + 3] = shade > box.paper ? 0 : Math.min(255, Math.round((box.paper - shade) * 1.8));
    }
  }
  const written = await sharp(rgba, { raw: { width: box.width, height: box.height, channels: 4 } })
    .resize(imageLimits.signature.width, imageLimits.signature.height, {
      fit: 'inside',
      withoutEnlargement: true,
    })
    .png({ compressionLevel: 9 })
    .toBuffer({ resolveWithObject: true });
  return {
    bytes: written.data,
    mediaType: 'image/png',
    width: written.info.width,
    height: written.info.height,
    background: null,
  };
}

/** Where the strokes are. The paper's shade is its median; ink is clearly darker. Null when nothing was written. */
function inkBox(grey: Buffer, width: number, height: number) {
  const histogram = new Uint32Array(256);
  for (const shade of grey) histogram[shade] = (histogram[shade] ?? 0) + 1;
  let median = 0;
  let seen = 0;
  while (median < 255) {
    seen += histogram[median] ?? 0;
    if (seen * 2 >= grey.length) break;
    median += 1;
  }
  const paper = Math.max(0, median - 45);
  let [left, top, right, bottom, ink] = [width, height, -1, -1, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((grey[y * width + x] ?? 255) >= paper) continue;
      ink += 1;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  // A speck of dust is no signature; half a page of black is no signature either.
  if (ink < 60 || right - left < 12 || ink > grey.length * 0.5) return null;
  return { left, top, width: right - left + 1, height: bottom - top + 1, paper };
}

async function page(bytes: Buffer): Promise<ReadImage> {
  const { data, info } = await open(bytes)
    .resize(imageLimits.document, imageLimits.document, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 78 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height, background: null };
}

const webQualities = [78, 60, 42];

/** Coarser before smaller: a reader on a slow line waits for bytes, not for pixels. */
async function web(bytes: Buffer, limit: { side: number; bytes: number }): Promise<ReadImage> {
  for (let side = limit.side; ; side = Math.floor(side * 0.75)) {
    const { data, info } = await open(bytes)
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    for (const quality of webQualities) {
      const written = await sharp(data, { raw: { width, height, channels } }).webp({ quality }).toBuffer();
      if (written.length <= limit.bytes) {
        return { bytes: written, mediaType: 'image/webp', width, height, background: null };
      }
    }
  }
}
