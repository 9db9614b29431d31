// Makes the clips of data/voice: `node scripts/make-voice.mjs`. Needs the programs espeak-ng and lame; needed
// again only when a word or the voice changes, since the clips are kept with the source.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const target = join(import.meta.dirname, '..', 'data', 'voice');
const rate = 16_000;

/**
 * How each clip is said. In double brackets stand espeak's own sounds, where its spelling rules miss Indonesian:
 * letters are named with a closed e (be, ce, de), empat, enam, belas begin with a weak one, loket has an open one.
 * `before` and `after` are the rests, in milliseconds, that make a sentence of the words.
 */
const phrases = {
  'nomor-antrean': { say: 'nomor antrean', after: 120 },
  'silakan-ke': { say: 'silakan ke', before: 320, after: 20 },
  loket: { say: "[[l'okEt]]", after: 80 },
};
const numbers = {
  nol: 'nol',
  satu: 'satu',
  dua: 'dua',
  tiga: 'tiga',
  empat: "[[@mp'at]]",
  lima: 'lima',
  enam: "[[@n'am]]",
  tujuh: 'tujuh',
  delapan: 'delapan',
  sembilan: 'sembilan',
  sepuluh: 'sepuluh',
  sebelas: "[[s@b@l'as]]",
  belas: "[[b@l'as]]",
  puluh: 'puluh',
  seratus: 'seratus',
  ratus: 'ratus',
};
const letters = {
  a: "[['a:]]",
  b: "[[b'e:]]",
  c: "[[tS'e:]]",
  d: "[[d'e:]]",
  e: "[['e:]]",
  f: "[['Ef]]",
  g: "[[g'e:]]",
  h: "[[h'a:]]",
  i: "[['i:]]",
  j: "[[dZ'e:]]",
  k: "[[k'a:]]",
  l: "[['El]]",
  m: "[['Em]]",
  n: "[['En]]",
  o: "[['o:]]",
  p: "[[p'e:]]",
  q: "[[k'i:]]",
  r: "[['Er]]",
  s: "[['Es]]",
  t: "[[t'e:]]",
  u: "[['u:]]",
  v: "[[v'e:]]",
  w: "[[w'e:]]",
  x: "[['Eks]]",
  y: "[[j'e:]]",
  z: "[[z'Et]]",
};
const words = {
  ...phrases,
  ...Object.fromEntries(Object.entries(numbers).map(([name, say]) => [name, { say, after: 45 }])),
  ...Object.fromEntries(Object.entries(letters).map(([name, say]) => [`huruf-${name}`, { say, after: 160 }])),
};

/** Samples of a 16-bit WAV file with one channel, from -1 to 1, and their rate. */
function samplesOf(wav) {
  const data = wav.indexOf('data', 12, 'latin1') + 8;
  const values = new Float64Array(Math.floor((wav.length - data) / 2));
  for (let at = 0; at < values.length; at += 1) values[at] = wav.readInt16LE(data + at * 2) / 32_768;
  return { values, rate: wav.readUInt32LE(24) };
}

function wavOf(values, sampleRate) {
  const wav = Buffer.alloc(44 + values.length * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + values.length * 2, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(values.length * 2, 40);
  values.forEach((value, at) => {
    wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), 44 + at * 2);
  });
  return wav;
}

/** The word alone: silence cut off, its ends faded so that nothing clicks, as loud as every other. */
function trimmed({ values, rate: sampleRate }, { before = 0, after = 0 }) {
  const peak = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const audible = (value) => Math.abs(value) > peak * 0.015;
  const first = values.findIndex(audible);
  const last = values.findLastIndex(audible);
  const edge = Math.round(sampleRate * 0.008);
  const word = values.slice(Math.max(0, first - edge), Math.min(values.length, last + edge));
  const loudness = Math.sqrt(word.reduce((sum, value) => sum + value * value, 0) / word.length);
  const gain = Math.min(0.17 / loudness, 0.95 / peak);
  const faded = word.map(
    (value, at) => value * gain * Math.min(1, at / edge) * Math.min(1, (word.length - 1 - at) / edge),
  );
  const rest = (ms) => new Float64Array(Math.round((sampleRate * ms) / 1000));
  return Float64Array.from([...rest(before), ...faded, ...rest(after)]);
}

/** Two soft tones, the second a major third below, each with a quiet octave and a long end. */
function chime(sampleRate) {
  const tones = [
    { at: 0, pitch: 659.26 },
    { at: 0.42, pitch: 523.25 },
  ];
  return Float64Array.from({ length: Math.round(sampleRate * 1.3) }, (_, index) => {
    const time = index / sampleRate;
    const end = Math.min(1, (1.3 - time) / 0.25);
    return tones.reduce((sum, { at, pitch }) => {
      const since = time - at;
      if (since < 0) return sum;
      const swell = Math.min(1, since / 0.012) * Math.exp(-since * 3.4) * end;
      const phase = 2 * Math.PI * pitch * since;
      return sum + swell * (0.36 * Math.sin(phase) + 0.07 * Math.sin(2 * phase));
    }, 0);
  });
}

const work = mkdtempSync(join(tmpdir(), 'voice-'));
mkdirSync(target, { recursive: true });

function write(name, values, sampleRate) {
  const wav = join(work, `${name}.wav`);
  writeFileSync(wav, wavOf(values, sampleRate));
  execFileSync('lame', [
    ...['--quiet', '-m', 'm', '--resample', String(rate / 1000), '-b', '32', '-q', '0'],
    wav,
    join(target, `${name}.mp3`),
  ]);
}

write('nada', chime(rate), rate);
for (const [name, word] of Object.entries(words)) {
  const wav = join(work, `${name}.espeak.wav`);
  execFileSync('espeak-ng', ['-v', 'id', '-s', '150', '-p', '45', '-a', '160', '-w', wav, word.say]);
  const spoken = samplesOf(readFileSync(wav));
  write(name, trimmed(spoken, word), spoken.rate);
}
rmSync(work, { recursive: true });
