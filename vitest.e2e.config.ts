import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against a Lontar that was built and started as an office would start it. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/global-setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // One office, one day: the journeys share it as officers do, two files at a time.
    maxWorkers: 2,
    // What they import is read once for each of the two, not for each file.
    isolate: false,
    maxConcurrency: 2,
    retry: 0,
  },
});
