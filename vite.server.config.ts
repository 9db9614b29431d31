import { defineConfig } from 'vite';

/** Server, terminal command and public pages, bundled for Node; packages stay outside the bundle. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node22',
    rollupOptions: { input: { main: 'server/main.ts', cli: 'server/cli.ts' } },
  },
});
