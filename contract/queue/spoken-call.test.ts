import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { clipNames, spokenCall } from './spoken-call.ts';

const directory = join(import.meta.dirname, '..', '..', 'data', 'voice');
const files = readdirSync(directory).filter((name) => name.endsWith('.mp3'));

/** Numbers spelled by another rule: every place written out, then what Indonesian draws together. */
function spelled(n: number): string {
  const names = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
  const places = ['ratus', 'puluh', ''];
  return [...String(n).padStart(3, '0')]
    .map((digit, place) => (digit === '0' ? '' : `${names[Number(digit)]} ${places[place]} `))
    .join('')
    .trim()
    .replace(/\s+/g, ' ')
    .replace('satu ratus', 'seratus')
    .replace(/satu puluh satu$/, 'sebelas')
    .replace(/satu puluh (\w+)$/, '$1 belas')
    .replace(/satu puluh$/, 'sepuluh');
}

/** What a listener understands: the value of the words heard. */
function heard(words: readonly string[]): number {
  const values = [
    'nol',
    'satu',
    'dua',
    'tiga',
    'empat',
    'lima',
    'enam',
    'tujuh',
    'delapan',
    'sembilan',
    'sepuluh',
    'sebelas',
  ];
  let [total, last] = [0, 0];
  for (const word of words) {
    if (word === 'seratus') total += 100;
    else if (word === 'ratus') [total, last] = [total + last * 100, 0];
    else if (word === 'puluh') [total, last] = [total + last * 10, 0];
    else if (word === 'belas') last += 10;
    else last = values.indexOf(word);
  }
  return total + last;
}

const numberIn = (clips: readonly string[]) => clips.slice(3, clips.indexOf('silakan-ke'));
const counterIn = (clips: readonly string[]) => clips.slice(clips.indexOf('loket') + 1);

test('a call is chime, number, counter', () => {
  expect(spokenCall('A', 12, 3)).toEqual([
    ...['nada', 'nomor-antrean', 'huruf-a', 'dua', 'belas'],
    ...['silakan-ke', 'loket', 'tiga'],
  ]);
  expect(numberIn(spokenCall('Z', 110, 1))).toEqual(['seratus', 'sepuluh']);
  expect(numberIn(spokenCall('b', 911, 1))).toEqual(['sembilan', 'ratus', 'sebelas']);
});

test('every number from 1 to 999 is spelled as a second rule spells it, and understood', () => {
  for (let n = 1; n <= 999; n += 1) {
    const said = numberIn(spokenCall('A', n, 1));
    expect(said.join(' ')).toBe(spelled(n));
    expect(heard(said)).toBe(n);
    expect(counterIn(spokenCall('A', 1, n)).join(' ')).toBe(spelled(n));
  }
});

test('nothing that has no clips is said', () => {
  for (const number of [-1, 1.5, 1000, Number.NaN]) {
    expect(() => spokenCall('A', number, 1)).toThrow(RangeError);
  }
  for (const letter of ['', 'AB', '1', 'é']) expect(() => spokenCall(letter, 1, 1)).toThrow(RangeError);
});

test('every clip that a call can name is there, no other, and all are small', () => {
  const named = new Set<string>();
  for (let code = 65; code <= 90; code += 1) {
    for (const clip of spokenCall(String.fromCharCode(code), code, code)) named.add(clip);
  }
  for (let n = 0; n <= 999; n += 1) for (const clip of spokenCall('A', n, n)) named.add(clip);
  expect([...named].sort()).toEqual([...clipNames].sort());
  expect(files.map((file) => basename(file, '.mp3')).sort()).toEqual([...clipNames].sort());
  const clips = files.map((file) => readFileSync(join(directory, file)));
  expect(clips.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(700_000);
  // MPEG frames, mono: the sync word and the channel mode of the header.
  for (const clip of clips) {
    expect(clip.readUInt16BE(0) & 0xffe0).toBe(0xffe0);
    expect(clip.readUInt8(3) >> 6).toBe(0b11);
  }
});
