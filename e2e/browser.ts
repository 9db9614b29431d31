import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

const require = createRequire(import.meta.url);

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Nothing but the pages under test: no telephoning home. The package's own list of arguments is for short calls in a
 * cloud: with its `--single-process` the browser ends with its first context, and it lets a page ask any other origin.
 */
const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface ChosenBrowser {
  executablePath: string;
  /** What the program needs to find, beyond the environment of the run. */
  env: Record<string, string>;
  origin: 'system' | 'package';
}

declare module 'vitest' {
  interface ProvidedContext {
    browser: ChosenBrowser;
  }
}

/** Unpacks the browser's archives with the libraries and the typeface that a bare Debian lacks. */
function unpack(archives: string, directory: string) {
  const unpacked = (name: string) => brotliDecompressSync(readFileSync(join(archives, `${name}.br`)));
  for (const name of ['al2023.tar', 'fonts.tar']) {
    execFileSync('tar', ['-x', '--no-same-owner', '-C', directory], { input: unpacked(name) });
  }
  // The one that lies in the archive knows the directories of a cloud alone.
  const fonts = '<dir prefix="relative">fonts</dir><cachedir prefix="xdg">fonts-cache</cachedir>';
  writeFileSync(join(directory, 'fonts.conf'), `<fontconfig>${fonts}</fontconfig>`);
  writeFileSync(join(directory, 'chromium'), unpacked('chromium'), { mode: 0o755 });
}

/** The browser that comes with the lockfile, unpacked once in this clone: what others left in /tmp is no matter. */
function packagedBrowser(): ChosenBrowser {
  const home = join(dirname(require.resolve('@sparticuz/chromium')), '../..');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const directory = resolve(`node_modules/.cache/lontar/chromium-${version}`);
  if (!existsSync(directory)) {
    mkdirSync(dirname(directory), { recursive: true });
    const unpacked = mkdtempSync(`${directory}-`);
    try {
      unpack(join(home, 'bin'), unpacked);
      renameSync(unpacked, directory);
    } catch (error) {
      rmSync(unpacked, { recursive: true, force: true });
      // Another run was quicker.
      if (!existsSync(directory)) throw error;
    }
  }
  return {
    executablePath: join(directory, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(directory, 'lib'),
      FONTCONFIG_FILE: join(directory, 'fonts.conf'),
      XDG_CACHE_HOME: directory,
    },
    origin: 'package',
  };
}

/** The system's Chromium or Chrome, else the one that comes as a package; LONTAR_TEST_BROWSER forces the choice. */
export function chooseBrowser(): ChosenBrowser {
  const wanted = process.env.LONTAR_TEST_BROWSER || undefined;
  if (wanted !== undefined && wanted !== 'package' && wanted !== 'system') {
    throw new Error(
      `LONTAR_TEST_BROWSER harus package atau system, bukan "${wanted}".\n` +
        `LONTAR_TEST_BROWSER has to be package or system, not "${wanted}".`,
    );
  }
  const found = wanted === 'package' ? undefined : systemBrowsers.find((path) => existsSync(path));
  if (found !== undefined) return { executablePath: found, env: {}, origin: 'system' };
  if (wanted === 'system') {
    throw new Error(
      'Tidak ada Chromium atau Chrome di komputer ini (LONTAR_TEST_BROWSER=system).\n' +
        'There is no Chromium or Chrome on this computer (LONTAR_TEST_BROWSER=system).',
    );
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Peramban dari paket hanya untuk Linux x64: pasanglah Chromium atau Chrome.\n' +
        'The packaged browser is for Linux x64 alone: install Chromium or Chrome.',
    );
  }
  return packagedBrowser();
}

/** A browser process of one's own: the one that the run's set-up chose. */
export function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = inject('browser');
  return chromium.launch({
    executablePath,
    args: quietFlags,
    env: { ...process.env, ...env },
    headless: true,
  });
}
