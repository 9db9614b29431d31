import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clipNames } from '../../../../contract/queue/spoken-call.ts';
import { projectRoot } from '../../../project-root.ts';
import type { FixedFile } from '../../page/fixed-files.ts';

export interface Voice {
  /** Where the clips are: this, the clip's name, `.mp3`. */
  base: string;
  files: FixedFile[];
}

/** The clips of data/voice, under the fingerprint of all of them. */
export function readVoice(): Voice {
  const clips = clipNames.map((name) => ({
    name,
    content: readFileSync(join(projectRoot(), 'data', 'voice', `${name}.mp3`)),
  }));
  const print = clips
    .reduce((hash, { content }) => hash.update(content), createHash('sha256'))
    .digest('hex')
    .slice(0, 12);
  const base = `/umum/suara/${print}/`;
  return {
    base,
    files: clips.map(({ name, content }) => ({ address: `${base}${name}.mp3`, type: 'audio/mpeg', content })),
  };
}
