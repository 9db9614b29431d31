import PDFDocument from 'pdfkit';
import { type StripShape, stripModel, stripShapes } from '../../../contract/applications/strip.ts';
import type { ClockView } from '../../../contract/clock.ts';
import { clockDigits } from '../../../locales/format.ts';
import { translatorFor } from '../../../locales/translator.ts';
import type { OfficeOnPaper } from './port.ts';
import { figures, printable, type Typeface, type Weight, weights } from './typeface.ts';
import { both, type TwoLanguages } from './words.ts';

const ink = '#1b1f23';
const quiet = '#5b6168';
const line = '#c9c3b4';
const leaf = '#0b5d51';

/** A5, as half a sheet of the office's ordinary paper; all measures below are in enlarged points. */
const enlarge = 1.2;
const paper = { width: 419.53 / enlarge, height: 595.28 / enlarge };

/** A sheet for the counter's printer: a running position, and the few things that receipts are made of. */
export class Sheet {
  readonly document: PDFKit.PDFDocument;
  readonly left = 26;
  readonly right = paper.width - 26;
  y = 24;
  private readonly typeface: Typeface;

  constructor(typeface: Typeface, title: string, at: Date) {
    this.typeface = typeface;
    this.document = new PDFDocument({
      size: [paper.width * enlarge, paper.height * enlarge],
      margin: 0,
      info: { Title: title, CreationDate: at },
      lang: 'id',
    });
    for (const weight of weights) this.document.registerFont(typeface[weight].name, typeface[weight].bytes);
    this.document.scale(enlarge);
  }

  get width(): number {
    return this.right - this.left;
  }

  /** Writes a paragraph at a place and gives its height. */
  write(
    text: string,
    at: {
      x: number;
      y: number;
      width: number;
      size: number;
      weight?: Weight;
      color?: string;
      align?: 'center' | 'right';
    },
  ): number {
    const face = this.typeface[at.weight ?? 400];
    const options = {
      width: at.width,
      align: at.align ?? ('left' as const),
      lineGap: at.size * 0.12,
      features: figures as PDFKit.Mixins.OpenTypeFeatures[],
    };
    const clean = printable(face, text);
    this.document
      .font(face.name)
      .fontSize(at.size)
      .fillColor(at.color ?? ink)
      .text(clean, at.x, at.y, options);
    return this.document.heightOfString(clean, options);
  }

  paragraph(text: string, size: number, weight: Weight = 400, color = ink): void {
    this.y += this.write(text, { x: this.left, y: this.y, width: this.width, size, weight, color }) + 1.5;
  }

  /** Indonesian, and the English smaller beneath. */
  bothLanguages(text: TwoLanguages, size: number, weight: Weight = 400): void {
    this.paragraph(text.id, size, weight);
    this.paragraph(text.en, size * 0.84, 400, quiet);
    this.y += 2;
  }

  rule(): void {
    this.document
      .moveTo(this.left, this.y)
      .lineTo(this.right, this.y)
      .lineWidth(0.6)
      .strokeColor(line)
      .stroke();
    this.y += 6;
  }

  /** Label in both languages, then the value. `width` leaves room for what stands at the right. */
  row(label: TwoLanguages, value: string, width = this.width): void {
    const labelWidth = 84;
    const labelHeight =
      this.write(label.id, { x: this.left, y: this.y, width: labelWidth, size: 7, color: ink }) +
      this.write(label.en, { x: this.left, y: this.y + 8.6, width: labelWidth, size: 5.8, color: quiet });
    const valueHeight = this.write(value, {
      x: this.left + labelWidth + 4,
      y: this.y,
      width: width - labelWidth - 4,
      size: 8,
      weight: 600,
    });
    this.y += Math.max(labelHeight, valueHeight) + 2.5;
  }

  head(office: Pick<OfficeOnPaper, 'name' | 'address' | 'phone'>, title: TwoLanguages): void {
    this.document.rect(this.left, this.y, this.width, 2).fill(leaf);
    this.y += 7;
    this.paragraph(office.name, 9, 700);
    const address = [office.address, office.phone].filter((part) => part !== null).join(' · ');
    if (address !== '') this.paragraph(address, 6.6, 400, quiet);
    this.y += 3;
    this.rule();
    this.paragraph(title.id, 12, 700);
    this.paragraph(title.en, 7.5, 400, quiet);
    this.y += 3;
  }

  /** Whom to call, and that a demonstration is none of the office's own papers. */
  foot(
    office: Pick<OfficeOnPaper, 'phone' | 'specimen'>,
    contactKey: 'documents.contact' | 'letters.contact',
  ): void {
    const { phone } = office;
    if (phone !== null) {
      const contact = both(contactKey, () => ({ phone }));
      this.paragraph(`${contact.id}  /  ${contact.en}`, 6.4, 600);
    }
    if (office.specimen !== false) {
      const note = both('documents.specimenNote');
      this.paragraph(`${note.id}  /  ${note.en}`, 6.4, 700, '#b3261e');
    }
  }

  path(path: string, x: number, y: number, scale: number): void {
    this.document.save().translate(x, y).scale(scale).path(path).fill(ink).restore();
  }

  /** The strip of six steps, in black and white: filled is done, bold outline is now, thin outline is to come. */
  strip(clock: ClockView): void {
    const words = translatorFor('id');
    const height = 34;
    const { shapes, labels } = stripShapes(stripModel(clock), { width: this.width, height });
    const top = this.y;
    for (const shape of shapes) this.stripShape(shape, top);
    for (const label of labels) {
      const done = label.part.state === 'done';
      const half = label.cell === '5';
      const name = half
        ? words(label.part.step === '5a' ? 'shared.stepHalves.a' : 'shared.stepHalves.b')
        : `${label.cell} ${words(`shared.steps.${label.cell}`)}`;
      const at = { x: this.left + label.x - label.width / 2, width: label.width, align: 'center' as const };
      const color = done ? '#ffffff' : ink;
      const timed = label.part.state !== 'todo';
      this.write(name, {
        ...at,
        y: top + label.y - (timed ? 6.6 : 3.6),
        size: half ? 4.8 : 5.6,
        weight: 600,
        color,
      });
      if (timed) {
        this.write(clockDigits(label.part.netMs, 'id'), { ...at, y: top + label.y + 1, size: 5.2, color });
      }
    }
    this.y += height + 7;
  }

  private stripShape(shape: StripShape, top: number): void {
    const x = this.left + shape.x;
    const y = top + shape.y;
    const doc = this.document;
    switch (shape.kind) {
      case 'fill':
        doc.rect(x, y, shape.width, shape.height).fill(shape.ink === 'over' ? '#b3261e' : leaf);
        return;
      case 'outline':
        doc
          .rect(x, y, shape.width, shape.height)
          .lineWidth(shape.ink === 'current' ? 1.3 : 0.5)
          .strokeColor(shape.ink === 'todo' ? quiet : ink)
          .stroke();
        return;
      case 'hatch':
        doc.save().rect(x, y, shape.width, shape.height).clip().lineWidth(0.4).strokeColor(quiet);
        for (let at = -shape.height; at < shape.width; at += 3) {
          doc
            .moveTo(x + at, y + shape.height)
            .lineTo(x + at + shape.height, y)
            .stroke();
        }
        doc.restore();
        return;
      case 'line':
        doc
          .moveTo(x, y)
          .lineTo(x, y + shape.height)
          .lineWidth(1)
          .strokeColor(ink)
          .stroke();
    }
  }
}
