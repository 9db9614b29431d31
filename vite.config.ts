import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The staff application: served by the same process as the API, under /app/. */
export default defineConfig({
  root: 'web',
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy admits fonts and pictures by address, not as data inside the styles.
    assetsInlineLimit: 0,
    // strict-policy.ts must run before the first schema is made, in whichever chunk that stands.
    rolldownOptions: { output: { strictExecutionOrder: true } },
  },
});
