import type { SiteTranslate } from './site/site-words.ts';

type FrameKey = Parameters<SiteTranslate>[0];

interface PublicPage {
  path: string;
  /** Its name in the menu; without one it is reached from another page. */
  menu?: Extract<FrameKey, `frame.nav.${string}`>;
  /** Its button on the main page. */
  button?: Extract<FrameKey, `home.${string}`>;
  /** Offered to who has lost the way. */
  afterWrongAddress?: true;
}

/** The pages that anybody may find, in the order of the menu. All of them are in the sitemap. */
export const publicPages: readonly PublicPage[] = [
  { path: '/', menu: 'frame.nav.home' },
  { path: '/layanan/ktp-el', menu: 'frame.nav.service', afterWrongAddress: true },
  { path: '/antrean', menu: 'frame.nav.queue', button: 'home.takeTicket', afterWrongAddress: true },
  { path: '/lacak', menu: 'frame.nav.track', button: 'home.track', afterWrongAddress: true },
  { path: '/pengaduan', menu: 'frame.nav.complaint', button: 'home.complain', afterWrongAddress: true },
  { path: '/pengaduan/statistik' },
  { path: '/berita', menu: 'frame.nav.news' },
  { path: '/survei', menu: 'frame.nav.survey' },
  { path: '/survei/hasil' },
  { path: '/data' },
];

/** Those of the menu, with their names. */
export const menuPages = publicPages.flatMap(({ menu, ...page }) =>
  menu === undefined ? [] : [{ ...page, menu }],
);

/** Those that the main page has a button for. */
export const buttonPages = publicPages.flatMap(({ path, button }) =>
  button === undefined ? [] : [{ path, button }],
);
