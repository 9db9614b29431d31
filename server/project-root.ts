import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The directory of package.json: above server/ when run from source, above dist/server/ when built. */
export function projectRoot(): string {
  let directory = import.meta.dirname;
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('package.json not found above the running program');
    directory = parent;
  }
  return realpathSync(directory);
}
