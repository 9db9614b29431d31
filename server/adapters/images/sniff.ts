type SniffedFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'heic' | 'pdf' | 'svg' | 'unknown';

/** What a file is by its first bytes; its name and its declared type are only claims. */
export function sniff(bytes: Buffer): SniffedFormat {
  if (bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return 'png';
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(0, 4) === 'GIF8') return 'gif';
  if (ascii(4, 8) === 'ftyp' && /^(?:heic|heix|hevc|mif1|msf1|avif)/u.test(ascii(8, 12))) return 'heic';
  // Readers accept a PDF whose mark stands anywhere in the first kilobyte.
  if (ascii(0, 1024).includes('%PDF-')) return 'pdf';
  const text = bytes
    .toString('utf8', 0, 1024)
    .replace(/^\uFEFF/u, '')
    .trimStart()
    .toLowerCase();
  if (
    text.startsWith('<svg') ||
    ((text.startsWith('<?xml') || text.startsWith('<!')) && text.includes('<svg'))
  ) {
    return 'svg';
  }
  return 'unknown';
}
