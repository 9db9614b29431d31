import { build, type Plugin } from 'vite';

const ending = '?script';

/**
 * A public page's script as text: `import text from './wall-display-script.ts?script'`. It is written in TypeScript
 * and shares pure parts with the server; the page names it by the fingerprint of this text.
 */
export function browserScripts(): Plugin {
  return {
    name: 'browser-scripts',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(ending)) return null;
      const entry = id.slice(0, -ending.length);
      this.addWatchFile(entry);
      const built = await build({
        configFile: false,
        logLevel: 'silent',
        build: {
          write: false,
          target: 'es2020',
          modulePreload: false,
          lib: { entry, formats: ['iife'], name: 'page', fileName: 'page' },
        },
      });
      const [first] = Array.isArray(built) ? built : [built];
      const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
      if (chunk === undefined) throw new Error(`${entry} gave no script`);
      return `export default ${JSON.stringify(chunk.code)};`;
    },
  };
}
