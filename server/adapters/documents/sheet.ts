import PDFDocument from 'pdfkit';
import { printed } from '../../../brand/tokens.ts';
import { both, type TwoLanguages } from '../../../locales/both.ts';
import { qrCode } from './symbols.ts';
import { breakLines, cleanText, figures, widthOf } from './text-setting.ts';
import { face, type Weight, weights } from './typeface.ts';

const { ink, inkSoft, line: faint } = printed;
/** Line height, in units of the type size. */
const leading = 1.38;

/** Begins a PDF with the typeface at hand; `done` gives its bytes once it is ended. */
export function openPdf(options: PDFKit.PDFDocumentOptions) {
  const document = new PDFDocument({ margin: 0, ...options });
  for (const weight of weights) document.registerFont(face(weight).name, face(weight).bytes);
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  return { document, done };
}

export const formats = {
  /** A letter or a report: as many numbered pages as it needs. */
  a4: {
    /** Of the paper, in points, and how many of them make a unit of all other measures. */
    size: [595.28, 841.89],
    unit: 1,
    margin: { left: 68, right: 62, bottom: 60, top: 42, nextTop: 58 },
    /** Room after the Indonesian and after the English of a text in both languages. */
    after: { id: 0.5, en: 6 },
    row: { labelWidth: 118, size: 10, english: 0.78, gap: 12, colon: true, after: 2 },
    value: { scale: 1, weight: 400 },
    numbered: true,
  },
  /** A receipt: half a sheet of the office's ordinary paper. */
  a5: {
    size: [419.53, 595.28],
    unit: 1.2,
    margin: { left: 26, right: 26, bottom: 8, top: 24, nextTop: 24 },
    after: { id: 1.5, en: 3.5 },
    row: { labelWidth: 84, size: 7, english: 0.83, gap: 4, colon: false, after: 2.5 },
    value: { scale: 8 / 7, weight: 600 },
    numbered: false,
  },
} satisfies Record<
  string,
  { size: [number, number]; value: { weight: Weight; scale: number }; [part: string]: unknown }
>;
type Format = (typeof formats)['a4' | 'a5'];

export interface TextStyle {
  size?: number;
  weight?: Weight;
  color?: string;
  align?: 'left' | 'center' | 'right';
  x?: number;
  width?: number;
  /** Room beneath. */
  after?: number;
}
type SetStyle = Required<Omit<TextStyle, 'after'>>;

export interface Column {
  title: TwoLanguages;
  /** Share of the width. */
  share: number;
  align: 'left' | 'right';
}

/** A paper with a running position, and the parts that letters, reports and receipts are made of. */
export class Sheet {
  readonly document: PDFKit.PDFDocument;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  y: number;
  private readonly format: Format;
  private readonly reference: string;
  private readonly specimen: boolean;
  private readonly done: Promise<Buffer>;
  /** Some character could not be shown on this paper. */
  private lost = false;

  /** `reference` names the file and stands at the foot of numbered pages. */
  constructor(format: Format, office: { specimen?: boolean }, reference: string, at: Date) {
    const { size, unit, margin } = format;
    this.format = format;
    this.reference = reference;
    this.specimen = office.specimen !== false;
    this.left = margin.left;
    this.right = size[0] / unit - margin.right;
    this.bottom = size[1] / unit - margin.bottom;
    this.y = margin.top;
    const { document, done } = openPdf({
      size,
      info: { Title: this.clean(reference, 400), CreationDate: at },
      lang: 'id',
      bufferPages: true,
    });
    this.document = document;
    this.done = done;
    if (unit !== 1) document.scale(unit);
  }

  get width(): number {
    return this.right - this.left;
  }

  get pages(): number {
    return this.document.bufferedPageRange().count;
  }

  newPage(): void {
    const { unit, margin } = this.format;
    this.document.addPage();
    if (unit !== 1) this.document.scale(unit);
    this.y = margin.nextTop;
  }

  /** A new page unless so much still fits. */
  room(height: number): void {
    if (this.y + height > this.bottom) this.newPage();
  }

  private clean(text: string, weight: Weight): string {
    const { text: shown, lost } = cleanText(face(weight), text);
    this.lost ||= lost;
    return shown;
  }

  private set(text: string, style: TextStyle) {
    const { size = 10, weight = 400, color = ink, align = 'left', x = this.left } = style;
    const set = { size, weight, color, align, x, width: style.width ?? this.right - x };
    const lines = breakLines(face(weight), this.clean(text, weight), set.width / size);
    return { lines, set, leading: size * leading };
  }

  private place(line: string, y: number, { size, weight, color, align, x, width }: SetStyle): void {
    if (line === '') return;
    const spare = align === 'left' ? 0 : width - widthOf(face(weight), line, size);
    this.document
      .font(face(weight).name)
      .fontSize(size)
      .fillColor(color)
      .text(line, x + (align === 'center' ? spare / 2 : spare), y, { lineBreak: false, features: figures });
  }

  /** Writes text at the running position; it goes on over as many pages as it needs. */
  text(text: string, style: TextStyle = {}): void {
    const { lines, set, leading } = this.set(text, style);
    // No line of a paragraph stands alone at the foot of a page.
    this.room(leading * Math.min(2, lines.length));
    for (const line of lines) {
      this.room(leading);
      this.place(line, this.y, set);
      this.y += leading;
    }
    this.y += style.after ?? set.size * 0.55;
  }

  /** Writes at a place without moving; for what stands beside. Gives the height. */
  at(y: number, text: string, style: TextStyle & { x: number; width: number }): number {
    const { lines, set, leading } = this.set(text, style);
    lines.forEach((line, index) => {
      this.place(line, y + index * leading, set);
    });
    return lines.length * leading;
  }

  private heightOf(text: string, style: TextStyle): number {
    const { lines, leading } = this.set(text, style);
    return lines.length * leading;
  }

  /** Indonesian, and the English smaller beneath. */
  both(words: TwoLanguages, style: TextStyle = {}): void {
    const { id, en } = this.format.after;
    const { size = 10, after = en } = style;
    this.text(words.id, { ...style, after: id });
    this.text(words.en, { ...style, size: size * 0.84, weight: 400, color: inkSoft, after });
  }

  title(words: TwoLanguages): void {
    this.text(words.id, { size: 13.5, weight: 700, align: 'center', after: 0 });
    this.text(words.en, { size: 9, color: inkSoft, align: 'center', after: 10 });
  }

  heading(words: TwoLanguages): void {
    this.room(64);
    this.y += 7;
    const x = this.left + widthOf(face(700), words.id, 10.5) + 7;
    this.at(this.y + 1.6, words.en, { x, width: this.right - x, size: 8.4, color: inkSoft });
    this.text(words.id, { size: 10.5, weight: 700, after: 1 });
    this.rule(faint, 0.6);
    this.y += 5;
  }

  rule(color: string = ink, thickness = 0.8): void {
    this.line(this.left, this.y, this.right, this.y, thickness, color);
  }

  line(x: number, y: number, toX: number, toY: number, thickness = 0.5, color: string = inkSoft): void {
    this.document.moveTo(x, y).lineTo(toX, toY).lineWidth(thickness).strokeColor(color).stroke();
  }

  /** Label and value; the label's English beneath it where one is given. `width` leaves room for what stands beside. */
  row(
    label: string | TwoLanguages,
    value: string,
    style: { labelWidth?: number; size?: number; width?: number } = {},
  ): void {
    const { row, value: set } = this.format;
    const { labelWidth = row.labelWidth, size = row.size, width = this.width } = style;
    const words = typeof label === 'string' ? { id: label, en: '' } : label;
    const own = { x: this.left, width: labelWidth, size };
    const english = { ...own, size: size * row.english, color: inkSoft };
    const ownHeight = this.heightOf(words.id, own);
    const height = ownHeight + (words.en === '' ? 0 : this.heightOf(words.en, english));
    this.room(height);
    const top = this.y;
    const { pages } = this;
    this.at(top, words.id, own);
    this.at(top + ownHeight - 1, words.en, english);
    if (row.colon) this.at(top, ':', { x: this.left + labelWidth + 3, width: 8, size });
    const x = this.left + labelWidth + row.gap;
    this.text(value === '' ? '–' : value, {
      x,
      width: this.left + width - x,
      size: size * set.scale,
      weight: set.weight,
      after: 0,
    });
    if (this.pages === pages) this.y = Math.max(this.y, top + height);
    this.y += row.after;
  }

  /** A table whose head comes again on every page; a cell longer than a page goes on over pages. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[], size = 8.8): void {
    const pad = 4;
    const height = size * leading;
    const shares = columns.reduce((sum, column) => sum + column.share, 0);
    let x = this.left;
    const cells = columns.map(({ title, share, align }) => {
      const width = (share / shares) * this.width;
      const style = { x: x + pad, width: width - 2 * pad, align, size };
      x += width;
      return { title, style };
    });
    const head = () => {
      const top = this.y;
      const heights = cells.map(({ title, style }) => {
        const own = this.at(top + 3, title.id, { ...style, weight: 600 });
        return own + this.at(top + 2 + own, title.en, { ...style, size: size * 0.8, color: inkSoft });
      });
      this.rule(ink, 0.8);
      this.y = top + Math.max(...heights) + 5;
      this.rule(ink, 0.5);
    };
    const nextPage = () => {
      this.newPage();
      head();
    };
    this.room(height * 6);
    head();
    for (const row of rows) {
      const texts = cells.map(({ style }, index) => this.set(row[index] ?? '', style));
      const count = Math.max(...texts.map(({ lines }) => lines.length));
      if (this.y + Math.min(count, 3) * height + 6 > this.bottom) nextPage();
      this.y += 3;
      for (let index = 0; index < count; index += 1) {
        if (this.y + height > this.bottom) {
          nextPage();
          this.y += 3;
        }
        for (const { lines, set } of texts) this.place(lines[index] ?? '', this.y, set);
        this.y += height;
      }
      this.y += 3;
      this.rule(faint, 0.4);
    }
    this.y += 8;
  }

  qr(text: string, side: number, x: number, y: number): void {
    const { path, size } = qrCode(text);
    this.document
      .save()
      .translate(x, y)
      .scale(side / size)
      .path(path)
      .fill(ink)
      .restore();
  }

  /** Ends the paper and gives its bytes; numbered pages get their feet, and what could not be shown is said beneath. */
  finish(): Promise<Buffer> {
    if (this.format.numbered) {
      if (this.lost) this.both(both('letters.unprintable'), { size: 8 });
      for (let page = 0; page < this.pages; page += 1) this.foot(page);
    }
    this.document.end();
    return this.done;
  }

  private foot(page: number): void {
    this.document.switchToPage(page);
    const y = this.bottom + 16;
    const foot = { x: this.left, width: this.width, size: 7.6, color: inkSoft };
    this.at(y, this.reference, { ...foot, width: this.width * 0.7 });
    const numbers = { page: String(page + 1), pages: String(this.pages) };
    this.at(y, both('letters.page', () => numbers).id, { ...foot, align: 'right' });
    if (!this.specimen) return;
    const note = both('documents.specimenNote');
    this.at(y + 11, `${note.id}  /  ${note.en}`, { ...foot, weight: 700, color: printed.broken });
  }
}
