import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export const desktop = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

/** Where it is set, the journeys leave pictures of what they saw; `scripts/make-pictures.mjs` keeps some of them. */
const directory = process.env.LONTAR_SCREENS;

/** A picture of the page at the size that it has. */
export async function takePicture(page: Page, name: string) {
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  await page.screenshot({ path: join(directory, `${name}.png`) });
}

/** The page on a desk as `NAME`, on a telephone as `NAME-phone`; it keeps its size. */
export async function takePictures(page: Page, name: string) {
  if (directory === undefined) return;
  const size = page.viewportSize() ?? desktop;
  await page.setViewportSize(desktop);
  await takePicture(page, name);
  await page.setViewportSize(phone);
  await takePicture(page, `${name}-phone`);
  await page.setViewportSize(size);
}
