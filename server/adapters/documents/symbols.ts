import bwipjs from 'bwip-js/node';

interface Symbol2d {
  /** Modules per side. */
  size: number;
  /** SVG path data of the dark modules, one unit per module. */
  path: string;
}

interface Symbol1d {
  width: number;
  /** SVG path data of the bars, one unit per module wide, one unit high. */
  path: string;
}

/** A QR code as one path: vector, so it stays sharp on a card printer. */
export function qrCode(text: string): Symbol2d {
  const [symbol] = bwipjs.raw('qrcode', text, 'eclevel=M');
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('No QR code came out.');
  const { pixs, pixx, pixy } = symbol;
  let path = '';
  for (let y = 0; y < pixy; y += 1) {
    let x = 0;
    while (x < pixx) {
      let run = 0;
      while (x + run < pixx && pixs[y * pixx + x + run] === 1) run += 1;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += Math.max(run, 1);
    }
  }
  return { size: pixx, path };
}

/** Code 128: what the desk's hand scanners read. */
export function code128(text: string): Symbol1d {
  const [symbol] = bwipjs.raw('code128', text, '');
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('No bar code came out.');
  let x = 0;
  let path = '';
  symbol.sbs.forEach((width, index) => {
    if (index % 2 === 0) path += `M${x} 0h${width}v1h-${width}z`;
    x += width;
  });
  return { width: x, path };
}

/** "8K3F 2QXA 9M1T7": read over a counter or a telephone without losing the place. */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.{4})/gu, '$1 ');
}

/** Where to type a code: the address that leads to it, without scheme and code. */
export function addressOfCode(url: string): string {
  return url.replace(/^https?:\/\//u, '').replace(/\/[^/]*$/u, '');
}
