import { defineConfig, mergeConfig } from 'vitest/config';
import tests from './vitest.config.ts';

/** Makes a fixture of the schema as it is: scripts/make-schema-fixture.mjs. */
export default mergeConfig(tests, defineConfig({ test: { include: ['test/make-schema-fixture.ts'] } }));
