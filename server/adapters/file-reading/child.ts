/**
 * The process that reads files from outside. It holds no secret and no connection; whoever takes it over by a file finds
 * pipes to the server and nothing else. The server ends it when it hangs, grows or answers what is not asked.
 */
import sharp from 'sharp';
import { Refusal } from '../../refusal.ts';
import { checkAttachment } from '../attachments/check-attachment.ts';
import { readImage } from '../images/read-image.ts';
import { collectFrames, type Frame, frameOf } from './frames.ts';
import { task } from './messages.ts';

// Ctrl-C and a service's stop reach the whole group; work under way ends with the server, when it closes the pipe.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

sharp.cache(false);
sharp.concurrency(1);

const nobody = 65_534;
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}

async function answer({ turn, head, bytes }: Frame): Promise<Buffer> {
  try {
    const asked = task.parse(head);
    const { bytes: made, ...rest } =
      asked.task === 'image'
        ? await readImage(bytes, asked.wanted)
        : await checkAttachment(bytes, asked.sender);
    return frameOf(turn, rest, made);
  } catch (error) {
    // Anything else is a fault of ours or of a library: the process ends, and the file counts as unreadable.
    if (!(error instanceof Refusal)) throw error;
    return frameOf(turn, { refused: { code: error.code, params: error.params } });
  }
}

process.stdin.on(
  'data',
  collectFrames((frame) => void answer(frame).then((reply) => process.stdout.write(reply))),
);
process.stdin.on('end', () => process.exit(0));
process.stdout.on('error', () => process.exit(0));
process.stdout.write(frameOf(0, { ready: true }));
