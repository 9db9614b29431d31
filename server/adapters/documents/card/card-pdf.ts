import PDFDocument from 'pdfkit';
import type { CardOrder } from '../port.ts';
import { figures, type Typeface, weights, widthOf } from '../typeface.ts';
import { cardSize, layoutBack, layoutFront, type Shape } from './card-layout.ts';

/** Points per millimetre. */
const mm = 72 / 25.4;

/** The card as a printer takes it: two pages of exactly ID-1 size, all vector but the two pictures. */
export function cardPdf(typeface: Typeface, order: CardOrder): Promise<Buffer> {
  const document = new PDFDocument({
    size: [cardSize.width * mm, cardSize.height * mm],
    margin: 0,
    autoFirstPage: false,
    // The blank's serial names the file; what is on the card stays on the card.
    info: { Title: `KTP-el ${order.serial}`, CreationDate: new Date(`${order.facts.issuedOn}T00:00:00Z`) },
  });
  for (const weight of weights) document.registerFont(typeface[weight].name, typeface[weight].bytes);
  const done = collect(document);
  for (const side of [layoutFront(typeface, order), layoutBack(typeface, order)]) {
    document.addPage();
    for (const shape of side) draw(document, typeface, order, shape);
  }
  document.end();
  return done;
}

/** All bytes of a document, once it is ended. */
export function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function draw(document: PDFKit.PDFDocument, typeface: Typeface, order: CardOrder, shape: Shape): void {
  switch (shape.kind) {
    case 'rect':
      document
        .roundedRect(shape.x * mm, shape.y * mm, shape.width * mm, shape.height * mm, shape.radius * mm)
        .fill(shape.color);
      return;
    case 'image':
      document.image(order[shape.image], shape.x * mm, shape.y * mm, {
        fit: [shape.width * mm, shape.height * mm],
        align: 'center',
        valign: 'center',
      });
      return;
    case 'path':
      document
        .save()
        .translate(shape.x * mm, shape.y * mm)
        .scale(shape.scaleX * mm, shape.scaleY * mm)
        .path(shape.path)
        .fill(shape.color)
        .restore();
      return;
    case 'text': {
      const face = typeface[shape.weight];
      const width = widthOf(face, shape.text, shape.size);
      const shift = shape.anchor === 'middle' ? width / 2 : shape.anchor === 'end' ? width : 0;
      document.save();
      if (shape.rotate !== undefined) {
        document.rotate(shape.rotate, { origin: [shape.x * mm, shape.y * mm] });
      }
      document
        .font(face.name)
        .fontSize(shape.size * mm)
        .fillColor(shape.color, shape.opacity ?? 1)
        .text(shape.text, (shape.x - shift) * mm, shape.y * mm, {
          lineBreak: false,
          baseline: 'alphabetic',
          features: figures as PDFKit.Mixins.OpenTypeFeatures[],
        })
        .restore();
    }
  }
}
