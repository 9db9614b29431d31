import { defineConfig } from 'vite';
import { browserScripts } from './vite.browser-script.ts';

/** Server, terminal command and public pages, bundled for Node; packages stay outside the bundle. */
export default defineConfig({
  plugins: [browserScripts()],
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node22',
    rollupOptions: {
      input: {
        main: 'server/main.ts',
        cli: 'server/cli.ts',
        'file-reading': 'server/adapters/file-reading/child.ts',
      },
    },
  },
});
