import { printed } from '../../../../brand/tokens.ts';
import type { CardBackOrder, CardFacts, CardFrontOrder } from '../port.ts';
import { code128, qrCode } from '../symbols.ts';
import { fitText, widthOf } from '../text-setting.ts';
import { face, type Weight } from '../typeface.ts';

/** ISO/IEC 7810 ID-1, in millimetres. */
export const cardSize = { width: 85.6, height: 53.98 } as const;
const middle = cardSize.width / 2;

export interface Text {
  kind: 'text';
  x: number;
  y: number;
  text: string;
  size: number;
  weight: Weight;
  color: string;
  anchor?: 'middle' | 'end';
  rotate?: number;
  opacity?: number;
}

/** One drawn thing, in millimetres from the top left; a text stands on its baseline. Two renderers read these. */
export type Shape =
  | Text
  | { kind: 'rect'; x: number; y: number; width: number; height: number; radius: number; color: string }
  | { kind: 'image'; x: number; y: number; width: number; height: number; image: 'portrait' | 'signature' }
  | { kind: 'path'; x: number; y: number; scaleX: number; scaleY: number; path: string; color: string };

const { ink, leaf, leafWash, onLeaf, broken } = printed;

function text(x: number, y: number, words: string, size: number, style: Partial<Text> = {}): Text {
  return { kind: 'text', x, y, text: words, size, weight: 400, color: ink, ...style };
}

/** Where a text begins, wherever it is anchored. */
export function startOf({ x, text: words, size, weight, anchor }: Text): number {
  if (anchor === undefined) return x;
  return x - widthOf(face(weight), words, size) / (anchor === 'middle' ? 2 : 1);
}

const upper = (words: string) => words.trim().replace(/\s+/gu, ' ').toLocaleUpperCase('id');
/** "05-01-1990". */
const cardDate = (iso: string) => iso.split('-').reverse().join('-');
const element = <Key extends string>(key: Key, label: string, value: string) => ({ key, label, value });

/** The card's elements in its own order, upper case, as both the print and the check screen show them. */
export function cardElements(facts: CardFacts) {
  const { validUntil } = facts;
  const isDate = /^\d{4}-\d{2}-\d{2}$/u.test(validUntil);
  return [
    element('nik', 'NIK', facts.nik),
    element('name', 'Nama', upper(facts.name)),
    element('birth', 'Tempat/Tgl Lahir', `${upper(facts.birthPlace)}, ${cardDate(facts.birthDate)}`),
    element('sex', 'Jenis Kelamin', facts.sex === 'L' ? 'LAKI-LAKI' : 'PEREMPUAN'),
    element('bloodType', 'Gol. Darah', upper(facts.bloodType)),
    element('address', 'Alamat', upper(facts.address)),
    element('rtRw', 'RT/RW', `${facts.rt}/${facts.rw}`),
    element('village', 'Kel/Desa', upper(facts.villageName)),
    element('district', 'Kecamatan', upper(facts.districtName)),
    element('religion', 'Agama', upper(facts.religion)),
    element('maritalStatus', 'Status Perkawinan', upper(facts.maritalStatus)),
    element('occupation', 'Pekerjaan', upper(facts.occupation)),
    element('citizenship', 'Kewarganegaraan', upper(facts.citizenship)),
    element('validUntil', 'Berlaku Hingga', isDate ? cardDate(validUntil) : upper(validUntil)),
  ];
}

type CardElement = ReturnType<typeof cardElements>[number];

/** All shapes of the front, the lowest first. */
export function layoutFront({ facts, specimen }: Pick<CardFrontOrder, 'facts' | 'specimen'>): Shape[] {
  const elements = cardElements(facts);
  return [
    header(facts.provinceName, 5.3),
    header(facts.regencyName, 8.7),
    text(column.label, 14.1, 'NIK', 3.1, { weight: 700 }),
    text(12.2, 14.1, ':', 3.1, { weight: 700 }),
    text(14, 14.1, facts.nik, 3.75, { weight: 700 }),
    ...rows(elements),
    ...pictures(facts),
    ...(specimen ? specimenMark(0.2) : []),
  ];
}

/** All shapes of the back, the lowest first. */
export function layoutBack(order: CardBackOrder): Shape[] {
  return [...back(order), ...(order.specimen ? specimenMark(0.24) : [])];
}

const column = { label: 3.4, colon: 23.4, value: 24.9, end: 61.2 };
const photo = { x: 63.4, y: 10.9, width: 18.4, height: 27.6 };
/** Only these may take a second line; the rest are short or set smaller. */
const twoLines: ReadonlySet<CardElement['key']> = new Set(['name', 'birth', 'address', 'occupation']);
const indented: ReadonlySet<CardElement['key']> = new Set(['rtRw', 'village', 'district']);

/** One line in the middle of `x`, set smaller where it is long. */
function centred(
  x: number,
  y: number,
  words: string,
  weight: Weight,
  box: { width: number; size: number; floor: number },
): Text {
  const { lines, size } = fitText(face(weight), words.toLocaleUpperCase('id'), { ...box, maxLines: 1 });
  return text(x, y, lines.join(' '), size, { weight, anchor: 'middle' });
}

function header(words: string, y: number): Text {
  return centred(middle, y, words, 700, { width: cardSize.width - 8, size: 2.9, floor: 1.8 });
}

function rows(elements: readonly CardElement[]): Shape[] {
  const shown = elements.filter(({ key }) => key !== 'nik' && key !== 'bloodType');
  const top = 16.2;
  const room = 51.6 - top;
  const fitAll = (size: number) =>
    shown.map(({ key, value }) =>
      fitText(face(600), value, {
        width: (key === 'sex' ? 44.4 : column.end) - column.value,
        maxLines: twoLines.has(key) ? 2 : 1,
        size,
        floor: 1.5,
      }),
    );
  let size = 2.12;
  let fitted = fitAll(size);
  const lineCount = () => fitted.reduce((sum, { lines }) => sum + lines.length, 0);
  // More lines than usual (a name of 60 letters, a long address): the whole block is set a little tighter.
  while (size > 1.5 && lineCount() * size * 1.17 > room) {
    size *= 0.97;
    fitted = fitAll(size);
  }
  const pitch = Math.min(2.78, room / lineCount());
  let y = top + pitch * 0.78;
  return shown.flatMap(({ key, label }, index) => {
    const shapes = [
      text(column.label + (indented.has(key) ? 2.6 : 0), y, label, size),
      text(column.colon, y, ':', size),
    ];
    const blood = key === 'sex' ? elements.find((each) => each.key === 'bloodType') : undefined;
    if (blood !== undefined) {
      shapes.push(
        text(44.8, y, `${blood.label} :`, size),
        text(column.end, y, blood.value, size, { weight: 600, anchor: 'end' }),
      );
    }
    const value = fitted[index] ?? { lines: [], size };
    for (const line of value.lines) {
      shapes.push(text(column.value, y, line, value.size, { weight: 600 }));
      y += pitch;
    }
    return shapes;
  });
}

/** The portrait with place and day of issue beneath it, and the holder's signature. */
function pictures({ issuedPlace, issuedOn }: CardFacts): Shape[] {
  const centre = photo.x + photo.width / 2;
  return [
    { kind: 'image', ...photo, image: 'portrait' },
    centred(centre, 41.3, issuedPlace, 400, { width: 20.6, size: 2, floor: 1.1 }),
    text(centre, 43.8, cardDate(issuedOn), 2, { anchor: 'middle' }),
    { kind: 'image', x: centre - 10.2, y: 44.7, width: 20.4, height: 7, image: 'signature' },
  ];
}

/** The office's own plain back: strips like bound palm leaves, the serial of the blank, where to bring a lost card. */
function back({ officeName, serial }: CardBackOrder): Shape[] {
  const strips = Array.from({ length: 5 }, (_, strip): Shape[] => {
    const y = 3.6 + strip * 4.1;
    const hole = { x: middle - 0.5, y: y + 1.15, width: 1, height: 1, radius: 0.5, color: onLeaf };
    return [
      { kind: 'rect', x: 4, y, width: cardSize.width - 8, height: 3.3, radius: 1.2, color: leafWash },
      { kind: 'rect', ...hole },
    ];
  });
  const office = fitText(face(600), officeName, { width: 54, maxLines: 2, size: 2.3, floor: 1.5 });
  const pitch = office.size * 1.25;
  const bars = code128(serial);
  // 0.33 mm a module reads on any hand scanner; a long serial is narrowed to the room there is.
  const module = Math.min(0.33, 56 / bars.width);
  const qr = qrCode(serial);
  const side = 17;
  const scale = { scaleX: side / qr.size, scaleY: side / qr.size };
  return [
    ...strips.flat(),
    text(4, 28.4, 'KARTU TANDA PENDUDUK ELEKTRONIK', 2.5, { weight: 700, color: leaf }),
    ...office.lines.map((line, index) => text(4, 31.7 + index * pitch, line, office.size, { weight: 600 })),
    text(
      4,
      32.1 + office.lines.length * pitch,
      'Bila ditemukan, mohon serahkan kepada kantor tersebut di atas.',
      1.7,
    ),
    { kind: 'path', x: 4, y: 40.4, scaleX: module, scaleY: 6.6, path: bars.path, color: ink },
    text(4, 49.9, serial, 2.4, { weight: 600 }),
    { kind: 'path', x: cardSize.width - 5 - side, y: 33, ...scale, path: qr.path, color: ink },
  ];
}

/** Every card made here says that it is none, unless an authorised office prints (UU 24/2013 Art. 96 and 96A). */
function specimenMark(opacity: number): Shape[] {
  const words = 'SPESIMEN';
  const rotate = -27;
  const size = 15.5;
  const half = widthOf(face(700), words, size) / 2;
  const cap = (size * 0.7) / 2;
  const [sin, cos] = [Math.sin((rotate * Math.PI) / 180), Math.cos((rotate * Math.PI) / 180)];
  // Rotation is about the start of the baseline: step back half the word and down half its height.
  const x = middle - cos * half - sin * cap;
  const y = cardSize.height / 2 - sin * half + cos * cap;
  const style = { weight: 700, color: broken } as const;
  return [
    text(x, y, words, size, { ...style, rotate, opacity }),
    text(middle, 2.3, 'SPESIMEN – BUKAN KARTU RESMI', 1.5, { ...style, anchor: 'middle' }),
  ];
}
