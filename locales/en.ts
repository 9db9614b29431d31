import { shared, sharedRefusals } from './en/shared.ts';
import { shell } from './en/shell.ts';
import { track } from './en/track.ts';
import type { id } from './id.ts';
import type { Translation } from './translation.ts';

export const en = {
  shell,
  shared,
  track,
  refusals: {
    ...sharedRefusals,
  },
} satisfies Translation<typeof id>;
