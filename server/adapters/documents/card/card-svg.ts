import { printed } from '../../../../brand/tokens.ts';
import type { CardBackOrder, CardFrontOrder } from '../port.ts';
import { figures } from '../text-setting.ts';
import { face } from '../typeface.ts';
import { cardSize, layoutBack, layoutFront, type Shape, startOf, type Text } from './card-layout.ts';

type Pictures = Pick<CardFrontOrder, 'portrait' | 'signature'>;

/** The front as SVG. Letters are outlines: a picture in a page may load no font, and the card must look the same everywhere. */
export function frontSvg(order: CardFrontOrder): string {
  return svg(layoutFront(order), order);
}

export function backSvg(order: CardBackOrder): string {
  return svg(layoutBack(order), null);
}

function svg(shapes: readonly Shape[], pictures: Pictures | null): string {
  const glyphs = new Map<string, string>();
  const body = shapes.map((shape) => drawing(pictures, shape, glyphs)).join('');
  const defs = [...glyphs].map(([id, path]) => `<path id="${id}" d="${path}"/>`).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cardSize.width} ${cardSize.height}" ` +
    `width="${cardSize.width}mm" height="${cardSize.height}mm"><defs>${defs}</defs>` +
    `<rect width="${cardSize.width}" height="${cardSize.height}" rx="3.18" fill="${printed.sheet}"/>${body}</svg>`
  );
}

function drawing(pictures: Pictures | null, shape: Shape, glyphs: Map<string, string>): string {
  switch (shape.kind) {
    case 'rect':
      return (
        `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" ` +
        `rx="${shape.radius}" fill="${shape.color}"/>`
      );
    case 'image':
      if (pictures === null) return '';
      return (
        `<image x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" ` +
        `preserveAspectRatio="xMidYMid meet" href="${dataUrl(pictures[shape.image])}"/>`
      );
    case 'path':
      return (
        `<path transform="translate(${shape.x} ${shape.y}) scale(${shape.scaleX} ${shape.scaleY})" ` +
        `d="${shape.path}" fill="${shape.color}"/>`
      );
    case 'text':
      return outlined(shape, glyphs);
  }
}

/** A line of text as references to outlined glyphs. */
function outlined(shape: Text, glyphs: Map<string, string>): string {
  const { font } = face(shape.weight);
  const run = font.layout(shape.text, figures);
  const scale = shape.size / font.unitsPerEm;
  let pen = 0;
  let uses = '';
  run.glyphs.forEach((glyph, index) => {
    const id = `w${shape.weight}g${glyph.id}`;
    const path = glyph.path.toSVG();
    if (path !== '') {
      glyphs.set(id, path);
      uses += `<use href="#${id}" x="${pen + (run.positions[index]?.xOffset ?? 0)}"/>`;
    }
    pen += run.positions[index]?.xAdvance ?? 0;
  });
  const rotate = shape.rotate === undefined ? '' : ` rotate(${shape.rotate})`;
  const opacity = shape.opacity === undefined ? '' : ` opacity="${shape.opacity}"`;
  return (
    `<g transform="translate(${startOf(shape).toFixed(3)} ${shape.y.toFixed(3)})${rotate} ` +
    `scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})" fill="${shape.color}"${opacity}>${uses}</g>`
  );
}

function dataUrl(image: Buffer): string {
  const type = image[0] === 0x89 ? 'image/png' : 'image/jpeg';
  return `data:${type};base64,${image.toString('base64')}`;
}
