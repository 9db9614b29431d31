import { applicationFindings, applicationRefusals, applications } from './id/applications.ts';
import { desk } from './id/desk.ts';
import { documents } from './id/documents.ts';
import { residentFindings, residentRefusals, residents } from './id/residents.ts';
import { shared, sharedRefusals } from './id/shared.ts';
import { shell } from './id/shell.ts';
import { staff, staffRefusals } from './id/staff.ts';
import { track } from './id/track.ts';

/** Every word of Lontar in Indonesian: the source of truth. One file per area under `id/`. */
export const id = {
  shell,
  desk,
  documents,
  applications,
  shared,
  residents,
  staff,
  track,
  findings: {
    ...applicationFindings,
    ...residentFindings,
  },
  refusals: {
    ...sharedRefusals,
    ...applicationRefusals,
    ...residentRefusals,
    ...staffRefusals,
  },
};
