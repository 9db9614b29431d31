import { printed } from '../../../brand/tokens.ts';
import { type StripShape, stripModel, stripShapes } from '../../../contract/applications/strip.ts';
import type { ClockView } from '../../../contract/clock.ts';
import { clockDigits } from '../../../locales/format.ts';
import { translatorFor } from '../../../locales/translator.ts';
import type { Sheet } from './sheet.ts';

const { ink, inkSoft, leaf, onLeaf, broken } = printed;

/** The strip of six steps: filled is done, bold outline is now, thin outline is to come. */
export function strip(sheet: Sheet, clock: ClockView): void {
  const t = translatorFor('id');
  const height = 34;
  const { shapes, labels } = stripShapes(stripModel(clock), { width: sheet.width, height });
  const top = sheet.y;
  for (const shape of shapes) drawShape(sheet, shape, sheet.left + shape.x, top + shape.y);
  for (const { cell, part, x, y, width } of labels) {
    const half = cell === '5';
    const name = half
      ? t(part.step === '5a' ? 'shared.stepHalves.a' : 'shared.stepHalves.b')
      : `${cell} ${t(`shared.steps.${cell}`)}`;
    const timed = part.state !== 'todo';
    const style = {
      x: sheet.left + x - width / 2,
      width,
      align: 'center',
      color: part.state === 'done' ? onLeaf : ink,
    } as const;
    sheet.at(top + y - (timed ? 6.6 : 3.6), name, { ...style, size: half ? 4.8 : 5.6, weight: 600 });
    if (timed) sheet.at(top + y + 1, clockDigits(part.netMs, 'id'), { ...style, size: 5.2 });
  }
  sheet.y += height + 7;
}

function drawShape(sheet: Sheet, shape: StripShape, x: number, y: number): void {
  const { document } = sheet;
  switch (shape.kind) {
    case 'fill':
      document.rect(x, y, shape.width, shape.height).fill(shape.ink === 'over' ? broken : leaf);
      return;
    case 'outline':
      document
        .rect(x, y, shape.width, shape.height)
        .lineWidth(shape.ink === 'current' ? 1.3 : 0.5)
        .strokeColor(shape.ink === 'todo' ? inkSoft : ink)
        .stroke();
      return;
    case 'hatch':
      document.save().rect(x, y, shape.width, shape.height).clip();
      for (let at = -shape.height; at < shape.width; at += 3) {
        sheet.line(x + at, y + shape.height, x + at + shape.height, y, 0.4);
      }
      document.restore();
      return;
    case 'line':
      sheet.line(x, y, x, y + shape.height, 1, ink);
  }
}
