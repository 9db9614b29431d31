import type { ComponentType } from 'react';
import type { Endpoint } from '../contract/endpoint.ts';
import type { MessageKey } from '../locales/translator.ts';

export type MenuSection = 'work' | 'complaints' | 'register' | 'stock' | 'site' | 'office';

/** One screen of the staff application: where it is, what it shows, and whether the menu names it. */
export interface Screen {
  /** Below /app/, without a leading slash; '' is Beranda. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** The endpoint it lives from: who may not call it does not find the screen in the menu, and reads why when it is opened. */
  needs?: Endpoint;
  menu?: { section: MenuSection; words: MessageKey };
  /** Fills the window, without header and menu: the wall board. */
  bare?: boolean;
}

export const menuSections: readonly MenuSection[] = [
  'work',
  'complaints',
  'register',
  'stock',
  'site',
  'office',
];
