import PDFDocument from 'pdfkit';
import { formatDate } from '../../../../locales/format.ts';
import { collect } from '../card/card-pdf.ts';
import { advance, breakLines, cleanText } from '../clean-text.ts';
import { qrCode } from '../symbols.ts';
import { figures, type Typeface, type Weight, weights } from '../typeface.ts';
import { both, type TwoLanguages } from '../words.ts';
import type { LetterOffice, Recipient, Signer } from './letter-port.ts';

const ink = '#1b1f23';
export const quiet = '#5b6168';
const faint = '#c9c3b4';
const warning = '#b3261e';
const paper = { width: 595.28, height: 841.89 };
const leading = 1.38;

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

export interface Column {
  title: TwoLanguages;
  /** Share of the width. */
  share: number;
  align?: 'right';
}

/** An A4 paper that grows by the page: a running position, letterhead, and the parts that letters are made of. */
export class LetterSheet {
  readonly document: PDFKit.PDFDocument;
  readonly left = 68;
  readonly right = paper.width - 62;
  readonly bottom = paper.height - 60;
  y = 42;
  /** Some character could not be shown on this paper. */
  lost = false;
  private readonly typeface: Typeface;
  private readonly office: LetterOffice;
  private readonly reference: string;
  private readonly done: Promise<Buffer>;

  constructor(typeface: Typeface, office: LetterOffice, reference: string, at: Date) {
    this.typeface = typeface;
    this.office = office;
    this.reference = reference;
    this.document = new PDFDocument({
      size: [paper.width, paper.height],
      margin: 0,
      info: { Title: this.clean(reference, 400), CreationDate: at },
      lang: 'id',
      bufferPages: true,
    });
    for (const weight of weights) this.document.registerFont(typeface[weight].name, typeface[weight].bytes);
    this.done = collect(this.document);
  }

  get width(): number {
    return this.right - this.left;
  }

  newPage(): void {
    this.document.addPage();
    this.y = 58;
  }

  /** A new page unless so much still fits. */
  room(height: number): void {
    if (this.y + height > this.bottom) this.newPage();
  }

  private clean(text: string, weight: Weight): string {
    const { text: shown, lost } = cleanText(this.typeface[weight], text);
    this.lost ||= lost;
    return shown;
  }

  lines(text: string, size: number, weight: Weight, width: number): string[] {
    const face = this.typeface[weight];
    return this.clean(text, weight)
      .split('\n')
      .flatMap((paragraph) => breakLines(face, paragraph, width / size));
  }

  private line(text: string, y: number, style: Required<Omit<TextStyle, 'after'>>): void {
    const face = this.typeface[style.weight];
    const spare = style.width - advance(face, text) * style.size;
    const shift = style.align === 'right' ? spare : style.align === 'center' ? spare / 2 : 0;
    this.document
      .font(face.name)
      .fontSize(style.size)
      .fillColor(style.color)
      .text(text, style.x + shift, y, {
        lineBreak: false,
        features: figures as PDFKit.Mixins.OpenTypeFeatures[],
      });
  }

  /** Writes text at the running position; it goes on over as many pages as it needs. */
  text(text: string, style: TextStyle = {}): void {
    const { size = 10, weight = 400, color = ink, align = 'left', x = this.left } = style;
    const width = style.width ?? this.right - x;
    const height = size * leading;
    const lines = this.lines(text, size, weight, width);
    // No line of a paragraph stands alone at the foot of a page.
    this.room(height * Math.min(2, lines.length));
    for (const line of lines) {
      this.room(height);
      if (line !== '') this.line(line, this.y, { size, weight, color, align, x, width });
      this.y += height;
    }
    this.y += style.after ?? size * 0.55;
  }

  /** Writes at a place without moving; for what stands beside. Gives the height. */
  at(y: number, text: string, style: TextStyle & { x: number; width: number }): number {
    const { size = 10, weight = 400, color = ink, align = 'left', x, width } = style;
    const lines = this.lines(text, size, weight, width);
    for (const [index, line] of lines.entries()) {
      if (line !== '') this.line(line, y + index * size * leading, { size, weight, color, align, x, width });
    }
    return lines.length * size * leading;
  }

  /** Indonesian, and the English smaller beneath. */
  both(words: TwoLanguages, style: TextStyle = {}): void {
    const { size = 10 } = style;
    this.text(words.id, { ...style, after: 0.5 });
    this.text(words.en, { ...style, size: size * 0.84, weight: 400, color: quiet, after: style.after ?? 6 });
  }

  title(words: TwoLanguages): void {
    this.text(words.id, { size: 13.5, weight: 700, align: 'center', after: 0 });
    this.text(words.en, { size: 9, color: quiet, align: 'center', after: 10 });
  }

  heading(words: TwoLanguages): void {
    this.room(64);
    this.y += 7;
    const width = advance(this.typeface[700], words.id) * 10.5;
    this.at(this.y + 1.6, words.en, {
      x: this.left + width + 7,
      width: this.width - width - 7,
      size: 8.4,
      color: quiet,
    });
    this.text(words.id, { size: 10.5, weight: 700, after: 1 });
    this.rule(faint, 0.6);
    this.y += 5;
  }

  rule(color = ink, thickness = 0.8): void {
    this.document
      .moveTo(this.left, this.y)
      .lineTo(this.right, this.y)
      .lineWidth(thickness)
      .strokeColor(color)
      .stroke();
  }

  /** Label, colon, value; the label's English beneath it where one is given. */
  row(label: string | TwoLanguages, value: string, style: { labelWidth?: number; size?: number } = {}): void {
    const { labelWidth = 118, size = 10 } = style;
    const [own, english] = typeof label === 'string' ? [label, null] : [label.id, label.en];
    const ownHeight = this.lines(own, size, 400, labelWidth).length * size * leading;
    const small = size * 0.78;
    const englishHeight =
      english === null ? 0 : this.lines(english, small, 400, labelWidth).length * small * leading;
    const height = ownHeight + englishHeight;
    this.room(height);
    const top = this.y;
    const { document } = this;
    const page = document.bufferedPageRange().count;
    this.at(top, own, { x: this.left, width: labelWidth, size });
    if (english !== null) {
      this.at(top + ownHeight - 1, english, { x: this.left, width: labelWidth, size: small, color: quiet });
    }
    this.at(top, ':', { x: this.left + labelWidth + 3, width: 8, size });
    this.text(value === '' ? '–' : value, { x: this.left + labelWidth + 12, size, after: 0 });
    if (document.bufferedPageRange().count === page) this.y = Math.max(this.y, top + height);
    this.y += 2;
  }

  /** A table whose head comes again on every page; a cell longer than a page goes on over pages. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[], size = 8.8): void {
    const pad = 4;
    const height = size * leading;
    const shares = columns.reduce((sum, column) => sum + column.share, 0);
    let x = this.left;
    const cells = columns.map((column) => {
      const width = (column.share / shares) * this.width;
      const cell = { x: x + pad, width: width - 2 * pad, align: column.align ?? ('left' as const) };
      x += width;
      return cell;
    });
    const head = () => {
      const top = this.y;
      let deepest = 0;
      columns.forEach(({ title }, index) => {
        const cell = cells[index];
        if (cell === undefined) return;
        const own = this.at(top + 3, title.id, { ...cell, size, weight: 600 });
        const english = this.at(top + 2 + own, title.en, { ...cell, size: size * 0.8, color: quiet });
        deepest = Math.max(deepest, own + english);
      });
      this.rule(ink, 0.8);
      this.y = top + deepest + 5;
      this.rule(ink, 0.5);
    };
    this.room(height * 6);
    head();
    for (const row of rows) {
      const texts = cells.map((cell, index) => this.lines(row[index] ?? '', size, 400, cell.width));
      const count = Math.max(1, ...texts.map((lines) => lines.length));
      if (this.y + Math.min(count, 3) * height + 6 > this.bottom) {
        this.newPage();
        head();
      }
      this.y += 3;
      for (let index = 0; index < count; index += 1) {
        if (this.y + height > this.bottom) {
          this.newPage();
          head();
          this.y += 3;
        }
        for (const [column, cell] of cells.entries()) {
          const line = texts[column]?.[index] ?? '';
          if (line !== '') this.line(line, this.y, { size, weight: 400, color: ink, ...cell });
        }
        this.y += height;
      }
      this.y += 3;
      this.rule(faint, 0.4);
    }
    this.y += 8;
  }

  letterhead(): void {
    const { office } = this;
    if (office.government !== null) {
      this.text(office.government.toUpperCase(), { size: 11, weight: 600, align: 'center', after: 0 });
    }
    this.text(office.name.toUpperCase(), { size: 13.5, weight: 700, align: 'center', after: 1 });
    const { phone } = office;
    const reach = [
      office.address,
      phone === null ? null : both('letters.telephone', () => ({ phone })).id,
    ].filter((part) => part !== null && part !== '');
    if (reach.length > 0) {
      this.text(reach.join(' · '), { size: 8.6, color: quiet, align: 'center', after: 3 });
    }
    this.y += 2;
    this.rule(ink, 1.8);
    this.y += 2.6;
    this.rule(ink, 0.6);
    this.y += 14;
  }

  /** Nomor, Sifat, Lampiran, Hal; the date at the right; whom it is for. */
  address(letter: {
    number: string | null;
    date: string;
    nature: 'ordinary' | 'confidential';
    enclosure: string | null;
    subject: string | TwoLanguages;
    recipient: Recipient;
  }): void {
    const { zone, place } = this.office;
    const date = formatDate(letter.date, { locale: 'id', zone });
    const small = { labelWidth: 52 };
    this.at(this.y, place === null ? date : `${place}, ${date}`, {
      x: this.right - 210,
      width: 210,
      align: 'right',
    });
    const short = (key: 'letterNumber' | 'nature' | 'enclosure' | 'subject') => both(`letters.${key}`).id;
    // Without a number there is room to write it by hand.
    this.row(short('letterNumber'), letter.number ?? ' ', small);
    this.row(short('nature'), both(`letters.${letter.nature}`).id, small);
    this.row(short('enclosure'), letter.enclosure ?? '', small);
    const { subject } = letter;
    this.row(short('subject'), typeof subject === 'string' ? subject : subject.id, small);
    if (typeof subject !== 'string') {
      this.y -= 2;
      this.text(subject.en, { x: this.left + 64, size: 8.4, color: quiet, after: 0 });
    }
    this.y += 12;
    this.text(`${both('letters.to').id} ${letter.recipient.name}`, { weight: 600, width: 300, after: 0 });
    const where = letter.recipient.address ?? '';
    this.text(where === '' ? both('letters.atPlace').id : where, { width: 300, after: 16 });
  }

  /** Place for a signature: post, room for the pen, name and NIP. */
  signature(signer: Signer, at: { x: number; width: number; y: number }): number {
    let { y } = at;
    const column = { x: at.x, width: at.width };
    y += this.at(y, signer.title, column) + 48;
    const name = this.at(y, signer.name, { ...column, weight: 700 });
    y += name;
    this.document
      .moveTo(at.x, y)
      .lineTo(at.x + at.width * 0.86, y)
      .lineWidth(0.5)
      .strokeColor(quiet)
      .stroke();
    if (signer.nip !== null) {
      const { nip } = signer;
      y += 2 + this.at(y + 2, both('letters.nip', () => ({ nip })).id, { ...column, size: 9 });
    }
    return y - at.y;
  }

  /** Thanks, and signed at the right: a signature never stands alone on a page. */
  close(signer: Signer, thanks: { id: string; en?: string } | null): void {
    this.room(thanks === null ? 116 : 142);
    if (thanks !== null) {
      const { en } = thanks;
      if (en === undefined) this.text(thanks.id);
      else this.both({ id: thanks.id, en });
    }
    this.y += 8;
    const width = 215;
    this.y += this.signature(signer, { x: this.right - width, width, y: this.y }) + 10;
  }

  qr(text: string, side: number, x: number, y: number): void {
    const code = qrCode(text);
    this.document
      .save()
      .translate(x, y)
      .scale(side / code.size)
      .path(code.path)
      .fill(ink)
      .restore();
  }

  /** Says beneath what could not be shown, numbers the pages, and gives the bytes. */
  finish(): Promise<Buffer> {
    if (this.lost) this.both(both('letters.unprintable'), { size: 8 });
    const { count } = this.document.bufferedPageRange();
    const y = paper.height - 44;
    for (let page = 0; page < count; page += 1) {
      this.document.switchToPage(page);
      const numbers = { page: String(page + 1), pages: String(count) };
      const foot = { size: 7.6, color: quiet };
      this.at(y, this.reference, { x: this.left, width: this.width * 0.7, ...foot });
      this.at(y, both('letters.page', () => numbers).id, {
        x: this.right - 120,
        width: 120,
        align: 'right',
        ...foot,
      });
      if (this.office.specimen !== false) {
        const note = both('documents.specimenNote');
        this.at(y + 11, `${note.id}  /  ${note.en}`, {
          x: this.left,
          width: this.width,
          size: 7.6,
          weight: 700,
          color: warning,
        });
      }
    }
    this.document.end();
    return this.done;
  }
}
