// node scripts/make-pictures.mjs: runs the browser journeys on a demonstration office of their own and writes the
// pictures of README.md and docs to docs/screens. The browser of the lockfile lacks some signs: run it where there is
// another. While the office is closed nobody takes a ticket: run it in opening hours.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, main, root, runTool, Stop } from './bootstrap.mjs';

/** Of all that the journeys look at, by the journey: what shows Lontar to somebody who does not know it. */
const shown = {
  'card-journey': [
    'home-front-desk',
    'case-verify',
    'case-verify-phone',
    'case-check-section',
    'tracking-phone',
  ],
  complaints: ['complaint-case', 'complaint-call', 'complaint-register', 'home-head-of-office'],
  'public-site': ['site-home', 'site-home-phone'],
  queue: [
    'queue-display',
    'queue-display-lost',
    'queue-counter',
    'queue-ticket-phone',
    'queue-door',
    'queue-door-ticket',
  ],
  'service-standard': ['standard-changes'],
  survey: ['survey-phone'],
};
/** The display of the hall is twice as wide as a page of the README. */
const widest = 1366;

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const { default: sharp } = await import('sharp');
  const taken = mkdtempSync(join(tmpdir(), 'lontar-pictures-'));
  try {
    const journeys = Object.keys(shown).map((name) => `e2e/${name}.test.ts`);
    const status = await runTool(
      'vitest/vitest.mjs',
      ['run', '--config', 'vitest.e2e.config.ts', ...journeys],
      { LONTAR_SCREENS: taken },
    );
    const names = Object.values(shown).flat();
    const missing = names.filter((name) => !existsSync(join(taken, `${name}.png`)));
    if (status !== 0 || missing.length > 0) {
      throw new Stop(
        `Gambar lama tetap; yang kurang: ${missing.join(', ') || '-'}.`,
        `The old pictures stay; missing: ${missing.join(', ') || '-'}.`,
      );
    }
    const screens = join(root, 'docs', 'screens');
    rmSync(screens, { recursive: true, force: true });
    mkdirSync(screens);
    for (const name of names) {
      await sharp(join(taken, `${name}.png`))
        .resize({ width: widest, withoutEnlargement: true })
        .png({ palette: true, quality: 90, effort: 10 })
        .toFile(join(screens, `${name}.png`));
    }
  } finally {
    rmSync(taken, { recursive: true, force: true });
  }
});
