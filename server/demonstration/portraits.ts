import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { face } from '../adapters/documents/typeface.ts';

interface DrawnPerson {
  nik: string;
  sex: 'L' | 'P';
  /** ISO date: decides the background (odd year red, even year blue) and grey hair. */
  birthDate: string;
}

const width = 480;
const height = 720;
/** Where the middle of the face is. */
const [cx, cy] = [width / 2, 305];

/** What the parts of one drawing have in common: colours, half the width and height of the face, eyes and brows. */
interface Face {
  woman: boolean;
  style: number;
  hair: string;
  skin: string;
  shade: string;
  cloth: string;
  rx: number;
  ry: number;
  gap: number;
  tilt: number;
}

const skins = ['#f1c7a0', '#e5b287', '#d39b6c', '#bd8254', '#a06a42', '#87552f'];
const hairs = ['#15110e', '#221a14', '#33241a', '#2b2b2f'];
const clothes = ['#f4f1e8', '#e9ecf2', '#274060', '#5b3a5e', '#2f6b4f', '#8a3b2e', '#c9a24b', '#3c3f46'];

/** Numbers drawn from the NIK: the same resident always gets the same face. */
function choices(nik: string): (count: number) => number {
  const bytes = createHash('sha256').update(`portrait:${nik}`).digest();
  let at = 0;
  return (count) => {
    const byte = bytes[at % bytes.length] ?? 0;
    at += 1;
    return byte % count;
  };
}

function pick<T>(list: readonly [T, ...T[]] | readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

/** "CONTOH" as outlines: a drawing on a bare machine finds no font. */
function word(text: string, x: number, y: number, size: number): string {
  const { font } = face(700);
  const run = font.layout(text);
  const scale = size / font.unitsPerEm;
  let pen = -run.advanceWidth / 2;
  let paths = '';
  run.glyphs.forEach((glyph, index) => {
    paths += `<path transform="translate(${pen} 0)" d="${glyph.path.toSVG()}"/>`;
    pen += run.positions[index]?.xAdvance ?? 0;
  });
  return `<g transform="translate(${x} ${y}) scale(${scale} ${-scale})" fill="#ffffff" stroke="#1b1f23" stroke-width="60" stroke-linejoin="round" paint-order="stroke">${paths}</g>`;
}

/** An invented face, drawn as a cartoon, in the ratio of a card photograph, with the word CONTOH across it. */
function portraitSvg(person: DrawnPerson): string {
  const draw = choices(person.nik);
  const year = Number(person.birthDate.slice(0, 4));
  const background = year % 2 === 1 ? '#c62828' : '#1e56a8';
  const skin = pick(skins, draw(skins.length));
  const hair = year < 1962 ? '#b9b6b0' : year < 1972 ? '#5c5854' : pick(hairs, draw(hairs.length));
  const cloth = pick(clothes, draw(clothes.length));
  const [rx, ry] = [98 + draw(5) * 5, 132 + draw(5) * 5];
  const [gap, tilt] = [38 + draw(4) * 3, draw(5) - 2];
  const woman = person.sex === 'P';
  const veil = woman && draw(6) === 0;
  const shade = mix(skin, '#5a2f1a', 0.22);
  const face: Face = { woman, style: draw(4), hair, skin, shade, cloth, rx, ry, gap, tilt };

  const parts = [`<rect width="${width}" height="${height}" fill="${background}"/>`];
  if (veil) {
    parts.push(
      `<path d="M${cx - 165} 720 C${cx - 190} 420 ${cx - 175} 120 ${cx} 118 C${cx + 175} 120 ${cx + 190} 420 ${cx + 165} 720Z" fill="${mix(cloth, '#000000', 0.15)}"/>`,
    );
  } else {
    parts.push(hairBehind(face));
  }
  parts.push(shoulders(face, draw(3)));
  parts.push(
    `<ellipse cx="${cx - rx}" cy="${cy + 10}" rx="17" ry="29" fill="${shade}"/>`,
    `<ellipse cx="${cx + rx}" cy="${cy + 10}" rx="17" ry="29" fill="${shade}"/>`,
    `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${skin}"/>`,
  );
  parts.push(features(face, draw));
  if (veil) {
    parts.push(
      `<path fill-rule="evenodd" d="M${cx - 150} 470 C${cx - 165} 180 ${cx - 110} 130 ${cx} 130 C${cx + 110} 130 ${cx + 165} 180 ${cx + 150} 470 C${cx + 60} 590 ${cx - 60} 590 ${cx - 150} 470Z M${cx - 92} ${cy} a92 122 0 1 0 184 0 a92 122 0 1 0 -184 0Z" fill="${cloth}" stroke="${mix(cloth, '#000000', 0.25)}" stroke-width="3"/>`,
    );
  } else {
    parts.push(hairInFront(face));
  }
  if (draw(5) === 0) {
    parts.push(
      `<g fill="none" stroke="#22262b" stroke-width="5"><circle cx="${cx - gap}" cy="${cy}" r="27"/><circle cx="${cx + gap}" cy="${cy}" r="27"/><path d="M${cx - gap + 27} ${cy} h${2 * gap - 54}"/></g>`,
    );
  }
  parts.push(word('CONTOH', cx, 690, 74));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

function shoulders({ woman, cloth, skin, shade }: Face, style: number): string {
  const dark = mix(cloth, '#000000', 0.25);
  const body = `<path d="M${cx - 225} 720 C${cx - 220} 560 ${cx - 150} 520 ${cx - 60} 505 L${cx + 60} 505 C${cx + 150} 520 ${cx + 220} 560 ${cx + 225} 720Z" fill="${cloth}"/>`;
  const neck =
    `<path d="M${cx - 48} 395 L${cx - 50} 515 Q${cx} 575 ${cx + 50} 515 L${cx + 48} 395Z" fill="${skin}"/>` +
    `<path d="M${cx - 48} 425 Q${cx} 475 ${cx + 48} 425 L${cx + 48} 445 Q${cx} 500 ${cx - 48} 445Z" fill="${shade}"/>`;
  if (woman) {
    const collar = style === 0 ? 600 : 570;
    return `${body}${neck}<path d="M${cx - 52} 508 Q${cx} ${collar} ${cx + 52} 508 L${cx + 66} 504 Q${cx} ${collar + 60} ${cx - 66} 504Z" fill="${dark}"/>`;
  }
  const buttons =
    style === 2
      ? `<path d="M${cx - 15} 560 L${cx + 15} 560 L${cx + 22} 720 L${cx - 22} 720Z" fill="#22304a"/>`
      : `<path d="M${cx} 565 V720" stroke="${dark}" stroke-width="4"/><circle cx="${cx + 10}" cy="610" r="5" fill="${dark}"/>`;
  return (
    `${body}${neck}${buttons}` +
    `<path d="M${cx - 58} 500 L${cx} 570 L${cx - 52} 600 L${cx - 92} 522Z" fill="${mix(cloth, '#ffffff', 0.2)}" stroke="${dark}" stroke-width="3"/>` +
    `<path d="M${cx + 58} 500 L${cx} 570 L${cx + 52} 600 L${cx + 92} 522Z" fill="${mix(cloth, '#ffffff', 0.2)}" stroke="${dark}" stroke-width="3"/>`
  );
}

function hairBehind({ woman, style, hair, rx }: Face): string {
  if (!woman) return '';
  if (style === 0) {
    return `<path d="M${cx - rx - 30} 560 C${cx - rx - 60} 250 ${cx - rx} 135 ${cx} 135 C${cx + rx} 135 ${cx + rx + 60} 250 ${cx + rx + 30} 560Z" fill="${hair}"/>`;
  }
  if (style === 1) return `<circle cx="${cx}" cy="${cy - 175}" r="58" fill="${hair}"/>`;
  if (style === 2) {
    return `<path d="M${cx - rx - 34} 420 C${cx - rx - 55} 220 ${cx - rx} 140 ${cx} 140 C${cx + rx} 140 ${cx + rx + 55} 220 ${cx + rx + 34} 420Z" fill="${hair}"/>`;
  }
  return [-80, -45, 0, 45, 80, -105, 105]
    .map((dx) => `<circle cx="${cx + dx}" cy="${cy - 105 + Math.abs(dx) * 0.75}" r="58" fill="${hair}"/>`)
    .join('');
}

function hairInFront({ woman, style, hair, rx, ry }: Face): string {
  const top = cy - ry;
  if (woman) {
    const parting = style % 2 === 0 ? cx - 30 : cx;
    return `<path d="M${cx - rx - 10} ${cy - 5} C${cx - rx - 6} ${top - 40} ${cx - 30} ${top - 42} ${cx} ${top - 34} C${cx + 40} ${top - 42} ${cx + rx + 6} ${top - 35} ${cx + rx + 10} ${cy - 5} C${cx + rx - 10} ${top + 62} ${parting + 40} ${top + 40} ${parting} ${top + 18} C${parting - 25} ${top + 45} ${cx - rx + 10} ${top + 60} ${cx - rx - 10} ${cy - 5}Z" fill="${hair}"/>`;
  }
  if (style === 0) {
    return `<path d="M${cx - rx - 4} ${cy - 20} C${cx - rx - 2} ${top - 62} ${cx + rx + 2} ${top - 62} ${cx + rx + 4} ${cy - 20} C${cx + rx - 14} ${top + 48} ${cx - rx + 14} ${top + 48} ${cx - rx - 4} ${cy - 20}Z" fill="${hair}"/>`;
  }
  if (style === 1) {
    return `<path d="M${cx - rx - 5} ${cy - 15} C${cx - rx - 8} ${top - 45} ${cx + rx + 8} ${top - 50} ${cx + rx + 5} ${cy - 15} C${cx + rx - 8} ${top + 60} ${cx + 55} ${top + 30} ${cx - 45} ${top + 52} C${cx - rx + 12} ${top + 55} ${cx - rx + 4} ${cy - 50} ${cx - rx - 5} ${cy - 15}Z" fill="${hair}"/>`;
  }
  if (style === 2) {
    return [-78, -45, 0, 45, 78]
      .map((dx) => `<circle cx="${cx + dx}" cy="${top + 22 + Math.abs(dx) * 0.42}" r="44" fill="${hair}"/>`)
      .join('');
  }
  return (
    `<path d="M${cx - rx - 4} ${cy + 5} C${cx - rx - 6} ${cy - 70} ${cx - rx + 6} ${top + 30} ${cx - rx + 30} ${top + 22} L${cx - rx + 16} ${cy - 30}Z" fill="${hair}"/>` +
    `<path d="M${cx + rx + 4} ${cy + 5} C${cx + rx + 6} ${cy - 70} ${cx + rx - 6} ${top + 30} ${cx + rx - 30} ${top + 22} L${cx + rx - 16} ${cy - 30}Z" fill="${hair}"/>`
  );
}

function features({ woman, hair, shade, gap, tilt }: Face, draw: (count: number) => number): string {
  const eye = (x: number, side: number) =>
    `<ellipse cx="${x}" cy="${cy}" rx="15" ry="10" fill="#ffffff"/><circle cx="${x}" cy="${cy}" r="8" fill="#1b1310"/>` +
    `<path d="M${x - 20} ${cy - 30 + tilt * side * 2} Q${x} ${cy - 40} ${x + 20} ${cy - 30 - tilt * side * 2}" stroke="${hair}" stroke-width="${woman ? 6 : 9}" fill="none" stroke-linecap="round"/>`;
  const nose = `<path d="M${cx - 3} ${cy + 12} q-${12 + draw(3) * 3} 34 2 38 q10 3 18 -2" stroke="${shade}" stroke-width="6" fill="none" stroke-linecap="round"/>`;
  const bend = 10 + draw(3) * 5;
  const mouth = `<path d="M${cx - 32} ${cy + 82} Q${cx} ${cy + 82 + bend} ${cx + 32} ${cy + 82}" stroke="${woman ? '#a8323b' : '#7b3b2d'}" stroke-width="${woman ? 9 : 7}" fill="none" stroke-linecap="round"/>`;
  const moustache =
    !woman && draw(4) === 0
      ? `<path d="M${cx - 38} ${cy + 68} Q${cx} ${cy + 50} ${cx + 38} ${cy + 68} Q${cx} ${cy + 62} ${cx - 38} ${cy + 68}Z" fill="${hair}"/>`
      : '';
  return eye(cx - gap, 1) + eye(cx + gap, -1) + nose + mouth + moustache;
}

/** Mixes two hex colours; `share` of the second. */
function mix(first: string, second: string, share: number): string {
  const channel = (at: number) => {
    const a = Number.parseInt(first.slice(at, at + 2), 16);
    const b = Number.parseInt(second.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** JPEG of 480 x 720, about 25 kB. */
export function drawnPortrait(person: DrawnPerson): Promise<Buffer> {
  return sharp(Buffer.from(portraitSvg(person)))
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** A made-up flourish as dark strokes on transparent PNG; the same NIK always signs the same. */
export function drawnSignature(person: Pick<DrawnPerson, 'nik'>): Promise<Buffer> {
  const bytes = createHash('sha256').update(`signature:${person.nik}`).digest();
  const number = (at: number, span: number) => ((bytes[at % bytes.length] ?? 0) / 255) * span;
  let x = 40;
  let path = `M${x} ${110 + number(0, 40)}`;
  const loops = 5 + ((bytes[1] ?? 0) % 4);
  for (let loop = 0; loop < loops; loop += 1) {
    const rise = 30 + number(loop * 3 + 2, loop === 0 ? 95 : 60);
    const step = 34 + number(loop * 3 + 3, 34);
    const dip = number(loop * 3 + 4, 45);
    path += ` C${x + step * 0.2} ${150 - rise * 1.6} ${x + step * 1.1} ${150 - rise} ${x + step * 0.6} ${150} S${x + step * 0.7} ${150 + dip} ${x + step} ${140 - dip * 0.3}`;
    x += step;
  }
  path += ` Q${x + 50} ${90 + number(7, 40)} ${x + 90} ${120 + number(8, 30)}`;
  if ((bytes[9] ?? 0) % 2 === 0)
    path += ` M50 ${180 + number(10, 12)} Q${x / 2} ${165 + number(11, 30)} ${x + 70} ${172}`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(x + 130)}" height="230">` +
    `<path d="${path}" fill="none" stroke="#14213d" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return sharp(Buffer.from(svg)).trim().png({ compressionLevel: 6 }).toBuffer();
}
