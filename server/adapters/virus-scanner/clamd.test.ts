import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFileReaders } from '../file-reading/index.ts';
import { clamdAt } from './clamd.ts';

/** Put together here, so that no scanner takes this file for the sample itself. */
const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join(''),
);

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), `lontar-test-${process.pid}-`));
  chmodSync(directory, 0o755);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#1e56a8' } })
    .jpeg()
    .toBuffer();

describe('a clamd that', () => {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers) server.close();
  });

  /** Answers as `answer` does when it has read a whole stream or a ping; hands back what it was asked. */
  async function clamd(answer: (socket: Socket, file: Buffer) => void) {
    const files: Buffer[] = [];
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      let read = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        read = Buffer.concat([read, chunk]);
        if (read.equals(Buffer.from('zPING\0'))) socket.end('PONG\0');
        if (!read.subarray(0, 10).equals(Buffer.from('zINSTREAM\0'))) return;
        const file: Buffer[] = [];
        for (let at = 10; at + 4 <= read.length; ) {
          const length = read.readUInt32BE(at);
          if (length === 0) {
            files.push(Buffer.concat(file));
            answer(socket, Buffer.concat(file));
            return;
          }
          file.push(read.subarray(at + 4, at + 4 + length));
          at += 4 + length;
        }
      });
    });
    servers.push(server);
    const path = join(directory, `${servers.length}.sock`);
    await new Promise<void>((resolve) => server.listen(path, resolve));
    return { scanner: clamdAt({ path }, { deadlineMs: 300 }), files };
  }

  test('finds nothing has read every byte', async () => {
    const { scanner, files } = await clamd((socket) => socket.end('stream: OK\0'));
    const file = Buffer.alloc(600_000, 7);
    expect(await scanner.scan(file)).toBeNull();
    expect(files.map((read) => read.equals(file))).toEqual([true]);
    expect(await scanner.isThere()).toBe(true);
  });

  test('names what it found, in however many pieces', async () => {
    const { scanner } = await clamd((socket) => {
      socket.write('stream: Win.Test');
      setImmediate(() => socket.end('.EICAR_HDB-1 FOUND\0'));
    });
    expect(await scanner.scan(eicar)).toBe('Win.Test.EICAR_HDB-1');
  });

  test.each<[string, (socket: Socket) => void]>([
    [
      'says that the file is too long for it',
      (socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'),
    ],
    ['says something else', (socket) => socket.end('stream: entah FOUND OK\0')],
    ['never ends its answer', (socket) => socket.write('x'.repeat(9_000))],
    ['says nothing', () => {}],
    ['closes', (socket) => socket.destroy()],
  ])('%s has said nothing of the file', async (_what, answer) => {
    const { scanner } = await clamd(answer);
    await expect(scanner.scan(eicar)).rejects.toThrow(/^clamd: /);
  });

  test('finds something stops the file, and says what only to the log', async () => {
    const { scanner } = await clamd((socket, file) =>
      socket.end(file.includes('EICAR') ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0'),
    );
    const log: string[] = [];
    const readers = openFileReaders({ scanner, onFinding: ({ message }) => log.push(message) });
    try {
      const bad = Buffer.concat([await photo(), eicar]);
      for (const read of [
        () => readers.street.checkAttachment(bad),
        () => readers.officers.checkAttachment(bad),
        () => readers.officers.readImage(bad, { purpose: 'document' }),
      ]) {
        await expect(read()).rejects.toMatchObject({ kind: 'invalid', code: 'file_infected', params: {} });
      }
      expect(log).toHaveLength(3);
      expect(log[0]).toContain('Eicar-Test');
      expect((await readers.street.checkAttachment(await photo())).mediaType).toBe('image/jpeg');
      expect(await readers.alarms()).toEqual([]);
    } finally {
      readers.close();
    }
  });

  test('is not there lets no file pass unseen', async () => {
    const log: string[] = [];
    const scanner = clamdAt({ path: join(directory, 'none.sock') });
    const readers = openFileReaders({ scanner, onFinding: ({ message }) => log.push(message) });
    try {
      await expect(readers.street.checkAttachment(await photo())).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'scanner_unreachable',
      });
      expect(log).toHaveLength(1);
      expect(await readers.alarms()).toEqual(['scanner_unreachable']);
    } finally {
      readers.close();
    }
  });
});

/** Debian's, where it is installed. */
function installedClamd(): string | undefined {
  try {
    return execFileSync('sh', ['-c', 'PATH=$PATH:/usr/sbin command -v clamd'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

const installed = installedClamd();
if (installed === undefined) {
  test('clamd absent: on this computer only the imitated one was met', () => {
    expect(installedClamd()).toBeUndefined();
  });
} else {
  test('clamd real: knows a file by our signature, and no other', async () => {
    const signatures = join(directory, 'signatures');
    mkdirSync(signatures);
    const hash = createHash('sha256').update(eicar).digest('hex');
    writeFileSync(join(signatures, 'lontar.hsb'), `${hash}:${eicar.length}:Lontar.Test\n`);
    const path = join(directory, 'clamd.sock');
    const settings = join(directory, 'clamd.conf');
    writeFileSync(
      settings,
      `Foreground yes\nDatabaseDirectory ${signatures}\nLocalSocket ${path}\nTemporaryDirectory ${directory}\n`,
    );
    const running = spawn(installed, ['--config-file', settings], { stdio: 'ignore' });
    try {
      const scanner = clamdAt({ path });
      await expect.poll(() => scanner.isThere(), { timeout: 30_000 }).toBe(true);
      expect(await scanner.scan(eicar)).toMatch(/^Lontar\.Test/);
      expect(await scanner.scan(await photo())).toBeNull();
    } finally {
      running.kill();
    }
  }, 40_000);
}
