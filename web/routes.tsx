import { applications } from '../contract/applications.ts';
import type { Screen } from './screens.ts';

/** Every screen, one entry each; the menu follows this order. */
export const screens: readonly Screen[] = [
  {
    path: '',
    load: () => import('./features/applications/home.tsx'),
    needs: applications.work,
    menu: { section: 'work', words: 'shell.nav.home' },
  },
  { path: 'kata-sandi', load: () => import('./shell/password.tsx') },
];
