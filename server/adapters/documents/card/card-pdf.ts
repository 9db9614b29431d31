import type { CardOrder } from '../port.ts';
import { openPdf } from '../sheet.ts';
import { figures } from '../text-setting.ts';
import { face } from '../typeface.ts';
import { cardSize, layoutBack, layoutFront, type Shape, startOf } from './card-layout.ts';

/** Points per millimetre. */
const mm = 72 / 25.4;

/** The card as a printer takes it: two pages of exactly ID-1 size, all vector but the two pictures. */
export function cardPdf(order: CardOrder): Promise<Buffer> {
  const { document, done } = openPdf({
    size: [cardSize.width * mm, cardSize.height * mm],
    autoFirstPage: false,
    // The blank's serial names the file; what is on the card stays on the card.
    info: { Title: `KTP-el ${order.serial}`, CreationDate: new Date(`${order.facts.issuedOn}T00:00:00Z`) },
  });
  for (const side of [layoutFront(order), layoutBack(order)]) {
    document.addPage();
    for (const shape of side) draw(document, order, shape);
  }
  document.end();
  return done;
}

function draw(document: PDFKit.PDFDocument, order: CardOrder, shape: Shape): void {
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
    case 'text':
      document.save();
      if (shape.rotate !== undefined) {
        document.rotate(shape.rotate, { origin: [shape.x * mm, shape.y * mm] });
      }
      document
        .font(face(shape.weight).name)
        .fontSize(shape.size * mm)
        .fillColor(shape.color, shape.opacity ?? 1)
        .text(shape.text, startOf(shape) * mm, shape.y * mm, {
          lineBreak: false,
          baseline: 'alphabetic',
          features: figures,
        })
        .restore();
  }
}
