import { residentFindings, residentRefusals, residents } from './id/residents.ts';
import { documents } from './id/documents.ts';
import { shared, sharedRefusals } from './id/shared.ts';
import { shell } from './id/shell.ts';
import { track } from './id/track.ts';

/** Every word of Lontar in Indonesian: the source of truth. One file per area under `id/`. */
export const id = {
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
};
