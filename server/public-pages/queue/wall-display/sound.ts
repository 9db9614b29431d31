import { type ClipName, clipNames, spokenCall } from '../../../../contract/queue/spoken-call.ts';
import type { CurrentCall } from './calls.ts';

/** The voice of one display: calls are said one after the other, never two at once. */
export interface Speaker {
  /** Whether the browser lets the page be heard. */
  audible(): boolean;
  /** Loads the clips and starts; a browser allows it after a click, or at once where it was told so. */
  start(): Promise<void>;
  say(calls: readonly CurrentCall[]): void;
}

interface Hearing {
  stillCurrent(call: CurrentCall): boolean;
  onStart(call: CurrentCall): void;
  onEnd(call: CurrentCall, clips: readonly ClipName[]): void;
}

/** A moment between two calls, so that they are heard as two. */
const restSeconds = 0.6;

export function createSpeaker(base: string, hearing: Hearing): Speaker {
  const context = new AudioContext();
  const loaded = new Map<ClipName, Promise<AudioBuffer>>();
  const waiting: CurrentCall[] = [];
  let speaking = false;

  function clip(name: ClipName): Promise<AudioBuffer> {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const coming = fetch(`${base}${name}.mp3`)
      .then((reply) => (reply.ok ? reply.arrayBuffer() : Promise.reject(new Error(String(reply.status)))))
      .then((bytes) => context.decodeAudioData(bytes));
    loaded.set(name, coming);
    // One that did not come is asked for again when it is needed.
    coming.catch(() => loaded.delete(name));
    return coming;
  }

  async function play(names: readonly ClipName[]) {
    const clips = await Promise.all(names.map(clip));
    let at = context.currentTime + 0.05;
    await new Promise<void>((resolve) => {
      for (const [index, buffer] of clips.entries()) {
        const source = new AudioBufferSourceNode(context, { buffer });
        source.connect(context.destination);
        source.start(at);
        at += buffer.duration;
        if (index === clips.length - 1) source.onended = () => resolve();
      }
    });
    await new Promise((resolve) => setTimeout(resolve, restSeconds * 1000));
  }

  async function sayAll() {
    if (speaking) return;
    speaking = true;
    for (let call = waiting.shift(); call !== undefined; call = waiting.shift()) {
      if (!hearing.stillCurrent(call)) continue;
      const clips = spokenCall(call.letter, call.number, call.counter);
      hearing.onStart(call);
      // Without its clips a call is shown all the same; the next one tries anew.
      await play(clips).then(
        () => hearing.onEnd(call, clips),
        () => hearing.onEnd(call, []),
      );
    }
    speaking = false;
  }

  return {
    audible: () => context.state === 'running',
    async start() {
      await context.resume();
      await Promise.all(clipNames.map(clip));
    },
    say(calls) {
      if (context.state !== 'running') return;
      waiting.push(...calls);
      void sayAll();
    },
  };
}
