import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../project-root.ts';
import { type Frame, frameOf } from './frames.ts';
import { type Lane, type LaneLimits, openLane } from './lane.ts';
import { confinement, type ReadingProcess, startReadingProcess } from './reading-process.ts';

const limits: LaneLimits = {
  deadlineMs: 400,
  memoryBytes: 200 * 1_048_576,
  mostWaiting: 2,
  longestWaitMs: 10_000,
};

/** A reader that does what the file says. */
const wicked = `
  import { collectFrames, frameOf } from ${JSON.stringify(join(import.meta.dirname, 'frames.ts'))};
  let turn = 0;
  const say = (head, bytes) => process.stdout.write(frameOf(turn, head, bytes));
  const kept = [];
  const deeds = {
    answer: (bytes) => say({ read: true }, bytes),
    die: () => process.exit(3),
    hang: () => { for (;;); },
    sleep: () => {},
    grow: () => { for (;;) kept.push(Buffer.alloc(1048576, 1)); },
    garbage: () => process.stdout.write('%PDF-1.7 dan seterusnya'),
    tooLong: () => process.stdout.write(Buffer.from([0, 0, 0, 2, 255, 255, 255, 255, 0, 0, 0, 1])),
    notJson: () => process.stdout.write(Buffer.from([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0x7b])),
    twice: (bytes) => { say({ read: 1 }, bytes); say({ read: 2 }, bytes); },
    closePipe: () => process.stdout.destroy(),
  };
  process.stdin.on('data', collectFrames((frame) => {
    turn = frame.turn;
    deeds[frame.bytes.toString()](frame.bytes);
  }));
  process.stdin.on('end', () => process.exit(0));
  say({ ready: true });`;

let directory: string;
let script: string;
const started: ReadingProcess[] = [];
beforeAll(() => {
  // Where the permission to read reaches.
  const cache = join(projectRoot(), 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  directory = mkdtempSync(join(cache, 'reader-'));
  script = join(directory, 'wicked.mjs');
  writeFileSync(script, wicked);
});
const lanes: Lane[] = [];
afterAll(() => {
  for (const lane of lanes) lane.close();
  for (const process of started) process.kill();
  rmSync(directory, { recursive: true, force: true });
});

async function startWicked() {
  const process = await startReadingProcess(script);
  started.push(process);
  return process;
}

function wickedLane(given: Partial<LaneLimits> = {}) {
  const lane = openLane({ ...limits, ...given }, { start: startWicked });
  lanes.push(lane);
  return (deed: string): Promise<Frame | null> => lane.read({}, Buffer.from(deed));
}

describe('a reader that does wrong is ended, and the next file is read', () => {
  test.each(['die', 'hang', 'sleep', 'grow', 'garbage', 'tooLong', 'notJson', 'closePipe'])(
    '%s',
    async (deed) => {
      const read = wickedLane(deed === 'grow' ? { deadlineMs: 20_000 } : {});
      expect(await read(deed)).toBeNull();
      expect(await read('answer')).toMatchObject({ head: { read: true } });
      const [first] = started.slice(-2);
      expect(first?.isOver()).toBe(true);
    },
  );

  test('one that answers twice is not asked again', async () => {
    const read = wickedLane();
    expect(await read('twice')).toMatchObject({ head: { read: 1 } });
    // Whether its second answer comes before the next question or after it, nobody takes it for an answer to that.
    expect((await read('answer'))?.head ?? null).not.toEqual({ read: 2 });
    expect((await read('answer'))?.head).toEqual({ read: true });
  });

  test('one that cannot be started refuses, and does not call the file unreadable', async () => {
    const lane = openLane(limits, {
      start: () => startReadingProcess(join(directory, 'missing.mjs')),
    });
    await expect(lane.read({}, Buffer.from('answer'))).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'file_reading_busy',
    });
    lane.close();
  });

  test('one that the system refuses to start is tried again with the next file', async () => {
    let attempts = 0;
    const lane = openLane(limits, {
      async start() {
        attempts += 1;
        if (attempts < 3) throw new Error('EAGAIN');
        return startWicked();
      },
    });
    lanes.push(lane);
    // Nobody waits for this one: an unheeded refusal would end the server.
    lane.warm();
    await expect(lane.read({}, Buffer.from('answer'))).rejects.toMatchObject({ code: 'file_reading_busy' });
    expect(await lane.read({}, Buffer.from('answer'))).toMatchObject({ head: { read: true } });
  });
});

test('one after the other, in the order in which they came; what is too much is refused at once', async () => {
  const read = wickedLane({ deadlineMs: 700 });
  const order: string[] = [];
  const first = read('sleep').then(() => order.push('first'));
  const second = read('answer').then(() => order.push('second'));
  const third = read('answer').then(() => order.push('third'));
  await expect(read('answer')).rejects.toMatchObject({ kind: 'unavailable', params: { seconds: 30 } });
  await Promise.all([first, second, third]);
  expect(order).toEqual(['first', 'second', 'third']);
});

test('who waits too long is told so, and leaves the row', async () => {
  const read = wickedLane({ deadlineMs: 800, longestWaitMs: 100 });
  const first = read('sleep');
  await expect(read('answer')).rejects.toMatchObject({ code: 'file_reading_busy' });
  expect(await first).toBeNull();
  expect(await read('answer')).not.toBeNull();
});

test('the process has pipes and nothing else: no secret, no descriptor, no network, no account', async () => {
  const process = await startReadingProcess();
  started.push(process);
  expect(await process.ready).toBe(true);
  const proc = `/proc/${process.pid}`;
  expect(readFileSync(`${proc}/environ`, 'latin1')).toBe('');
  const targets = readdirSync(`${proc}/fd`).map((fd) => readlinkSync(`${proc}/fd/${fd}`));
  // Node's own: its event loop, its timers, the pipes and /dev/null.
  for (const target of targets) expect(target).toMatch(/^(pipe|socket|anon_inode):|^\/dev\/null$/);
  expect(targets.filter((target) => target.startsWith('socket:')).length).toBeLessThanOrEqual(2);
  const { network, processor } = await confinement();
  if (network) {
    expect(readFileSync(`${proc}/net/dev`, 'latin1').match(/^\s*\w+:/gm)).toEqual(['    lo:']);
  }
  // Whoever hangs when the server is gone is ended by the kernel.
  if (processor) expect(readFileSync(`${proc}/limits`, 'latin1')).toMatch(/^Max cpu time +900 +900 /m);
  expect(/^Uid:\s+(\d+)/m.exec(readFileSync(`${proc}/status`, 'latin1'))?.[1]).not.toBe('0');
});

test('it ends with whoever started it', async () => {
  const process = await startReadingProcess();
  expect(await process.ready).toBe(true);
  process.kill();
  expect(await process.ask({}, Buffer.from('x'), limits)).toBeNull();
});

test('a message in any pieces is the same message', async () => {
  const { collectFrames } = await import('./frames.ts');
  const whole = Buffer.concat([frameOf(1, { a: 1 }, Buffer.from('satu')), frameOf(2, { b: 'é' })]);
  for (let cut = 1; cut < 9; cut += 1) {
    const got: Frame[] = [];
    const collect = collectFrames((frame) => got.push({ ...frame, bytes: Buffer.from(frame.bytes) }));
    for (let at = 0; at < whole.length; at += cut) collect(whole.subarray(at, at + cut));
    expect(got).toEqual([
      { turn: 1, head: { a: 1 }, bytes: Buffer.from('satu') },
      { turn: 2, head: { b: 'é' }, bytes: Buffer.alloc(0) },
    ]);
  }
});
