import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cropArea, keepInside, moved, startCrop } from './portrait-crop.ts';

const frame = { width: 240, height: 360 };
const side = fc.integer({ min: 50, max: 8000 });

it('starts with the largest part of the picture that fills the frame', () => {
  expect(cropArea(startCrop, { width: 1200, height: 900 }, frame)).toEqual({
    left: 300,
    top: 0,
    width: 600,
    height: 900,
  });
});

it('follows the finger: moving the frame right shows what lies right', () => {
  const picture = { width: 1200, height: 900 };
  expect(cropArea(moved(startCrop, { dx: 24, dy: 0 }, picture, frame), picture, frame).left).toBeCloseTo(360);
});

it('never shows anything beside the picture, whatever is done', () => {
  const act = fc.record({
    dx: fc.integer({ min: -5000, max: 5000 }),
    dy: fc.integer({ min: -5000, max: 5000 }),
    zoom: fc.double({ min: -1, max: 9, noNaN: true }),
  });
  fc.assert(
    fc.property(side, side, fc.array(act, { maxLength: 8 }), (width, height, acts) => {
      const picture = { width, height };
      let crop = keepInside(startCrop, picture, frame);
      for (const { dx, dy, zoom } of acts) {
        crop = moved(keepInside({ ...crop, zoom }, picture, frame), { dx, dy }, picture, frame);
      }
      const area = cropArea(crop, picture, frame);
      expect(area.left).toBeGreaterThanOrEqual(-0.001);
      expect(area.top).toBeGreaterThanOrEqual(-0.001);
      expect(area.left + area.width).toBeLessThanOrEqual(width + 0.001);
      expect(area.top + area.height).toBeLessThanOrEqual(height + 0.001);
      expect(area.width / area.height).toBeCloseTo(2 / 3);
    }),
  );
});
