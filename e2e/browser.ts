import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

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

/** Nothing but the pages under test: no telephoning home, no sandbox where root would need one. */
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
  args: string[];
  /** For the line that says which browser a run used. */
  origin: 'system' | 'package';
}

/** The system's Chromium or Chrome, else the one that comes as a package. */
export async function chooseBrowser(): Promise<ChosenBrowser> {
  const args = [...quietFlags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const found = systemBrowsers.find((path) => existsSync(path));
  if (found !== undefined) return { executablePath: found, args, origin: 'system' };
  const { default: packaged } = await import('@sparticuz/chromium');
  return {
    executablePath: await packaged.executablePath(),
    args: [...packaged.args, ...args],
    origin: 'package',
  };
}

export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await chooseBrowser();
  return chromium.launch({ executablePath, args, headless: true });
}
