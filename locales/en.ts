import { residentFindings, residentRefusals, residents } from './en/residents.ts';
import { documents } from './en/documents.ts';
import { shared, sharedRefusals } from './en/shared.ts';
import { shell } from './en/shell.ts';
import { track } from './en/track.ts';
import type { id } from './id.ts';
import type { Translation } from './translation.ts';

export const en = {
  shell,
  documents,
  shared,
  residents,
  track,
  findings: {
    ...residentFindings,
  },
  refusals: {
    ...sharedRefusals,
    ...residentRefusals,
  },
} satisfies Translation<typeof id>;
