import { expect, it } from 'vitest';
import { scanDetector } from './scanner.ts';

function type(text: string, everyMs: number) {
  const detector = scanDetector();
  let at = 1000;
  let code: string | null = null;
  for (const key of [...text, 'Enter']) {
    at += everyMs;
    code = detector.feed({ key, at });
  }
  return code;
}

it('hears a scanner', () => {
  expect(type('DMO0000123', 8)).toBe('DMO0000123');
});

it('does not take a hand for a scanner', () => {
  expect(type('DMO0000123', 120)).toBeNull();
  expect(type('ok', 8)).toBeNull();
});

it('keeps nothing of what was typed before the scan', () => {
  const detector = scanDetector();
  detector.feed({ key: 'x', at: 0 });
  let code: string | null = null;
  [...'ABC123', 'Enter'].forEach((key, index) => {
    code = detector.feed({ key, at: 500 + index * 10 });
  });
  expect(code).toBe('ABC123');
});

it('is not disturbed by the shift key that capitals need', () => {
  const detector = scanDetector();
  const keys = ['Shift', 'D', 'Shift', 'M', 'Shift', 'O', '1', '2', '3', 'Enter'];
  const codes = keys.map((key, index) => detector.feed({ key, at: index * 6 }));
  expect(codes.at(-1)).toBe('DMO123');
});
