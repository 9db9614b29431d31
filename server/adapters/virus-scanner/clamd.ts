import { connect, type NetConnectOpts } from 'node:net';
import type { VirusScanner } from './port.ts';

/** A socket of this computer, or a host and port. */
export type ClamdAddress = { path: string } | { host: string; port: number };

const longestReply = 4096;
const pieceBytes = 262_144;

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** INSTREAM: pieces with their lengths, and a length of zero at the end. */
function* streamOf(bytes: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    yield lengthOf(piece.length);
    yield piece;
  }
  yield lengthOf(0);
}

/** The scanner of a clamd beside us; a file that it cannot be asked about in time is not taken. */
export function clamdAt(
  address: ClamdAddress,
  { deadlineMs = 10_000 }: { deadlineMs?: number } = {},
): VirusScanner {
  /** One conversation, one connection: what clamd says until the sign that ends a reply. */
  function ask(pieces: Iterable<Buffer>): Promise<string> {
    return new Promise((resolve, reject) => {
      const options: NetConnectOpts = address;
      const socket = connect(options);
      const leave = (reason: string | null, reply = '') => {
        clearTimeout(deadline);
        socket.destroy();
        if (reason === null) resolve(reply);
        else reject(new Error(`clamd: ${reason}`));
      };
      const deadline = setTimeout(() => leave('no answer in time'), deadlineMs);
      let said = '';
      socket.setEncoding('latin1').on('data', (text: string) => {
        said += text;
        const end = said.indexOf('\0');
        if (end !== -1) leave(null, said.slice(0, end));
        else if (said.length > longestReply) leave('an answer without end');
      });
      socket.once('error', ({ message }) => leave(message));
      socket.once('close', () => leave('closed without an answer'));
      for (const piece of pieces) socket.write(piece);
    });
  }

  return {
    async scan(bytes) {
      const reply = await ask(streamOf(bytes));
      if (reply === 'stream: OK') return null;
      const name = /^stream: (.+) FOUND$/.exec(reply)?.[1];
      // Too long for it, or a fault of its own: that says nothing of the file.
      if (name === undefined) throw new Error(`clamd: ${reply.slice(0, 200)}`);
      return name;
    },
    isThere: () =>
      ask([Buffer.from('zPING\0')]).then(
        (reply) => reply === 'PONG',
        () => false,
      ),
  };
}
