import type { CardBackOrder, CardFacts, CardFrontOrder } from '../port.ts';
import { code128, qrCode } from '../symbols.ts';
import { fitText, printable, type Typeface, type Weight, widthOf } from '../typeface.ts';

/** ISO/IEC 7810 ID-1, in millimetres. */
export const cardSize = { width: 85.6, height: 53.98 } as const;

/** One drawn thing, in millimetres from the top left; a text stands on its baseline. Two renderers read these. */
export type Shape =
  | {
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
  | { kind: 'rect'; x: number; y: number; width: number; height: number; radius: number; color: string }
  | { kind: 'image'; x: number; y: number; width: number; height: number; image: 'portrait' | 'signature' }
  | { kind: 'path'; x: number; y: number; scaleX: number; scaleY: number; path: string; color: string };

const ink = '#1b1f23';
const leaf = '#0b5d51';
const leafPale = '#dfe9e1';

/** The card's elements in its own order, upper case, as both the print and the check screen show them. */
export function cardElements(facts: CardFacts): { key: CardElementKey; label: string; value: string }[] {
  const upper = (text: string) => text.trim().replace(/\s+/gu, ' ').toLocaleUpperCase('id');
  return [
    { key: 'nik', label: 'NIK', value: facts.nik },
    { key: 'name', label: 'Nama', value: upper(facts.name) },
    {
      key: 'birth',
      label: 'Tempat/Tgl Lahir',
      value: `${upper(facts.birthPlace)}, ${cardDate(facts.birthDate)}`,
    },
    { key: 'sex', label: 'Jenis Kelamin', value: facts.sex === 'L' ? 'LAKI-LAKI' : 'PEREMPUAN' },
    { key: 'bloodType', label: 'Gol. Darah', value: upper(facts.bloodType) },
    { key: 'address', label: 'Alamat', value: upper(facts.address) },
    { key: 'rtRw', label: 'RT/RW', value: `${facts.rt}/${facts.rw}` },
    { key: 'village', label: 'Kel/Desa', value: upper(facts.villageName) },
    { key: 'district', label: 'Kecamatan', value: upper(facts.districtName) },
    { key: 'religion', label: 'Agama', value: upper(facts.religion) },
    { key: 'maritalStatus', label: 'Status Perkawinan', value: upper(facts.maritalStatus) },
    { key: 'occupation', label: 'Pekerjaan', value: upper(facts.occupation) },
    { key: 'citizenship', label: 'Kewarganegaraan', value: upper(facts.citizenship) },
    {
      key: 'validUntil',
      label: 'Berlaku Hingga',
      value: /^\d{4}-\d{2}-\d{2}$/u.test(facts.validUntil)
        ? cardDate(facts.validUntil)
        : upper(facts.validUntil),
    },
  ];
}

type CardElementKey =
  | 'nik'
  | 'name'
  | 'birth'
  | 'sex'
  | 'bloodType'
  | 'address'
  | 'rtRw'
  | 'village'
  | 'district'
  | 'religion'
  | 'maritalStatus'
  | 'occupation'
  | 'citizenship'
  | 'validUntil';

/** "05-01-1990". */
function cardDate(iso: string): string {
  return iso.split('-').reverse().join('-');
}

/** All shapes of the front, the lowest first. */
export function layoutFront(typeface: Typeface, order: Pick<CardFrontOrder, 'facts' | 'specimen'>): Shape[] {
  const shapes = front(typeface, order.facts);
  return order.specimen ? [...shapes, ...specimen(typeface, 0.2)] : shapes;
}

/** All shapes of the back, the lowest first. */
export function layoutBack(typeface: Typeface, order: CardBackOrder): Shape[] {
  const shapes = back(typeface, order);
  return order.specimen ? [...shapes, ...specimen(typeface, 0.24)] : shapes;
}

const column = { label: 3.4, colon: 23.4, value: 24.9, end: 61.2 };
const photo = { x: 63.4, y: 10.9, width: 18.4, height: 27.6 };
/** Only these may take a second line; the rest are short or set smaller. */
const twoLines: ReadonlySet<CardElementKey> = new Set(['name', 'birth', 'address', 'occupation']);

function front(typeface: Typeface, facts: CardFacts): Shape[] {
  const middle = cardSize.width / 2;
  const shapes: Shape[] = [];
  const header = (text: string, y: number, size: number): Shape => {
    const fitted = fitText(typeface[700], printable(typeface[700], text.toLocaleUpperCase('id')), {
      width: cardSize.width - 8,
      maxLines: 1,
      size,
      floor: 1.8,
    });
    return {
      kind: 'text',
      x: middle,
      y,
      text: fitted.lines.join(' '),
      size: fitted.size,
      weight: 700,
      color: ink,
      anchor: 'middle',
    };
  };
  shapes.push(header(facts.provinceName, 5.3, 2.9), header(facts.regencyName, 8.7, 2.9));

  const elements = cardElements(facts);
  const rows = elements.filter(({ key }) => key !== 'nik' && key !== 'bloodType');
  shapes.push(
    { kind: 'text', x: column.label, y: 14.1, text: 'NIK', size: 3.1, weight: 700, color: ink },
    { kind: 'text', x: 12.2, y: 14.1, text: ':', size: 3.1, weight: 700, color: ink },
    { kind: 'text', x: 14, y: 14.1, text: facts.nik, size: 3.75, weight: 700, color: ink },
  );

  const top = 16.2;
  const room = 51.6 - top;
  const base = 2.12;
  const fitAll = (size: number) =>
    rows.map(({ key, value }) =>
      fitText(typeface[600], printable(typeface[600], value), {
        width: (key === 'sex' ? 44.4 : column.end) - column.value,
        maxLines: twoLines.has(key) ? 2 : 1,
        size,
        floor: 1.5,
      }),
    );
  let size = base;
  let fitted = fitAll(size);
  const lineCount = () => fitted.reduce((sum, { lines }) => sum + lines.length, 0);
  // More lines than usual (a name of 60 letters, a long address): the whole block is set a little tighter.
  while (size > 1.5 && lineCount() * size * 1.17 > room) {
    size *= 0.97;
    fitted = fitAll(size);
  }
  const pitch = Math.min(2.78, room / lineCount());

  let y = top + pitch * 0.78;
  rows.forEach(({ key, label, value }, index) => {
    const indent = key === 'rtRw' || key === 'village' || key === 'district' ? 2.6 : 0;
    shapes.push(
      { kind: 'text', x: column.label + indent, y, text: label, size, weight: 400, color: ink },
      { kind: 'text', x: column.colon, y, text: ':', size, weight: 400, color: ink },
    );
    if (key === 'sex') {
      const blood = elements.find((element) => element.key === 'bloodType');
      shapes.push(
        { kind: 'text', x: 44.8, y, text: `${blood?.label ?? ''} :`, size, weight: 400, color: ink },
        {
          kind: 'text',
          x: column.end,
          y,
          text: blood?.value ?? '',
          size,
          weight: 600,
          color: ink,
          anchor: 'end',
        },
      );
    }
    const lines = fitted[index] ?? { lines: [value], size };
    for (const text of lines.lines) {
      shapes.push({ kind: 'text', x: column.value, y, text, size: lines.size, weight: 600, color: ink });
      y += pitch;
    }
  });

  const centre = photo.x + photo.width / 2;
  const place = fitText(typeface[400], printable(typeface[400], facts.issuedPlace.toLocaleUpperCase('id')), {
    width: 20.6,
    maxLines: 1,
    size: 2,
    floor: 1.1,
  });
  shapes.push(
    { kind: 'image', ...photo, image: 'portrait' },
    {
      kind: 'text',
      x: centre,
      y: 41.3,
      text: place.lines.join(' '),
      size: place.size,
      weight: 400,
      color: ink,
      anchor: 'middle',
    },
    {
      kind: 'text',
      x: centre,
      y: 43.8,
      text: cardDate(facts.issuedOn),
      size: 2,
      weight: 400,
      color: ink,
      anchor: 'middle',
    },
    { kind: 'image', x: centre - 10.2, y: 44.7, width: 20.4, height: 7, image: 'signature' },
  );
  return shapes;
}

/** The office's own plain back: strips like bound palm leaves, the serial of the blank, where to bring a lost card. */
function back(typeface: Typeface, order: CardBackOrder): Shape[] {
  const shapes: Shape[] = [];
  for (let strip = 0; strip < 5; strip += 1) {
    const y = 3.6 + strip * 4.1;
    shapes.push(
      { kind: 'rect', x: 4, y, width: cardSize.width - 8, height: 3.3, radius: 1.2, color: leafPale },
      {
        kind: 'rect',
        x: cardSize.width / 2 - 0.5,
        y: y + 1.15,
        width: 1,
        height: 1,
        radius: 0.5,
        color: '#ffffff',
      },
    );
  }
  const title = 'KARTU TANDA PENDUDUK ELEKTRONIK';
  const office = fitText(typeface[600], printable(typeface[600], order.officeName), {
    width: 54,
    maxLines: 2,
    size: 2.3,
    floor: 1.5,
  });
  shapes.push({ kind: 'text', x: 4, y: 28.4, text: title, size: 2.5, weight: 700, color: leaf });
  let y = 31.7;
  for (const text of office.lines) {
    shapes.push({ kind: 'text', x: 4, y, text, size: office.size, weight: 600, color: ink });
    y += office.size * 1.25;
  }
  shapes.push({
    kind: 'text',
    x: 4,
    y: y + 0.4,
    text: 'Bila ditemukan, mohon serahkan kepada kantor tersebut di atas.',
    size: 1.7,
    weight: 400,
    color: ink,
  });

  const bars = code128(order.serial);
  // 0.33 mm a module reads on any hand scanner; a long serial is narrowed to the room there is.
  const module = Math.min(0.33, 56 / bars.width);
  shapes.push(
    { kind: 'path', x: 4, y: 40.4, scaleX: module, scaleY: 6.6, path: bars.path, color: ink },
    { kind: 'text', x: 4, y: 49.9, text: order.serial, size: 2.4, weight: 600, color: ink },
  );
  const qr = qrCode(order.serial);
  const side = 17;
  shapes.push({
    kind: 'path',
    x: cardSize.width - 5 - side,
    y: 33,
    scaleX: side / qr.size,
    scaleY: side / qr.size,
    path: qr.path,
    color: ink,
  });
  return shapes;
}

/** Every card made here says that it is none, unless an authorised office prints (UU 24/2013 Art. 96 and 96A). */
function specimen(typeface: Typeface, opacity: number): Shape[] {
  const text = 'SPESIMEN';
  const rotate = -27;
  const size = 15.5;
  const width = widthOf(typeface[700], text, size);
  const radians = (rotate * Math.PI) / 180;
  const cap = size * 0.7;
  // Rotation is about the start of the baseline: step back half the word and down half its height.
  const x = cardSize.width / 2 - (Math.cos(radians) * width) / 2 - (Math.sin(radians) * cap) / 2;
  const y = cardSize.height / 2 - (Math.sin(radians) * width) / 2 + (Math.cos(radians) * cap) / 2;
  const note: Shape = {
    kind: 'text',
    x: cardSize.width / 2,
    y: 2.3,
    text: 'SPESIMEN – BUKAN KARTU RESMI',
    size: 1.5,
    weight: 700,
    color: '#b3261e',
    anchor: 'middle',
  };
  return [
    {
      kind: 'text',
      x,
      y,
      text,
      size,
      weight: 700,
      color: '#b3261e',
      rotate,
      opacity,
    },
    note,
  ];
}
