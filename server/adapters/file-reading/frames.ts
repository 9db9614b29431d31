/** One message over a pipe: a head in JSON and bytes that follow it. */
export interface Frame {
  /** Which question it asks or answers: an answer that comes late is never taken for another's. */
  turn: number;
  head: unknown;
  bytes: Buffer;
}

const lengths = 12;
const longestHead = 65_536;
/** Sixteen megabytes and a little: what is read and what is made of it is smaller. */
const longestBytes = 17 * 1_048_576;

export function frameOf(turn: number, head: object, bytes: Buffer = Buffer.alloc(0)): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const start = Buffer.alloc(lengths);
  start.writeUInt32BE(text.length, 0);
  start.writeUInt32BE(bytes.length, 4);
  start.writeUInt32BE(turn, 8);
  return Buffer.concat([start, text, bytes]);
}

/** Puts together what comes in pieces. Throws on what is no message: the other side is then not to be trusted. */
export function collectFrames(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  let pieces: Buffer[] = [];
  let held = 0;
  let wanted = lengths;
  return (chunk) => {
    pieces.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const all = Buffer.concat(pieces);
      const head = all.readUInt32BE(0);
      const bytes = all.readUInt32BE(4);
      if (head > longestHead || bytes > longestBytes) throw new RangeError('message too long');
      const end = lengths + head + bytes;
      if (held < end) {
        pieces = [all];
        wanted = end;
        return;
      }
      onFrame({
        turn: all.readUInt32BE(8),
        head: JSON.parse(all.toString('utf8', lengths, lengths + head)),
        bytes: all.subarray(lengths + head, end),
      });
      pieces = [all.subarray(end)];
      held -= end;
      wanted = lengths;
    }
  };
}
