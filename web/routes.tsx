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
  {
    path: 'permohonan/baru',
    load: () => import('./features/applications/intake.tsx'),
    needs: applications.openIntake,
    menu: { section: 'work', words: 'shell.nav.intake' },
  },
  {
    path: 'permohonan',
    load: () => import('./features/applications/list.tsx'),
    needs: applications.list,
    menu: { section: 'work', words: 'shell.nav.applications' },
  },
  {
    path: 'permohonan/:id',
    load: () => import('./features/applications/case.tsx'),
    needs: applications.detail,
  },
  {
    path: 'belum-diambil',
    load: () => import('./features/applications/uncollected.tsx'),
    needs: applications.uncollected,
    menu: { section: 'work', words: 'shell.nav.uncollected' },
  },
  {
    path: 'papan',
    load: () => import('./features/applications/board.tsx'),
    needs: applications.board,
    menu: { section: 'work', words: 'shell.nav.board' },
    bare: true,
  },
  { path: 'cari', load: () => import('./features/applications/find.tsx'), needs: applications.list },
  { path: 'kata-sandi', load: () => import('./shell/password.tsx') },
];
