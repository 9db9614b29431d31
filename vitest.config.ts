import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { browserScripts } from './vite.browser-script.ts';

/** Everything but the browser journeys: rules, database, HTTP, and the import law. */
export default defineConfig({
  plugins: [browserScripts()],
  test: {
    globalSetup: ['test/global-setup.ts'],
    exclude: [...configDefaults.exclude, 'e2e/**', '.lontar/**'],
    // Style sheets of public pages are served from their text; left out, all of them would be empty and alike.
    css: true,
    // Limits are there for what hangs: what takes a second alone takes ten on a machine that others load.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Modules keep no state, so files may share a process: starting one for each costs more than the tests.
    pool: 'threads',
    isolate: false,
    // Much of the time goes by waiting for PostgreSQL, so one worker per core is never too many.
    maxWorkers: Math.max(2, availableParallelism()),
  },
});
